import { httpJsonConnector } from '@core/backends/generic/http-json-connector';
import { afterEach, describe, expect, it } from 'vitest';
import { readAll } from '../read-all';
import {
  type Answered,
  type Asked,
  connectionTo,
  DAY,
  NOW,
  openDescribed,
  serve,
  SIGNAL,
  windowOf,
} from './described-world';

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const server of open.splice(0)) await server.close();
});

async function started(answer: (asked: Asked, number: number) => Answered) {
  const server = await serve(answer);
  open.push(server);
  return server;
}

const FROM = NOW - DAY;
const item = (id: number | string, at = FROM + 1_000_000) => ({
  id: String(id),
  timestamp: new Date(at / 1000).toISOString(),
});
const RANGE = [
  { name: 'from', value: '{from}' },
  { name: 'to', value: '{to}' },
];

describe('tenants', () => {
  const named = {
    request: { query: RANGE },
    mapping: {
      version: 1 as const,
      name: 'x',
      columns: { nativeId: { from: '/id' }, started: { from: '/timestamp' }, tenant: { from: '/org' } },
    },
    tenants: { kind: 'records' as const, known: [{ id: 'a', name: 'A' }], otherwise: { id: 'portal', name: 'Portal' } },
  };
  const body = [{ ...item(1), org: 'a' }, { ...item(2), org: 'b' }, item(3)];

  it('are taken from the records, all of them where all are collected', async () => {
    const server = await started(() => ({ body }));
    const { session } = openDescribed(server.address, named);
    expect(await session.tenants(SIGNAL)).toEqual([
      { id: 'a', name: 'A' },
      { id: 'portal', name: 'Portal' },
    ]);
    const [scope] = session.scopes(await session.tenants(SIGNAL));
    if (scope === undefined) throw new Error('no scope');
    const { pages } = await readAll(session, windowOf(scope, FROM, NOW));
    expect(scope.isOpen).toBe(true);
    expect(pages[0]?.parts.map(({ plan, records }) => [plan.tenant, records.length])).toEqual([
      [null, 2],
      ['portal', 1],
    ]);
  });

  it('that are not chosen are read and not handed on', async () => {
    const server = await started(() => ({ body }));
    const chosen = { tenants: { kind: 'chosen' as const, ids: ['a'] } };
    const { session } = openDescribed(server.address, named, chosen);
    const [scope] = session.scopes([{ id: 'a', name: 'A' }]);
    if (scope === undefined) throw new Error('no scope');
    const { pages } = await readAll(session, windowOf(scope, FROM, NOW));
    expect(scope.isOpen).toBe(false);
    expect(pages.map((page) => [page.read, page.parts.flatMap((part) => part.records).length])).toEqual([[3, 1]]);
  });

  it('are listed by the backend, page by page', async () => {
    const server = await started(({ url }) => ({
      body: { orgs: url.endsWith('=1') ? [{ key: 7, title: 'Seven' }] : [] },
    }));
    const { session } = openDescribed(server.address, {
      request: { path: '/{tenant}/log', query: RANGE },
      tenants: {
        kind: 'request',
        request: { path: '/orgs', query: [{ name: 'page', value: '{page}' }] },
        itemsPlace: '/orgs',
        idPlace: '/key',
        namePlace: '/title',
        paging: { kind: 'page' },
      },
    });
    expect(await session.tenants(SIGNAL)).toEqual([{ id: '7', name: 'Seven' }]);
  });
});

describe('a connection test', () => {
  const steps = async (answer: () => Answered) => {
    const server = await started(answer);
    const { session } = openDescribed(server.address, { request: { query: RANGE } });
    const found = [];
    for await (const step of session.check(SIGNAL)) found.push([step.step, step.outcome, step.advice !== null]);
    return found;
  };

  it('fails at the sign-in where it is refused', async () => {
    expect(await steps(() => ({ status: 401, body: {} }))).toEqual([['sign-in', 'failed', true]]);
  });

  it('passes the sign-in and fails at the entries where they are forbidden or not understood', async () => {
    const expected = [
      ['sign-in', 'passed', false],
      ['entries', 'failed', true],
    ];
    expect(await steps(() => ({ status: 403, body: {} }))).toEqual(expected);
    expect(await steps(() => ({ body: {} }))).toEqual(expected);
  });

  it('warns where no entries are found', async () => {
    expect((await steps(() => ({ body: [] }))).at(-1)).toEqual(['entries', 'warned', true]);
  });
});

describe('traffic', () => {
  const rules = (rate: object) =>
    httpJsonConnector.traffic(connectionTo(httpJsonConnector, 'https://a.example', { description: { rate } }));

  it('takes a quota that comes as 403 for throttling, and a plain 403 for none', () => {
    const { throttling } = rules({});
    expect(throttling?.(403, { 'retry-after': '7' }, '{"m":"API Rate Limit exceeded"}')).toEqual({
      retryAfterMs: 7000,
    });
    expect(throttling?.(403, {}, 'You may not')).toBeNull();
    expect(throttling?.(400, {}, 'quota')).toBeNull();
  });

  it('waits for the renewal that a header names', () => {
    const { pauseAfter } = rules({ remainingHeader: 'X-Left', resetHeader: 'X-Reset' });
    expect(pauseAfter?.({ 'x-left': '0', 'x-reset': String(NOW / 1e6 + 30) }, NOW)).toBe(30_000);
    expect(pauseAfter?.({ 'x-left': '1', 'x-reset': String(NOW / 1e6 + 30) }, NOW)).toBeNull();
  });
});
