import { createEntryReader } from '@core/backends/entry-reader';
import { LUMU_EVENT_TYPES } from '@core/backends/lumu/event-types';
import { lumuConnector } from '@core/backends/lumu/lumu-connector';
import { LUMU_DESCRIPTION } from '@core/backends/lumu/lumu-description';
import { areaOf, objectOf } from '@core/backends/lumu/vocabulary';
import { tryPage } from '@core/backends/generic/try-page';
import type { FaultName } from '@demo/backends/fault';
import { startLumuStandIn } from '@demo/backends/lumu/lumu-stand-in';
import type { StandIn } from '@demo/backends/stand-in';
import { afterEach, describe, expect, it } from 'vitest';
import { connectorTools } from '../connector-tools';
import { connectionTo, DAY, NOW, openStandIn, serve, SIGNAL, windowOf } from '../generic/described-world';
import { readAll } from '../read-all';
import { fetchClient } from '../fetch-client';

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const server of open.splice(0)) await server.close();
});

async function start(role: 'admin' | 'supervisor' | 'analyst' = 'admin', days = 4): Promise<StandIn> {
  const standIn = await startLumuStandIn({ role, now: () => NOW, tenants: 4, entriesPerTenant: 20, days });
  open.push(standIn);
  return standIn;
}

async function read(standIn: StandIn, from: number, to: number) {
  const { session, http } = openStandIn(standIn, lumuConnector);
  const [scope] = session.scopes(await session.tenants(SIGNAL));
  if (scope === undefined) throw new Error('no scope');
  const { pages, end } = await readAll(session, windowOf(scope, from, to));
  const found = pages.flatMap((page) =>
    page.parts.flatMap(({ plan, records }) => {
      const reader = createEntryReader(plan, connectorTools(http));
      return records.flatMap((record) => {
        const outcome = record.kind === 'record' ? reader.read(record) : null;
        return outcome?.kind === 'entries' ? outcome.entries.map((entry) => entry.columns) : [];
      });
    }),
  );
  return { found, end, pages };
}

const told = (entries: readonly { nativeId: string | null; tenant: { id: string } | null }[]) =>
  entries.map(({ nativeId, tenant }) => [nativeId, tenant?.id ?? null]).toSorted();
const heldIn = (standIn: StandIn, from: number, to: number) =>
  standIn
    .held()
    .filter((entry) => entry.at >= from && entry.at < to)
    .map(({ nativeId, tenant }) => [nativeId, tenant])
    .toSorted();

describe('collecting from Lumu', () => {
  it('reads the Portal and every company, each entry under its own tenant', async () => {
    const standIn = await start();
    const { found, end, pages } = await read(standIn, NOW - 3 * DAY, NOW);
    expect(told(found)).toEqual(heldIn(standIn, NOW - 3 * DAY, NOW));
    expect(new Set(found.map((one) => one.tenant?.id)).size).toBe(4);
    expect(found.some((one) => one.tenant?.id === 'Portal')).toBe(true);
    expect(pages.length).toBeGreaterThan(5);
    expect(end).toEqual({ outcome: 'complete', reason: null, total: null });
  });

  it('is one scope of all companies, and a scope of its own for each choice of them', () => {
    const connection = connectionTo(lumuConnector, 'https://defender.lumu.example', {});
    const session = (more: object) =>
      lumuConnector.open(
        { ...connection, ...more },
        connectorTools(fetchClient('https://x', ''), () => NOW),
      );
    const a = { id: 'a', name: null };
    const b = { id: 'b', name: null };
    const chosen = { tenants: { kind: 'chosen', ids: ['a'] } };
    expect(session({}).scopes([a])).toMatchObject([{ id: 'all', isOpen: true }]);
    const [one] = session(chosen).scopes([a]);
    const [both] = session(chosen).scopes([b, a]);
    const [again] = session(chosen).scopes([a, b]);
    expect([one?.isOpen, one?.id === both?.id, both?.id === again?.id]).toEqual([false, false, true]);
  });

  it('shows a Supervisor the Portal and the assigned companies, and says so', async () => {
    const standIn = await start('supervisor');
    const { found, end } = await read(standIn, NOW - 3 * DAY, NOW);
    expect(told(found)).toEqual(heldIn(standIn, NOW - 3 * DAY, NOW));
    expect([new Set(found.map((one) => one.tenant?.id)).size, end.outcome]).toEqual([3, 'complete']);
    const { session } = openStandIn(standIn, lumuConnector);
    const steps = [];
    for await (const step of session.check(SIGNAL)) steps.push(step);
    expect(steps.map(({ step, outcome }) => [step, outcome])).toEqual([
      ['sign-in', 'passed'],
      ['role', 'warned'],
      ['tenants', 'passed'],
      ['entries', 'passed'],
    ]);
    expect(steps[1]?.text).toContain('Supervisor');
  });

  it('is forbidden to an Analyst', async () => {
    const standIn = await start('analyst');
    await expect(read(standIn, NOW - DAY, NOW)).rejects.toMatchObject({ kind: 'forbidden' });
  });

  it('asks nothing older than 180 days', async () => {
    const standIn = await start('admin', 200);
    const old = await read(standIn, NOW - 190 * DAY, NOW - 185 * DAY);
    expect([old.end.outcome, old.found.length]).toEqual(['expired', 0]);
    const partly = await read(standIn, NOW - 183 * DAY, NOW - 177 * DAY);
    expect(partly.end.outcome).toBe('expired');
    expect(told(partly.found)).toEqual(heldIn(standIn, NOW - 180 * DAY, NOW - 177 * DAY));
  });

  it.each<FaultName>(['equal-times', 'cap-in-one-second'])('loses nothing by %s', async (fault) => {
    const standIn = await start();
    standIn.faults.set({ fault, times: 1 });
    const { found, end } = await read(standIn, NOW - DAY, NOW);
    expect(told(found)).toEqual(heldIn(standIn, NOW - DAY, NOW));
    expect([found.length > 600, end.outcome]).toEqual([true, 'complete']);
  });

  it('goes on behind an empty page, and not behind a page that leads to itself', async () => {
    const standIn = await start();
    standIn.faults.set({ fault: 'empty-page-with-next', times: 1 });
    const { found } = await read(standIn, NOW - 2 * DAY, NOW);
    expect(told(found)).toEqual(heldIn(standIn, NOW - 2 * DAY, NOW));
    standIn.faults.set({ fault: 'next-to-itself', after: 1 });
    await expect(read(standIn, NOW - 2 * DAY, NOW)).rejects.toMatchObject({ kind: 'inconsistent' });
  });

  it('hands on an entry once that a newer one has pushed onto the next page', async () => {
    const standIn = await start();
    standIn.faults.set({ fault: 'inserted-between-pages', times: 1 });
    const { found } = await read(standIn, NOW - DAY, NOW);
    const ids = found.map((one) => one.nativeId);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('the description of Lumu', () => {
  it('sends the key as a parameter and the range in the body, as it was inferred', async () => {
    const server = await serve(() => ({ body: { items: [], paginationInfo: { page: 1, items: 100 } } }));
    open.push(server);
    const connection = connectionTo(lumuConnector, server.address, {});
    const session = lumuConnector.open(
      connection,
      connectorTools(fetchClient(server.address, 'k3y'), () => NOW),
    );
    const [scope] = session.scopes([]);
    if (scope === undefined) throw new Error('no scope');
    await readAll(session, windowOf(scope, NOW - DAY, NOW));
    expect(server.asked.map(({ method, url, body }) => [method, url, body])).toEqual([
      [
        'POST',
        '/api/audit-logs/all?page=1&items=100&key=k3y',
        '{"fromDate":"2026-10-04T00:00:00.000Z","toDate":"2026-10-05T00:00:00.000Z"}',
      ],
    ]);
  });

  it('can be edited in every part', async () => {
    const server = await serve(() => ({
      body: { rows: [{ timestamp: '2026-10-04T01:00:00Z', eventType: 'UserLogin' }] },
    }));
    open.push(server);
    const description = {
      ...LUMU_DESCRIPTION,
      request: { path: '/other', query: [{ name: 'since', value: '{from|epoch-s}' }] },
      signIn: { kind: 'header', name: 'X-Key', prefix: '' },
      items: { place: '/rows' },
      paging: { kind: 'none' },
    };
    const connection = connectionTo(lumuConnector, server.address, { description });
    const tools = connectorTools(fetchClient(server.address, 'k3y'), () => NOW);
    const page = await tryPage(connection, tools, { from: NOW - DAY, to: NOW, cursor: null }, SIGNAL);
    expect(server.asked[0]?.url).toBe('/other?since=1791072000');
    expect(page.entries.map(({ columns }) => [columns.tenant?.id, columns.task, columns.source])).toEqual([
      ['Portal', 'UserLogin', 'User Management'],
    ]);
  });

  it('is labelled a preview, with what is documented and what is inferred', () => {
    expect(lumuConnector.isPreview).toBe(true);
    expect(LUMU_DESCRIPTION.notes.filter((note) => note.mark === 'inferred').length).toBeGreaterThan(2);
    expect(lumuConnector.fields.every((field) => field.isInferred)).toBe(true);
  });

  it('takes companies as they are written on the command line', async () => {
    const connection = connectionTo(lumuConnector, 'https://x.example', { companies: ['c1', 'c2=Two, Inc. = Co'] });
    const session = lumuConnector.open(
      connection,
      connectorTools(fetchClient('https://x.example', ''), () => NOW),
    );
    expect(await session.tenants(SIGNAL)).toEqual([
      { id: 'c1', name: null },
      { id: 'c2', name: 'Two, Inc. = Co' },
      { id: 'Portal', name: 'Portal' },
    ]);
  });
});

it('offers the documented event types in their four areas, as the columns name them', () => {
  expect(LUMU_EVENT_TYPES.map((area) => area.tasks.length)).toEqual([12, 26, 7, 8]);
  for (const { source, tasks } of LUMU_EVENT_TYPES) {
    for (const task of tasks) expect([task, areaOf(task), objectOf(task) !== null]).toEqual([task, source, true]);
  }
});
