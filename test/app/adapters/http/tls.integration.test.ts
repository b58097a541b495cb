import { X509Certificate } from 'node:crypto';
import { createServer } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { generate } from 'selfsigned';
import { afterEach, describe, expect, it } from 'vitest';
import { createHttpClient } from '@app/adapters/http/http-client';
import { fingerprintOf } from '@app/adapters/http/open-socket';
import { probe } from '@app/adapters/http/probe';
import type { TestStep } from '@core/connections/connection-test';
import { BackendFailure } from '@core/http/backend-failure';
import { MemorySecretStore } from '../../../fakes/memory-secret-store';
import { connectionTo, ID, NEVER, QUICK, request } from './clients';
import { type LocalServer, startLocalServer } from './local-server';

const DAY = 24 * 3_600_000;
const opened: { close(): Promise<void> | void }[] = [];
afterEach(async () => {
  for (const one of opened.splice(0).reverse()) await one.close();
});

interface Shown {
  readonly server: LocalServer;
  readonly pin: string;
  readonly pem: string;
}

/** A server with a certificate that signs itself. */
async function serve(name = 'localhost', from = -DAY, to = DAY): Promise<Shown> {
  const { private: key, cert } = await generate([{ name: 'commonName', value: name }], {
    keyType: 'ec',
    algorithm: 'sha256',
    notBeforeDate: new Date(Date.now() + from),
    notAfterDate: new Date(Date.now() + to),
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'subjectAltName', altNames: [{ type: 2, value: name }] },
    ],
  });
  const server = await startLocalServer((_, response) => response.end('{}'), { key, cert });
  opened.push(server);
  return { server, pin: fingerprintOf(new X509Certificate(cert).raw), pem: cert };
}

const send = async (address: string, trust: object, more: { readonly proxy?: string } = {}): Promise<string> => {
  const client = createHttpClient({
    connection: connectionTo(address, { trust, ...more }),
    traffic: { requests: 100, perMs: 1000, parallel: 2 },
    secrets: new MemorySecretStore({ [ID]: 'token-4711' }),
    now: () => 0,
    limits: QUICK,
    environment: {},
  });
  opened.push(client);
  try {
    return String((await client.send(request(), NEVER)).status);
  } catch (error) {
    if (error instanceof BackendFailure) return `${error.kind}: ${error.message}`;
    throw error;
  }
};

const tlsStep = async (address: string, trust: object): Promise<TestStep | undefined> => {
  const steps: TestStep[] = [];
  await probe({
    connection: connectionTo(address, { trust }),
    limits: QUICK,
    environment: {},
    onStep: (step) => steps.push(step),
  });
  return steps.find(({ step }) => step === 'tls');
};

const local = ({ port }: LocalServer): string => `https://localhost:${port}`;

describe('a backend’s certificate', () => {
  it('has to be vouched for: by an authority of the connection, or by its pin', async () => {
    const { server, pin, pem } = await serve();
    expect(await send(local(server), {})).toMatch(/^tls: .*nobody vouches for/);
    expect(server.seen).toHaveLength(0);
    expect(await send(local(server), { authority: pem })).toBe('200');
    expect(await send(local(server), { pinned: pin })).toBe('200');
    expect(await send(server.address, { pinned: pin })).toBe('200');
  });

  it('that is not the pinned one is refused before anything is sent, whoever vouches for it', async () => {
    const { server, pem } = await serve();
    const trust = { authority: pem, pinned: 'ab'.repeat(32) };
    expect(await send(local(server), trust)).toMatch(/^tls: .*another certificate than the pinned one/);
    expect(server.seen).toHaveLength(0);
  });

  it('that is expired, early or for another name is told apart', async () => {
    const cases = [
      [await serve('localhost', -2 * DAY, -DAY), 'has expired'],
      [await serve('localhost', DAY, 2 * DAY), 'is not valid yet'],
      [await serve('other.example'), 'for another name'],
    ] as const;
    for (const [{ server, pem }, words] of cases) {
      const step = await tlsStep(local(server), { authority: pem });
      expect([step?.outcome, step?.text]).toEqual(['failed', expect.stringContaining(words)]);
      expect(await send(local(server), { authority: pem })).toMatch(/^tls: /);
    }
  });

  it('is missing where the port does not speak TLS', async () => {
    const plain = await startLocalServer((_, response) => response.end('{}'));
    opened.push(plain);
    const step = await tlsStep(`https://127.0.0.1:${plain.port}`, {});
    expect([step?.outcome, step?.text]).toEqual(['failed', expect.stringContaining('does not speak TLS')]);
  });
});

describe('a proxy on the way', () => {
  async function startProxy(status = 200): Promise<{ address: string; asked: string[]; passed: Buffer[] }> {
    const asked: string[] = [];
    const passed: Buffer[] = [];
    const proxy = createServer();
    const sockets = new Set<Socket>();
    proxy.on('connect', (incoming, socket: Socket) => {
      asked.push(`${incoming.url} ${incoming.headers['proxy-authorization'] ?? ''}`.trim());
      sockets.add(socket);
      if (status !== 200) return void socket.end(`HTTP/1.1 ${status} No\r\ncontent-length: 0\r\n\r\n`);
      const [, port] = (incoming.url ?? '').split(':');
      const onwards = connect(Number(port), '127.0.0.1', () => {
        socket.write('HTTP/1.1 200 OK\r\n\r\n');
        socket.on('data', (chunk: Buffer) => passed.push(chunk));
        socket.pipe(onwards).pipe(socket);
      });
      sockets.add(onwards);
      for (const one of [socket, onwards]) one.on('error', () => undefined);
    });
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    opened.push({
      close: () => {
        for (const one of sockets) one.destroy();
        proxy.close();
      },
    });
    return { address: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`, asked, passed };
  }

  it('opens a tunnel that it cannot look into, and the pin counts behind it too', async () => {
    const { server, pin } = await serve();
    const proxy = await startProxy();
    expect(await send(local(server), { pinned: pin }, { proxy: proxy.address })).toBe('200');
    expect(proxy.asked).toEqual([`localhost:${server.port}`]);
    expect(Buffer.concat(proxy.passed).includes('token-4711')).toBe(false);
    expect(await send(local(server), { pinned: '0'.repeat(64) }, { proxy: proxy.address })).toMatch(/^tls: /);
  });

  it('says by itself what it refuses', async () => {
    const proxy = await startProxy(407);
    const said = await send('https://backend.invalid', {}, { proxy: proxy.address });
    expect(said).toMatch(
      /^unreachable: backend\.invalid is behind the proxy http:\/\/127\.0\.0\.1:\d+, which wants a sign-in/,
    );
  });

  it('that is not there is told apart from the backend', async () => {
    const said = await send('https://backend.invalid', {}, { proxy: 'http://127.0.0.1:9' });
    expect(said).toContain('backend.invalid is behind the proxy http://127.0.0.1:9, which could not be reached');
  });
});
