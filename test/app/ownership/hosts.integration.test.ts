import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { LOOPBACK } from '@contract/bridge';
import type { Push } from '@contract/pushes';
import { connectApplication } from '@app/ownership/connect-application';
import type { HostServices } from '@app/application';
import { machineNode, root, runCli } from '../../e2e/support/run-cli';
import { ask, enter } from '../../local-web/open-door';

let folder = '';
let dataFolder = '';
const children: ChildProcess[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vt-hosts-'));
  dataFolder = join(folder, 'data');
});
afterEach(async () => {
  for (const child of children.splice(0)) {
    if (child.exitCode === null && child.signalCode === null) {
      const exited = once(child, 'exit');
      child.kill('SIGKILL');
      await exited;
    }
  }
  rmSync(folder, { recursive: true, force: true });
});

/** The built window in the browser, as a process of its own; answers when it has printed its address. */
async function openWindow(): Promise<{
  readonly child: ChildProcess;
  readonly address: string;
  readonly said: () => string;
}> {
  const program = join(root, 'out/local-web/index.js');
  const child = spawn(machineNode(), [program, '--data', dataFolder, '--print-address'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  let printed = '';
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (printed += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  const address = () => /^(http:\S+)\n/m.exec(printed)?.[1];
  await expect.poll(address).toBeDefined();
  return { child, address: address() ?? '', said: () => said };
}

/** The page of that window, without a browser: its calls and what it is told. */
async function openPage(address: string) {
  const { origin, host } = new URL(address);
  const { cookie, pageKey } = await enter(address);
  const headers = { origin, cookie, 'sec-fetch-site': 'same-origin' };
  const session = await ask(`${origin}/session`, {
    method: 'POST',
    headers: { ...headers, [LOOPBACK.keyHeader]: pageKey },
  });
  const { token } = JSON.parse(session.text) as { token: string };
  const pushes: Push[] = [];
  const socket = new WebSocket(`ws://${host}${LOOPBACK.paths.pushes}`, [LOOPBACK.socketProtocol, token], {
    headers: { cookie },
    origin,
  });
  socket.on('message', (message: Buffer) => pushes.push(JSON.parse(message.toString()) as Push));
  socket.on('error', () => undefined);
  await once(socket, 'open');
  const call = async (name: string, input: unknown = {}): Promise<unknown> => {
    const answer = await ask(`${origin}${LOOPBACK.paths.call}${name}`, {
      method: 'POST',
      headers: { ...headers, [LOOPBACK.tokenHeader]: token },
      body: JSON.stringify(input),
    });
    return JSON.parse(answer.text);
  };
  return { call, pushes, close: () => socket.close() };
}

/** Three events of CloudTrail's shape, invented. */
function writeLog(name: string): string {
  const path = join(folder, name);
  const record = (id: number) => ({
    eventVersion: '1.09',
    eventID: `00000000-0000-4000-8000-00000000000${id}`,
    eventTime: '2026-11-20T08:00:00Z',
    eventSource: 's3.amazonaws.com',
    eventName: 'GetObject',
    awsRegion: 'eu-central-1',
    recipientAccountId: '111122223333',
  });
  writeFileSync(path, JSON.stringify({ Records: [1, 2, 3].map(record) }));
  return path;
}

const everything = { criteria: { range: { kind: 'all' } }, snapshot: null };
const cliHost: HostServices = {
  kind: 'cli',
  version: '0.0.0',
  hasNativeDialogs: false,
  pickSources: () => Promise.resolve([]),
  pickTarget: () => Promise.resolve(null),
  openDemo: () => Promise.resolve(null),
};

describe('one owner per data folder', () => {
  it('with a window open, the command line imports through it: one archive, and the window is told', async () => {
    const window = await openWindow();
    const page = await openPage(window.address);
    const run = await runCli(dataFolder, ['import', writeLog('events.json'), '--json']);
    expect([run.code, run.stderr]).toEqual([0, expect.any(String)]);
    expect(JSON.parse(run.stdout)).toMatchObject({ files: 1, read: 3, added: 3, duplicates: 0, rejected: 0 });
    await expect.poll(() => page.pushes.map((push) => push.name)).toContain('archive.changed');
    const changed = page.pushes.filter((push) => push.name === 'archive.changed').at(-1);
    expect(changed?.body).toMatchObject({ entries: 3 });
    expect(page.pushes.filter((push) => push.name === 'operation.ended')).toHaveLength(1);
    expect(await page.call('search.count', everything)).toMatchObject({ ok: true, value: { entries: 3 } });
    const again = await runCli(dataFolder, ['search', '--count']);
    expect([again.code, again.stdout.trim()]).toEqual([0, '3']);
    // Only one process ever opened the archive.
    const log = readFileSync(join(dataFolder, 'veritrail.log'), 'utf8');
    expect(log.match(/ opened by (\S+)/g)).toEqual([' opened by local-web']);
    page.close();
  });

  it('with no window open, the command line is its own owner and leaves no trace of it', async () => {
    expect((await runCli(dataFolder, ['import', writeLog('events.json'), '--json'])).code).toBe(0);
    expect(existsSync(join(dataFolder, 'owner.json'))).toBe(false);
    expect(existsSync(join(dataFolder, 'owner.sock'))).toBe(false);
    expect((await runCli(dataFolder, ['search', '--count'])).stdout.trim()).toBe('3');
  });

  it('started several times at once, one program runs and the others hand out its address', async () => {
    const windows = await Promise.all([openWindow(), openWindow(), openWindow()]);
    expect(new Set(windows.map((one) => new URL(one.address).port)).size).toBe(1);
    expect(new Set(windows.map((one) => one.address)).size).toBe(3);
    await expect
      .poll(() => windows.filter((one) => one.child.exitCode === 0 && one.said().includes('open already')).length)
      .toBe(2);
  });

  it('that is killed leaves a folder that the next program opens at once', async () => {
    const first = await openWindow();
    first.child.kill('SIGKILL');
    await once(first.child, 'exit');
    expect(existsSync(join(dataFolder, 'owner.sock'))).toBe(true);
    const second = await openWindow();
    expect(second.said()).not.toContain('open already');
    expect((await runCli(dataFolder, ['search', '--count'])).stdout.trim()).toBe('0');
  });

  it('that is killed in the middle of a call fails it in a sentence, and its client takes over', async () => {
    const window = await openWindow();
    const client = await connectApplication({ dataFolder, programDirectory: join(root, 'out'), host: cliHost });
    expect(client.isOwner()).toBe(false);
    window.child.kill('SIGSTOP');
    const waiting = client.call('settings.read', {});
    window.child.kill('SIGKILL');
    expect(await waiting).toMatchObject({ ok: false, failure: { code: 'host-stopped' } });
    await expect.poll(() => client.isOwner()).toBe(true);
    expect(await client.call('settings.read', {})).toMatchObject({ ok: true });
    await client.close();
  });
});

describe('the window in the browser', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)('closes in an orderly way on %s', async (signal) => {
    const { child } = await openWindow();
    child.kill(signal);
    await once(child, 'exit');
    expect(child.exitCode).toBe(0);
    expect(readFileSync(join(dataFolder, 'veritrail.log'), 'utf8')).toMatch(/ closed\n$/);
    expect(existsSync(join(dataFolder, 'owner.json'))).toBe(false);
    expect(existsSync(join(dataFolder, 'archive.duckdb.wal'))).toBe(false);
  });

  it('stops with its parent, however that ends', async () => {
    const program = join(root, 'out/local-web/index.js');
    const words = JSON.stringify([program, '--data', dataFolder, '--print-address']);
    const parent = spawn(machineNode(), [
      '-e',
      `const child = require('node:child_process').spawn(process.execPath, ${words}, { stdio: ['ignore', 'inherit', 'ignore'] });
       process.stderr.write(String(child.pid)); setInterval(() => {}, 1000);`,
    ]);
    children.push(parent);
    let printed = '';
    let processId = '';
    parent.stdout.on('data', (chunk) => (printed += String(chunk)));
    parent.stderr.on('data', (chunk) => (processId += String(chunk)));
    await expect.poll(() => printed).toContain('http://');
    parent.kill('SIGKILL');
    const isRunning = () => {
      try {
        return process.kill(Number(processId), 0);
      } catch {
        return false;
      }
    };
    await expect.poll(isRunning).toBe(false);
    expect(readFileSync(join(dataFolder, 'veritrail.log'), 'utf8')).toMatch(/ closed\n$/);
  });

  it('says in a sentence what is wrong with its arguments', async () => {
    const child = spawn(machineNode(), [join(root, 'out/local-web/index.js'), '--colour']);
    let said = '';
    child.stderr.on('data', (chunk) => (said += String(chunk)));
    const [code] = (await once(child, 'close')) as [number];
    expect([code, said]).toEqual([2, expect.stringContaining("Unknown option '--colour'")]);
  });

  it('opens the demo in a data folder of its own, filled and labelled', async () => {
    const page = await openPage((await openWindow()).address);
    const opened = (await page.call('application.openDemo')) as { ok: true; value: { address: string } };
    const demo = await openPage(opened.value.address);
    expect(await demo.call('application.describe')).toMatchObject({
      ok: true,
      value: { isDemo: true, dataFolder: join(dataFolder, 'demo') },
    });
    const { value } = (await demo.call('search.count', everything)) as { value: { entries: number } };
    expect(value.entries).toBeGreaterThan(1000);
    expect(await page.call('search.count', everything)).toMatchObject({ value: { entries: 0 } });
    expect(await page.call('application.describe')).toMatchObject({ value: { isDemo: false } });
    expect(await demo.call('application.openDemo')).toMatchObject({ ok: false, failure: { code: 'not-allowed' } });
  });
});
