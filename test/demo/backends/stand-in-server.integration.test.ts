import { get } from 'node:http';
import { request as tlsRequest } from 'node:https';
import { gunzipSync } from 'node:zlib';
import { FaultBoard } from '@demo/backends/fault';
import { startStandInServer, type StandInServer } from '@demo/backends/server/stand-in-server';
import { afterEach, describe, expect, it } from 'vitest';

const BODY = JSON.stringify({ items: Array.from({ length: 50 }, (_, id) => ({ id })) });
const open: StandInServer[] = [];

async function started(faults: FaultBoard, tls = false): Promise<StandInServer> {
  const server = await startStandInServer({
    faults,
    tls,
    now: () => 1_800_000_000_000_000,
    answer: () => ({ status: 200, headers: { 'content-type': 'application/json' }, body: BODY, isLog: true }),
  });
  open.push(server);
  return server;
}

/** As it comes over the wire, not decompressed. */
const rawBody = (address: string): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    get(address, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => resolve(Buffer.concat(chunks)));
    }).on('error', reject);
  });

const statusOverTls = (address: string, ca: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const request = tlsRequest(address, { ca, agent: false }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    request.on('error', reject);
    request.end();
  });

afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()));
});

describe('the server of the stand-ins', () => {
  it('answers whole and well while no fault is on, with the date of its clock', async () => {
    const server = await started(new FaultBoard());
    const response = await fetch(server.address);
    expect([response.status, await response.text(), response.headers.get('date'), server.requests()]).toEqual([
      200,
      BODY,
      new Date(1_800_000_000_000).toUTCString(),
      1,
    ]);
  });

  it.each([
    ['sign-in-lost', 401],
    ['throttled-with-retry-after', 429],
    ['throttled-without-retry-after', 429],
    ['unavailable-with-retry-after', 503],
    ['unavailable-without-retry-after', 503],
  ] as const)('strikes with %s after the answers that go well, as often as it was told', async (fault, status) => {
    const faults = new FaultBoard();
    faults.set({ fault, after: 1, times: 1 });
    const server = await started(faults);
    const seen = [];
    for (let turn = 0; turn < 3; turn += 1) seen.push((await fetch(server.address)).status);
    expect(seen).toEqual([200, status, 200]);
  });

  it('breaks the connection, cuts, spoils and wraps bodies', async () => {
    const faults = new FaultBoard();
    const server = await started(faults);
    faults.set({ fault: 'reset-mid-body', times: 1 });
    await expect(fetch(server.address).then((response) => response.text())).rejects.toThrow();
    faults.set({ fault: 'truncated-body', times: 1 });
    expect((await (await fetch(server.address)).text()).length).toBe(Math.floor(BODY.length / 2));
    faults.set({ fault: 'malformed-body', times: 1 });
    const spoilt = await (await fetch(server.address)).text();
    expect(() => JSON.parse(spoilt) as unknown).toThrow();
    faults.set({ fault: 'wrong-content-type', times: 1 });
    expect((await fetch(server.address)).headers.get('content-type')).toContain('text/html');
    faults.set({ fault: 'endless-gzip', times: 1 });
    const packed = await rawBody(server.address);
    expect(() => gunzipSync(packed)).toThrow(/unexpected end/);
  });

  it('never ends, or drips, until the asker gives up', async () => {
    const faults = new FaultBoard();
    const server = await started(faults);
    for (const fault of ['never-ends', 'slow-drip'] as const) {
      faults.set({ fault, times: 1 });
      const asked = fetch(server.address, { signal: AbortSignal.timeout(300) });
      await expect(asked.then((response) => response.text())).rejects.toThrow(/timeout/);
    }
  });

  it('shows a certificate of its own authority, and under the fault one of a stranger', async () => {
    const faults = new FaultBoard();
    const server = await started(faults, true);
    const authority = server.authority ?? '';
    expect(await statusOverTls(server.address, authority)).toBe(200);
    faults.set({ fault: 'unknown-authority' });
    await expect(statusOverTls(server.address, authority)).rejects.toThrow(/certificate/);
    faults.clear('unknown-authority');
    expect(await statusOverTls(server.address, authority)).toBe(200);
  });
});
