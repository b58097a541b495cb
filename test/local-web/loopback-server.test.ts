import { once } from 'node:events';
import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { stagingFolderOf } from '@app/data-folder';
import { LOOPBACK } from '@contract/bridge';
import type { FileHandle } from '@core/files/file-handle';
import { ask, enter, openDoor, signIn } from './open-door';

let door: Awaited<ReturnType<typeof openDoor>>;
let page: Readonly<Record<string, string>>;
let describeAddress = '';

beforeAll(async () => {
  door = await openDoor();
  page = await signIn(door.server, door.origin);
  describeAddress = `${door.origin}${LOOPBACK.paths.call}application.describe`;
});
afterAll(() => door.close());

const without = (headers: Readonly<Record<string, string>>, name: string) =>
  Object.fromEntries(Object.entries(headers).filter(([key]) => key !== name));

describe('the way in', () => {
  it('listens on 127.0.0.1 alone', () => {
    expect(door.origin).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  });

  it('sets a cookie that scripts and other sites do not get, and sends the page on', async () => {
    const answer = await ask(door.server.makeStartAddress());
    const port = new URL(door.origin).port;
    expect(answer.headers['set-cookie']).toEqual([
      expect.stringMatching(new RegExp(`^veritrail-${port}=[\\w-]{43}; HttpOnly; SameSite=Strict; Path=/$`)),
    ]);
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.headers['content-security-policy']).toMatch(/default-src 'none'.*script-src 'nonce-/);
  });

  it('takes a start token once, and leaves it to the user when a browser only guesses', async () => {
    const address = door.server.makeStartAddress();
    expect((await ask(address, { headers: { 'sec-purpose': 'prefetch' } })).status).toBe(403);
    expect((await ask(address)).status).toBe(200);
    expect((await ask(address)).status).toBe(403);
    expect((await ask(`${door.origin}/start?token=guess`)).status).toBe(403);
    expect((await ask(`${door.origin}/start`)).status).toBe(403);
  });

  it('gives a token to cookie and page key together only: another port sees the cookie, and never the key', async () => {
    const { cookie, pageKey } = await enter(door.server.makeStartAddress());
    const session = (headers: Record<string, string>) =>
      ask(`${door.origin}${LOOPBACK.paths.session}`, { method: 'POST', headers: { origin: door.origin, ...headers } });
    const key = { [LOOPBACK.keyHeader]: pageKey };
    expect((await session({ cookie, ...key })).status).toBe(200);
    expect((await session({ cookie, ...key })).status).toBe(200);
    expect((await session({ cookie })).status).toBe(403);
    expect((await session(key)).status).toBe(403);
    expect((await session({ cookie, ...key, origin: 'http://127.0.0.1:1' })).status).toBe(403);
    expect((await session({ cookie, ...key, 'sec-fetch-site': 'same-site' })).status).toBe(403);
  });
});

describe('a call', () => {
  const call = (headers: Readonly<Record<string, string>>, body = '{}') =>
    ask(describeAddress, { method: 'POST', headers, body });

  it('of our own page is answered', async () => {
    const answer = await call(page);
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.text)).toMatchObject({ ok: true, value: { host: 'local-web', hasNativeDialogs: false } });
  });

  it('with a failure is answered with the failure', async () => {
    const answer = await ask(`${door.origin}/call/files.pick`, {
      method: 'POST',
      headers: page,
      body: '{"what":"files"}',
    });
    expect(JSON.parse(answer.text)).toMatchObject({ ok: false, failure: { code: 'not-available-here' } });
    const unknown = await ask(`${door.origin}/call/no.such`, { method: 'POST', headers: page, body: '{}' });
    expect(JSON.parse(unknown.text)).toMatchObject({ ok: false, failure: { code: 'unknown-call' } });
  });

  it.each(['cookie', 'origin', LOOPBACK.tokenHeader])('without %s is refused', async (name) => {
    expect((await call(without(page, name))).status).toBe(403);
  });

  it.each([
    ['host', 'localhost.evil.example'],
    ['host', '127.0.0.1'],
    ['origin', 'http://evil.example'],
    ['origin', 'http://127.0.0.1:9'],
    ['origin', 'null'],
    ['sec-fetch-site', 'cross-site'],
    ['sec-fetch-site', 'same-site'],
    ['sec-fetch-site', 'none'],
    ['cookie', 'veritrail=guess'],
    [LOOPBACK.tokenHeader, 'guess'],
  ])('with %s %s is refused', async (name, value) => {
    expect((await call({ ...page, [name]: value })).status).toBe(403);
  });

  it('that is no JSON, or too large, is refused and harms nobody', async () => {
    expect((await call(page, '{')).status).toBe(400);
    expect((await call({ ...page, 'content-length': '20000000' })).status).toBe(413);
    expect((await call(page)).status).toBe(200);
    expect(door.bugs).toEqual([]);
  });

  it('is never answered to another origin by CORS', async () => {
    const preflight = await ask(describeAddress, {
      method: 'OPTIONS',
      headers: { origin: 'http://evil.example', 'access-control-request-method': 'POST' },
    });
    expect(preflight.status).toBe(405);
    for (const answer of [preflight, await call(page)]) {
      expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
    }
  });
});

describe('the page', () => {
  const get = (path: string, headers = without(page, LOOPBACK.tokenHeader)) =>
    ask(`${door.origin}${path}`, { headers });

  it('is served with the headers that keep it alone', async () => {
    const { status, headers, text } = await get('/');
    expect([status, text]).toEqual([200, '<title>Veritrail</title>']);
    expect(headers).toMatchObject({
      'content-security-policy': expect.stringMatching(
        /^default-src 'none'; script-src 'self'.*frame-ancestors 'none'$/,
      ),
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-store',
    });
    expect((await get('/assets/main-1.js')).headers).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': expect.stringContaining('immutable'),
    });
  });

  it('is not shown without the cookie, nor to another site that links to it', async () => {
    expect((await get('/', {})).status).toBe(403);
    expect((await get('/', { ...page, 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  });

  it.each([
    '/assets/',
    '/assets',
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2f..%2fsecret.txt',
    '//etc/passwd',
    '/x\0y',
  ])('is all there is: %j is not', async (path) => {
    const socket = connect(Number(new URL(door.origin).port), '127.0.0.1');
    socket.end(
      `GET ${path} HTTP/1.1\r\nHost: ${new URL(door.origin).host}\r\nCookie: ${page['cookie']}\r\nConnection: close\r\n\r\n`,
    );
    let text = '';
    socket.on('data', (chunk) => (text += String(chunk)));
    await once(socket, 'close');
    expect(text).toMatch(/^HTTP\/1\.1 4\d\d /);
    expect(text).not.toContain('secret');
  });

  it.each(['HEAD', 'DELETE', 'PATCH', 'TRACE'])('answers no %s', async (method) => {
    expect((await ask(`${door.origin}/`, { method, headers: page })).status).toBe(405);
  });
});

describe('an upload', () => {
  it('becomes a handle, lies where this user alone can read it, and goes when it is released', async () => {
    const headers = { ...page, [LOOPBACK.nameHeader]: encodeURIComponent('logs/2026/Übung "1".json') };
    const answer = await ask(`${door.origin}/files`, { method: 'PUT', headers, body: Buffer.from([0, 255, 10]) });
    const { value } = JSON.parse(answer.text) as { value: FileHandle };
    expect(value).toMatchObject({ name: 'logs/2026/Übung "1".json', byteLength: 3, kind: 'file' });
    const staging = stagingFolderOf(door.dataFolder);
    const [folder = ''] = readdirSync(staging);
    expect(statSync(join(staging, folder, 'content')).mode & 0o777).toBe(0o600);
    expect(statSync(door.dataFolder).mode & 0o777).toBe(0o700);
  });

  it('without token, or without a name, is refused', async () => {
    const headers = { ...page, [LOOPBACK.nameHeader]: 'a.json' };
    const put = (given: Readonly<Record<string, string>>) =>
      ask(`${door.origin}/files`, { method: 'PUT', headers: given, body: 'x' });
    expect((await put(without(headers, LOOPBACK.tokenHeader))).status).toBe(403);
    expect(JSON.parse((await put(page)).text)).toMatchObject({ failure: { code: 'invalid-input' } });
    expect(JSON.parse((await put({ ...page, [LOOPBACK.nameHeader]: '%E0%A4%A' })).text)).toMatchObject({
      failure: { code: 'invalid-input' },
    });
  });

  it('that breaks off leaves nothing behind', async () => {
    const staging = stagingFolderOf(door.dataFolder);
    const before = existsSync(staging) ? readdirSync(staging).length : 0;
    const socket = connect(Number(new URL(door.origin).port), '127.0.0.1');
    const headers = Object.entries({ ...page, [LOOPBACK.nameHeader]: 'a', host: new URL(door.origin).host })
      .map(([name, value]) => `${name}: ${value}\r\n`)
      .join('');
    socket.write(`PUT /files HTTP/1.1\r\n${headers}content-length: 1000\r\n\r\nfirst bytes`);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(readdirSync(staging).length).toBe(before + 1);
    socket.destroy();
    await expect.poll(() => readdirSync(staging).length).toBe(before);
  });
});

describe('a download', () => {
  const target = async (suggestedName: string): Promise<FileHandle> => {
    const body = JSON.stringify({ suggestedName });
    const answer = await ask(`${door.origin}/call/files.pickTarget`, { method: 'POST', headers: page, body });
    return (JSON.parse(answer.text) as { value: FileHandle }).value;
  };
  const get = (handle: string, headers = without(page, LOOPBACK.tokenHeader)) =>
    ask(`${door.origin}/download/${handle}`, { headers });

  /** Writes where the application would: the slot made last. */
  const writeSlot = (text: string): void => {
    const staging = stagingFolderOf(door.dataFolder);
    const newest = readdirSync(staging)
      .filter((name) => !existsSync(join(staging, name, 'content')))
      .at(-1);
    writeFileSync(join(staging, newest ?? '', 'content'), text);
  };

  it('gives what was written once, as a file to save, and forgets it', async () => {
    const { handle, name } = await target('Fehler ü\u202e/.csv');
    expect(name).toBe('Fehler ü__.csv');
    expect((await get(handle)).status).toBe(404);
    writeSlot('a,b\r\n');
    expect((await get(handle, {})).status).toBe(403);
    const answer = await get(handle);
    expect(answer.text).toBe('a,b\r\n');
    expect(answer.headers).toMatchObject({
      'content-disposition': `attachment; filename="Fehler ___.csv"; filename*=UTF-8''Fehler%20%C3%BC__.csv`,
      'content-type': 'application/octet-stream',
      'content-length': '5',
    });
    expect((await get(handle)).status).toBe(404);
  });

  it('of a handle that nobody was given is not there', async () => {
    expect((await get('AAAAAAAAAAAAAAAAAAAAAAAA')).status).toBe(404);
    expect((await get('..%2f..%2fsecret.txt')).status).toBe(404);
  });
});

describe('the socket', () => {
  const open = (
    headers: Readonly<Record<string, string>>,
    protocols: string[],
    path: string = LOOPBACK.paths.pushes,
  ) => {
    const { origin, ...rest } = headers;
    return new WebSocket(`ws://${new URL(door.origin).host}${path}`, protocols, {
      headers: without(rest, LOOPBACK.tokenHeader),
      ...(origin === undefined ? {} : { origin }),
    });
  };
  const refused = async (socket: WebSocket): Promise<boolean> => {
    const [error] = (await once(socket, 'error')) as [Error];
    return /Unexpected server response: 403/.test(error.message);
  };
  const protocols = () => [LOOPBACK.socketProtocol, page[LOOPBACK.tokenHeader] ?? ''];

  it('tells our own page what the application pushes', async () => {
    const socket = open(page, protocols());
    await once(socket, 'open');
    const heard = once(socket, 'message');
    await ask(`${door.origin}/call/settings.update`, { method: 'POST', headers: page, body: '{"theme":"dark"}' });
    const [message] = (await heard) as [Buffer];
    expect(JSON.parse(message.toString())).toEqual({ name: 'settings.changed', body: { by: 'settings.update' } });
    socket.close();
  });

  it('opens to nobody else', async () => {
    const token = page[LOOPBACK.tokenHeader] ?? '';
    expect(await refused(open({ ...page, origin: 'http://evil.example' }, protocols()))).toBe(true);
    expect(await refused(open(without(page, 'origin'), protocols()))).toBe(true);
    expect(await refused(open(without(page, 'cookie'), protocols()))).toBe(true);
    expect(await refused(open({ ...page, host: 'evil.example' }, protocols()))).toBe(true);
    expect(await refused(open(page, [LOOPBACK.socketProtocol, 'guess']))).toBe(true);
    expect(await refused(open(page, [LOOPBACK.socketProtocol]))).toBe(true);
    expect(await refused(open(page, ['other', token]))).toBe(true);
    expect(await refused(open(page, protocols(), '/elsewhere'))).toBe(true);
  });
});
