import { httpJsonConnector } from '@core/backends/generic/http-json-connector';
import { tryPage } from '@core/backends/generic/try-page';
import { startHttpJsonStandIn } from '@demo/backends/http-json/http-json-stand-in';
import { afterEach, describe, expect, it } from 'vitest';
import { connectorTools } from '../connector-tools';
import { fetchClient } from '../fetch-client';
import { type Answered, connectionTo, DAY, NOW, serve, SIGNAL } from './described-world';

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const server of open.splice(0)) await server.close();
});

const RANGE = { from: NOW - DAY, to: NOW, cursor: null };

async function tried(description: unknown, answer: () => Answered) {
  const server = await serve(answer);
  open.push(server);
  const connection = connectionTo(httpJsonConnector, server.address, { description });
  return tryPage(
    connection,
    connectorTools(fetchClient(server.address, 's3cret'), () => NOW),
    RANGE,
    SIGNAL,
  );
}

const at = (hours: number): string => new Date((NOW - hours * 3_600_000_000) / 1000).toISOString();

describe('trying a page', () => {
  it('shows the request, the answer, the entries and the next page, and asks for that one', async () => {
    const standIn = await startHttpJsonStandIn({ now: () => NOW, tenants: 2, entriesPerTenant: 40, days: 4 });
    open.push(standIn);
    const connection = connectionTo(httpJsonConnector, standIn.address, standIn.options);
    const tools = connectorTools(fetchClient(standIn.address, standIn.secret), () => NOW);
    const first = await tryPage(connection, tools, RANGE, SIGNAL);
    expect(first.request.split('\n')[0]).toBe(
      `GET ${standIn.address}/api/token/customer-1/logs?from=2026-10-04T00%3A00%3A00.000Z&to=2026-10-05T00%3A00%3A00.000Z&limit=5`,
    );
    expect(`${first.request}${first.bodyText}`).not.toContain(standIn.secret);
    expect(first).toMatchObject({ status: 200, items: 5, problems: [] });
    expect(first.entries.map((entry) => entry.columns.tenant?.id)).toEqual(Array(5).fill('customer-1'));
    expect(first.bodyText).toContain('"items"');
    const second = await tryPage(connection, tools, { ...RANGE, cursor: first.next }, SIGNAL);
    expect(second.entries[0]?.columns.nativeId).not.toBe(first.entries[0]?.columns.nativeId);
    expect(second.problems).toEqual([]);
  });

  it('works on an empty description', async () => {
    const page = await tried({}, () => ({ body: [{ id: '1', timestamp: at(1) }] }));
    expect(page).toMatchObject({ status: 200, items: 1, next: null, problems: [] });
    expect(page.entries).toHaveLength(1);
  });

  it.each<[string, object, Answered, string]>([
    [
      'the place of the items',
      { items: { place: '/items' } },
      { body: { data: { rows: [] }, more: [] } },
      'There is no list of items at /items: change the place of the items; lists stand at /data/rows, /more.',
    ],
    [
      'the column of the id',
      { mapping: { version: 1, name: 'x', columns: { started: { from: '/timestamp' }, nativeId: { from: '/uid' } } } },
      { body: [{ id: '1', timestamp: at(1) }] },
      '1 of 1 items have no id at /uid: change the column nativeId.',
    ],
    [
      'the column of the time',
      {},
      { body: [{ id: '1', when: at(1) }] },
      '1 of 1 items have no time at /timestamp: change the column started.',
    ],
    [
      'the format of the time, with an example',
      {},
      { body: [{ id: '1', timestamp: 'yesterday at noon' }] },
      'The time "yesterday at noon" at /timestamp is not understood: change the format of times.',
    ],
    [
      'the writing of from and to',
      {},
      { body: [{ id: '1', timestamp: at(99) }] },
      '1 of 1 entries lie outside the time asked for: check how from and to are written, their zone, and the zone of the columns.',
    ],
    [
      'the order',
      { items: { order: 'oldest-first' } },
      {
        body: [
          { id: '1', timestamp: at(1) },
          { id: '2', timestamp: at(2) },
        ],
      },
      'The entries do not come oldest first: change the order.',
    ],
    [
      'the place of the next page',
      { limit: 1, paging: { kind: 'token' }, request: { query: [{ name: 'c', value: '{cursor}' }] } },
      { body: [{ id: '1', timestamp: at(1) }] },
      'The page is full (1 items), but no next page was found: change where the next page stands.',
    ],
    [
      'one answer for all, where it is full',
      { limit: 1, request: { query: [{ name: 'n', value: '{limit}' }] } },
      { body: [{ id: '1', timestamp: at(1) }] },
      'The page is full (1 items), and no next page is asked for: change the part paging if there is one.',
    ],
    [
      'one answer for all, where the backend has more',
      { items: { place: '/items', totalPlace: '/total' } },
      { body: { items: [{ id: '1', timestamp: at(1) }], total: 7 } },
      'The backend has 7 items and gave 1, and no next page is asked for: change the part paging.',
    ],
    [
      'the record within an item',
      {
        mapping: {
          version: 1,
          name: 'x',
          recordPlace: '/node',
          columns: { nativeId: { from: '/id' }, started: { from: '/timestamp' } },
        },
      },
      { body: [{ id: '1', timestamp: at(1) }] },
      '1 of 1 items are no records: change the place of the items or of the record.',
    ],
    [
      'the sign-in',
      {},
      { status: 401, body: {} },
      'The backend refused the sign-in (401): change the part sign-in, or the secret.',
    ],
    [
      'the path',
      {},
      { status: 404, body: {} },
      'There is nothing at this address (404): change the path of the request.',
    ],
    [
      'what is no JSON',
      {},
      { body: '<html>' },
      'The answer is not JSON: change the path or the headers of the request.',
    ],
    [
      'errors of GraphQL',
      { items: { place: '/data', errorsPlace: '/errors' } },
      { body: { errors: ['no such field'] } },
      'The audit log of all came with errors at /errors. It said: ["no such field"] Change the request.',
    ],
    [
      'a page without items',
      {},
      { body: [] },
      'The page has no items: choose a longer range to see some, or check how from and to are written.',
    ],
    [
      'the tenants',
      { tenants: { kind: 'request', request: { path: '/t' }, itemsPlace: '/x' }, request: { path: '/{tenant}' } },
      { body: [{ id: '1', timestamp: at(1) }] },
      'The tenants could not be listed: The list of tenants of Backend came without a list of items at /x. It said: [{"id":"1","timestamp":"2026-10-04T23:00:00.000Z"}] Change the part tenants.',
    ],
  ])('says to change %s', async (_, description, answer, problem) => {
    const page = await tried(description, () => answer);
    expect(page.problems).toEqual([problem]);
  });

  it('blames the sign-in, and not the part tenants, where the tenants are refused', async () => {
    const tenants = { kind: 'request', request: { path: '/t' } };
    const page = await tried({ tenants, request: { path: '/{tenant}' } }, () => ({ status: 401, body: {} }));
    expect(page.problems.join(' ')).toContain('change the part sign-in');
    expect(page.problems.join(' ')).not.toContain('Change the part tenants');
  });

  it('tells the parts of a description that are not understood, without asking', async () => {
    const page = await tried({ request: { method: 'FETCH' } }, () => ({ body: [] }));
    expect(page.request).toBe('');
    expect(page.problems[0]).toContain('request/method');
  });

  it('tells that nobody answers', async () => {
    const connection = connectionTo(httpJsonConnector, 'http://127.0.0.1:1', {});
    const page = tryPage(
      connection,
      connectorTools(fetchClient('http://127.0.0.1:1', ''), () => NOW),
      RANGE,
      SIGNAL,
    );
    await expect(page).rejects.toThrow();
  });

  it('cuts a long answer, and still reads all of its items', async () => {
    const items = Array.from({ length: 300 }, (_, id) => ({
      id: String(id),
      timestamp: at(1),
      text: 'x'.repeat(1000),
    }));
    const page = await tried({}, () => ({ body: items }));
    expect([page.bodyText.length, page.items, page.entries.length]).toEqual([200_000, 300, 100]);
  });
});
