import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeCertificate } from '@demo/backends/server/certificates';
import { type LocalServer, startLocalServer, type Answer } from '../../adapters/http/local-server';
import type { CollectionRun } from '@core/coverage/coverage-ledger';
import { type OpenedFeature, openFeature } from './application';

const SECRET = 'tr0ub4dor & "drei" <Söhne>';
let feature: OpenedFeature;
const servers: LocalServer[] = [];

beforeEach(() => {
  feature = openFeature();
});
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
  feature.close();
});

const echo: Answer = ({ headers }, response) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ authorization: headers.authorization, plain: SECRET }));
};

async function serve(answer: Answer = echo, tls: Parameters<typeof startLocalServer>[1] = null): Promise<LocalServer> {
  const server = await startLocalServer(answer, tls);
  servers.push(server);
  return server;
}

const draft = (address: string, more: Record<string, unknown> = {}) =>
  ({ name: 'Tiny', connector: 'http-json', address, account: 'ann', ...more }) as const;
const outcomes = (test: { readonly steps: readonly { readonly step: string; readonly outcome: string }[] }) =>
  Object.fromEntries(test.steps.map(({ step, outcome }) => [step, outcome]));
const failsWith = (code: string) => expect.objectContaining({ code });

describe('connections', () => {
  it('are added, changed, listed and removed, and every window is told', async () => {
    const { ask, secrets, pushes } = feature;
    const added = await ask('connections.add', { connection: draft('https://tiny.example/') });
    const { id } = added.connection;
    expect(added).toMatchObject({ connection: { address: 'https://tiny.example', isEnabled: true }, lastRun: null });
    expect(await ask('connections.setSecret', { id, secret: 'a:secret' })).toEqual({ kind: 'keychain' });
    await ask('connections.update', { id, connection: draft('https://tiny.example', { isEnabled: false }) });
    expect(await ask('connections.list', {})).toMatchObject([
      { connection: { id, isEnabled: false }, secret: { kind: 'keychain' }, warnings: ['The password holds a colon.'] },
    ]);
    expect(await ask('connections.remove', { id })).toEqual([]);
    expect(await secrets.read(id)).toBeNull();
    expect(pushes.map((one) => (one.name === 'connections.changed' ? one.body.by : one.name))).toEqual([
      'connections.add',
      'connections.setSecret',
      'connections.update',
      'connections.remove',
    ]);
  });

  it('tell of the last run also where it could not ask anything', async () => {
    const runs: CollectionRun[] = [];
    const told = openFeature(runs);
    const { connection } = await told.ask('connections.add', { connection: draft('https://tiny.example') });
    const { id: connectionId, name } = connection;
    const part = { connectionId, connectionName: name, scope: '', title: name, tenants: [], isCancelled: false };
    const figures = { windows: 0, notComplete: 0, read: 0, added: 0, duplicates: 0, revisions: 0, vanished: 0 };
    const unasked = [{ ...part, reasons: ['The key is refused.'] }];
    runs.push({ id: 7, trigger: 'hand', startedAt: 1, endedAt: 2, state: 'done', unasked, ...figures });
    expect((await told.ask('connections.list', {}))[0]?.lastRun).toEqual({
      runId: 7,
      endedAt: 2,
      notComplete: 0,
      unasked: 'The key is refused.',
    });
    told.close();
  });

  it('have names of their own and options that their connector understands', async () => {
    const { ask } = feature;
    await ask('connections.add', { connection: draft('https://tiny.example') });
    const same = ask('connections.add', { connection: draft('https://other.example', { name: 'TINY' }) });
    await expect(same).rejects.toEqual(failsWith('name-taken'));
    const wrong = draft('https://tiny.example', { name: 'Wrong', options: { path: 5 } });
    await expect(ask('connections.add', { connection: wrong })).rejects.toEqual(failsWith('connection-invalid'));
    const trust = { authority: 'no certificate' };
    const untrusted = draft('https://tiny.example', { name: 'Untrusted', trust });
    await expect(ask('connections.add', { connection: untrusted })).rejects.toEqual(failsWith('connection-invalid'));
  });

  it('are neither changed nor removed while they are collected', async () => {
    const { ask, busy } = feature;
    const { connection } = await ask('connections.add', { connection: draft('https://tiny.example') });
    busy.add(connection.id);
    await expect(ask('connections.remove', { id: connection.id })).rejects.toEqual(failsWith('collection-running'));
  });

  it('forget their secret where it would go to another place, and refuse it among their own fields', async () => {
    const { ask, secrets } = feature;
    const { connection } = await ask('connections.add', { connection: draft('https://tiny.example') });
    const { id } = connection;
    await ask('connections.setSecret', { id, secret: SECRET });
    const inside = draft('https://tiny.example', { options: { path: `/who?key=${SECRET}` } });
    await expect(ask('connections.update', { id, connection: inside })).rejects.toEqual(
      failsWith('connection-invalid'),
    );
    await ask('connections.update', { id, connection: draft('https://tiny.example/v2') });
    expect(await secrets.read(id)).toBe(SECRET);
    await ask('connections.update', { id, connection: draft('https://elsewhere.example') });
    expect(await secrets.read(id)).toBeNull();
  });

  it('are shared as a file without account and secret, and what comes back is checked', async () => {
    const { ask, files, folder } = feature;
    const input = draft('https://tiny.example', { account: 'private-account', options: { path: '/p' } });
    const { connection } = await ask('connections.add', { connection: input });
    await ask('connections.setSecret', { id: connection.id, secret: SECRET });
    const path = join(folder, 'shared.json');
    const target = (await files.addTarget(path)).handle;
    await ask('connections.exportDescription', { id: connection.id, target });
    expect(readFileSync(path, 'utf8')).not.toMatch(/private-account|tr0ub4dor/);
    const file = (await files.addSource(path)).handle;
    expect(await ask('connections.importDescription', { file })).toEqual({
      name: 'Tiny',
      address: 'https://tiny.example',
      connector: 'http-json',
      options: { path: '/p' },
    });
    for (const text of [
      'no JSON',
      '{"version":1}',
      JSON.stringify({ ...JSON.parse(readFileSync(path, 'utf8')), secret: 'x' }),
    ]) {
      writeFileSync(join(folder, 'wrong.json'), text);
      const wrong = (await files.addSource(join(folder, 'wrong.json'))).handle;
      await expect(ask('connections.importDescription', { file: wrong })).rejects.toEqual(
        failsWith('connection-invalid'),
      );
    }
  });
});

describe('the test of a connection', () => {
  it('tells each step as it is taken, and how the backend answered, without the secret', async () => {
    const { ask, test, pushes } = feature;
    const server = await serve();
    const { connection } = await ask('connections.add', { connection: draft(server.address) });
    await ask('connections.setSecret', { id: connection.id, secret: SECRET });
    const result = await test({ id: connection.id });
    expect(outcomes(result)).toEqual({
      name: 'passed',
      reach: 'passed',
      tls: 'passed',
      'sign-in': 'passed',
      role: 'skipped',
      tenants: 'passed',
      entries: 'skipped',
    });
    const told = pushes.flatMap((one) => (one.name === 'connections.tested' ? [one.body.test.steps.length] : []));
    expect(told).toEqual([1, 2, 3, 4, 5, 7]);
    expect(result.steps[3]?.text).toContain('[secret]');
    const tenants = await ask('connections.tenants', { id: connection.id });
    expect(tenants).toMatchObject([{ id: 't1', key: 'generic:tiny:t1', isChosen: true }]);
  });

  it('says which step failed, what to do, and leaves the rest', async () => {
    const { test } = feature;
    const refusing = await serve((_, response) => response.writeHead(401).end());
    const refused = await test({ draft: draft(refusing.address), secret: 'wrong' });
    expect(outcomes(refused)).toMatchObject({
      tls: 'passed',
      'sign-in': 'failed',
      role: 'skipped',
      tenants: 'skipped',
    });
    const gone = refusing.address;
    await refusing.close();
    const unreachable = await test({ draft: draft(gone), secret: 'any' });
    expect(outcomes(unreachable)).toMatchObject({ name: 'passed', reach: 'failed', tls: 'skipped' });
    const nameless = await test({ draft: draft('https://no-such-host.invalid'), secret: 'any' });
    expect(outcomes(nameless)).toMatchObject({ name: 'failed', reach: 'skipped' });
    expect(nameless.steps[0]?.advice).toBe('Check the address for a slip.');
  });

  it('warns where the backend’s clock is off', async () => {
    const server = await serve((_, response) => {
      response.sendDate = false;
      response.setHeader('date', new Date(Date.now() + 3_600_000).toUTCString());
      response.end('{}');
    });
    const { steps } = await feature.test({ draft: draft(server.address), secret: 'any' });
    expect(steps[3]).toMatchObject({ step: 'sign-in', outcome: 'warned' });
    expect(steps[3]?.text).toMatch(/60 minutes ahead of this computer/);
  });

  it('shows a certificate that nobody vouches for, and trusts it once it is pinned or its authority is given', async () => {
    const { key, certificate, authority } = await makeCertificate('Somebody');
    const server = await serve(echo, { key, cert: certificate });
    const first = await feature.test({ draft: draft(server.address), secret: 'any' });
    expect(outcomes(first)).toMatchObject({ reach: 'passed', tls: 'failed', 'sign-in': 'skipped' });
    const sha256 = first.certificate?.sha256 ?? '';
    expect(sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(server.seen).toHaveLength(0);
    for (const trust of [{ pinned: sha256 }, { authority }]) {
      const trusted = await feature.test({ draft: draft(server.address, { trust }), secret: 'any' });
      expect(outcomes(trusted)).toMatchObject({ tls: 'passed', 'sign-in': 'passed' });
    }
    const before = server.seen.length;
    const other = await feature.test({
      draft: draft(server.address, { trust: { pinned: '0'.repeat(64) } }),
      secret: 'any',
    });
    expect(other.steps[2]?.text).toContain('another certificate than the pinned one');
    expect([other.certificate?.sha256, server.seen.length]).toEqual([sha256, before]);
  });

  it('uses the kept secret for a changed draft, but sends it nowhere new', async () => {
    const { ask, test } = feature;
    const home = await serve();
    const elsewhere = await serve();
    const { connection } = await ask('connections.add', { connection: draft(home.address) });
    await ask('connections.setSecret', { id: connection.id, secret: SECRET });
    const same = await test({ draft: draft(home.address, { options: { path: '/other' } }), of: connection.id });
    expect(outcomes(same)['sign-in']).toBe('passed');
    const led = await test({ draft: draft(elsewhere.address), of: connection.id });
    expect(outcomes(led)['sign-in']).toBe('failed');
    expect(elsewhere.seen).toHaveLength(0);
  });
});

describe('a secret', () => {
  it('leaves no trace in the data folder or in what windows are told', async () => {
    const { ask, test, folder, pushes, bugs } = feature;
    const server = await serve();
    const { connection } = await ask('connections.add', { connection: draft(server.address) });
    await ask('connections.setSecret', { id: connection.id, secret: SECRET });
    const answers: unknown[] = [await ask('connections.list', {}), await test({ id: connection.id })];
    answers.push(await ask('connections.remove', { id: connection.id }));
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
    const kept = files.map((one) => readFileSync(join(one.parentPath, one.name), 'utf8')).join('\n');
    for (const text of [kept, JSON.stringify(answers), JSON.stringify(pushes), String(bugs)]) {
      expect(text).not.toContain('tr0ub4dor');
      expect(text).not.toContain(Buffer.from(`ann:${SECRET}`).toString('base64'));
    }
  });
});
