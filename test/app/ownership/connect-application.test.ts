import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { connect as connectSocket } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { HostServices } from '@app/application';
import { connectApplication } from '@app/ownership/connect-application';
import type { ConnectedApplication } from '@app/ownership/connected-application';
import type { Push } from '@contract/pushes';
import type { FileHandle } from '@core/files/file-handle';

let folder = '';
let dataFolder = '';
const connected: ConnectedApplication[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vt-con-'));
  dataFolder = join(folder, 'data');
});
afterEach(async () => {
  for (const one of connected.splice(0).reverse()) await one.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A host whose user always chooses the same file. */
function host(kind: HostServices['kind'], chosen = ''): HostServices {
  return {
    kind,
    version: '0.0.0',
    hasNativeDialogs: kind === 'electron',
    pickSources: async (_what, handles) => [await handles.addSource(chosen)],
    pickTarget: (suggestedName, handles) => handles.addTarget(join(folder, suggestedName)),
    openDemo: (demoFolder) => Promise.resolve(`opened ${demoFolder}`),
    ...(kind === 'cli' ? {} : { openWindow: () => Promise.resolve({ address: `window of ${kind}` }) }),
  };
}

async function connect(
  services: HostServices,
  more: { readonly keepTrying?: boolean } = {},
): Promise<ConnectedApplication> {
  const programDirectory = join(folder, 'out');
  const made = await connectApplication({ dataFolder, programDirectory, host: services, ...more });
  connected.push(made);
  return made;
}

describe('two hosts on one data folder', () => {
  it('share one application: the first owns it, the second forwards to it and hears its pushes', async () => {
    const owner = await connect(host('electron'));
    const second = await connect(host('cli'));
    expect([owner.isOwner(), second.isOwner()]).toEqual([true, false]);

    const heard: Push[] = [];
    second.subscribe((push) => heard.push(push));
    await owner.call('settings.update', { theme: 'dark' });
    expect(await second.call('settings.read', {})).toMatchObject({ ok: true, value: { theme: 'dark' } });
    await expect.poll(() => heard).toEqual([{ name: 'settings.changed', body: { by: 'settings.update' } }]);
    expect(await second.call('no.such', {})).toMatchObject({ ok: false, failure: { code: 'unknown-call' } });
  });

  it('each keep their own dialogs, windows and description', async () => {
    const file = join(folder, 'log.json');
    writeFileSync(file, '{}');
    await connect(host('electron', '/nowhere'));
    const second = await connect(host('local-web', file));
    expect(await second.call('application.describe', {})).toMatchObject({
      ok: true,
      value: { host: 'local-web', hasNativeDialogs: false, dataFolder },
    });
    expect(await second.call('files.pick', { what: 'files' })).toMatchObject({
      ok: true,
      value: [{ name: 'log.json', byteLength: 2 }],
    });
    expect(await second.call('files.pickTarget', { suggestedName: '../x.csv' })).toMatchObject({
      ok: true,
      value: { name: '_x.csv', kind: 'target' },
    });
    expect(await second.call('files.pick', { what: 'everything' })).toMatchObject({
      failure: { code: 'invalid-input' },
    });
    expect(await second.call('application.openDemo', {})).toEqual({
      ok: true,
      value: { address: `opened ${join(dataFolder, 'demo')}` },
    });
  });

  it('register files with the owner, who refuses what is not there', async () => {
    await connect(host('electron'));
    const second = await connect(host('cli'));
    await expect(second.addSource(join(folder, 'missing'))).rejects.toMatchObject({ code: 'file-unreadable' });
    mkdirSync(join(folder, 'logs'));
    const handle: FileHandle = await second.addSource(join(folder, 'logs'), 'the logs');
    expect(handle).toMatchObject({ name: 'the logs', kind: 'folder', byteLength: null });
    await second.release(handle.handle);
  });

  it('ask the owner for a window, which one without a window has not', async () => {
    const owner = await connect(host('electron'));
    const second = await connect(host('local-web'));
    expect(await second.openWindowOfOwner()).toEqual({ address: 'window of electron' });
    expect(await owner.openWindowOfOwner()).toBeNull();
  });

  it('keep the place of the window with the owner', async () => {
    const owner = await connect(host('electron'));
    const second = await connect(host('electron'));
    const place = { x: 10, y: 20, width: 1000, height: 700, isMaximized: false };
    await second.writeWindow(place);
    expect(await owner.readWindow()).toEqual(place);
    expect(await second.readWindow()).toEqual(place);
  });
});

describe('when the owner leaves', () => {
  it('the other host takes over, and goes on hearing what happens', async () => {
    const owner = await connect(host('local-web'));
    const second = await connect(host('electron'));
    const heard: string[] = [];
    second.subscribe((push) => heard.push(push.name));
    connected.shift();
    await owner.close();
    await expect.poll(() => second.isOwner()).toBe(true);
    expect(await second.call('settings.update', { theme: 'light' })).toMatchObject({ ok: true });
    await expect.poll(() => heard).toEqual(expect.arrayContaining(['settings.changed', 'archive.changed']));
  });

  it('it leaves neither socket nor pointer nor staged files behind', async () => {
    const owner = await connect(host('local-web'));
    await owner.call('files.fromText', { name: 'pasted.json', text: '{}' });
    connected.shift();
    await owner.close();
    expect(readdirSync(dataFolder).filter((name) => /owner|wal/.test(name))).toEqual([]);
    expect(readdirSync(join(dataFolder, 'staging'))).toEqual([]);
  });
});

describe('the socket of the owner', () => {
  it('can be opened by this user alone', async () => {
    await connect(host('electron'));
    expect(statSync(join(dataFolder, 'owner.sock')).mode & 0o777).toBe(0o600);
    expect(statSync(dataFolder).mode & 0o777).toBe(0o700);
  });

  it.each([
    ['nothing but noise', 'GET / HTTP/1.1\n\n'],
    ['a call before the key', '{"id":1,"question":{"ask":"call","name":"settings.read","input":{}}}\n'],
    ['a wrong key', '{"id":1,"question":{"ask":"hello","key":"guess","dataFolder":"/"}}\n'],
  ])('ends a connection that brings %s', async (_what, text) => {
    const owner = await connect(host('electron'));
    const socket = connectSocket(join(dataFolder, 'owner.sock'));
    let answer = '';
    socket.on('data', (chunk) => (answer += String(chunk)));
    socket.write(text);
    await once(socket, 'close');
    expect(answer).not.toContain('theme');
    expect(await owner.call('settings.read', {})).toMatchObject({ ok: true });
  });

  it('is not found from a copy of the folder: the copy gets an owner of its own', async () => {
    await connect(host('electron'));
    const original = dataFolder;
    dataFolder = join(folder, 'copy');
    mkdirSync(dataFolder);
    copyFileSync(join(original, 'owner.json'), join(dataFolder, 'owner.json'));
    const copy = await connect(host('cli'));
    expect(copy.isOwner()).toBe(true);
  });

  it('works in a folder that is too deep for a socket', async () => {
    dataFolder = join(folder, 'x'.repeat(80), 'y'.repeat(80));
    mkdirSync(dataFolder, { recursive: true });
    await connect(host('electron'));
    const second = await connect(host('cli'));
    expect(second.isOwner()).toBe(false);
    expect(await second.call('settings.read', {})).toMatchObject({ ok: true });
  });
});

describe('an archive that cannot be opened', () => {
  const spoil = (): void => {
    mkdirSync(dataFolder, { mode: 0o700 });
    writeFileSync(join(dataFolder, 'archive.duckdb'), 'this is no archive'.repeat(1000));
  };

  it('fails the command line in a sentence', async () => {
    spoil();
    await expect(connect(host('cli'))).rejects.toMatchObject({ code: 'archive-damaged' });
  });

  it('leaves a window open that says so, and works as soon as it can be opened', async () => {
    spoil();
    const window = await connect(host('local-web'), { keepTrying: true });
    expect(await window.call('application.describe', {})).toMatchObject({ failure: { code: 'archive-damaged' } });
    rmSync(join(dataFolder, 'archive.duckdb'));
    await expect.poll(async () => (await window.call('application.describe', {})).ok, { interval: 200 }).toBe(true);
    expect(window.isOwner()).toBe(true);
  });
});
