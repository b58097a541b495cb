import { createEntryReader } from '@core/backends/entry-reader';
import type { PagingStyle } from '@demo/backends/http-json/paging-styles';
import { PAGING_STYLES } from '@demo/backends/http-json/paging-styles';
import { startHttpJsonStandIn } from '@demo/backends/http-json/http-json-stand-in';
import type { FaultName } from '@demo/backends/fault';
import type { StandIn } from '@demo/backends/stand-in';
import { afterEach, describe, expect, it } from 'vitest';
import { connectorTools } from '../connector-tools';
import { readAll } from '../read-all';
import { DAY, HOUR, NOW, openStandIn, SIGNAL, windowOf } from './described-world';

const open: StandIn[] = [];
afterEach(async () => {
  for (const standIn of open.splice(0)) await standIn.close();
});

async function start(style: PagingStyle): Promise<StandIn> {
  const standIn = await startHttpJsonStandIn({
    ...{ style, now: () => NOW, tenants: 2, entriesPerTenant: 40, days: 4, seed: `test ${style}` },
  });
  open.push(standIn);
  return standIn;
}

/** Reads one window of the first tenant; answers the ids that came, each as often as it came. */
async function read(standIn: StandIn, from: number, to: number) {
  const { session, http } = openStandIn(standIn);
  const [scope] = session.scopes(await session.tenants(SIGNAL));
  if (scope === undefined) throw new Error('no scope');
  const { pages, end } = await readAll(session, windowOf(scope, from, to));
  const ids: string[] = [];
  for (const page of pages) {
    for (const { plan, records } of page.parts) {
      const reader = createEntryReader(plan, connectorTools(http));
      for (const record of records) {
        const outcome = record.kind === 'record' ? reader.read(record) : null;
        if (outcome?.kind === 'entries') ids.push(...outcome.entries.map((entry) => entry.columns.nativeId ?? ''));
      }
    }
  }
  return { ids: ids.toSorted(), end, pages };
}

function heldIn(standIn: StandIn, from: number, to: number): readonly string[] {
  return standIn
    .held()
    .filter((entry) => entry.tenant === 'customer-1' && entry.at >= from && entry.at < to)
    .map((entry) => entry.nativeId)
    .toSorted();
}

const FROM = NOW - 3 * DAY;
const TO = NOW;
const HAS_TOTAL: readonly PagingStyle[] = ['token', 'next', 'page', 'offset', 'graphql'];
const IS_NAMED: readonly PagingStyle[] = ['token', 'link', 'next', 'graphql'];

describe.each(PAGING_STYLES)('paging by %s', (style) => {
  it('reads a window of several pages to its end, each entry once', async () => {
    const standIn = await start(style);
    const { ids, end, pages } = await read(standIn, FROM, TO);
    expect(ids).toEqual(heldIn(standIn, FROM, TO));
    expect(ids.length).toBeGreaterThan(20);
    expect(pages.length).toBeGreaterThan(4);
    expect(end.outcome).toBe('complete');
    expect(end.total).toBe(HAS_TOTAL.includes(style) ? ids.length : null);
  });

  it('calls a window without entries complete', async () => {
    const standIn = await start(style);
    const { ids, end } = await read(standIn, NOW - 30 * DAY, NOW - 29 * DAY);
    expect({ ids, outcome: end.outcome }).toEqual({ ids: [], outcome: 'complete' });
  });

  it.each<FaultName>(['equal-times', 'cap-in-one-second'])(
    'loses nothing by %s across the borders of pages',
    async (fault) => {
      const standIn = await start(style);
      standIn.faults.set({ fault, times: 1 });
      const { ids, end } = await read(standIn, NOW - DAY, NOW);
      expect(ids).toEqual(heldIn(standIn, NOW - DAY, NOW));
      expect(ids.length).toBeGreaterThan(600);
      expect(end.outcome).toBe('complete');
    },
  );

  it('keeps both bodies of an id that comes twice', async () => {
    const standIn = await start(style);
    standIn.faults.set({ fault: 'changed-duplicates', times: 1 });
    const { ids, end } = await read(standIn, NOW - DAY, NOW);
    const held = heldIn(standIn, NOW - DAY, NOW);
    expect([...new Set(ids)]).toEqual(held);
    expect(ids.length).toBe(held.length + 1);
    expect(end.outcome).toBe('complete');
  });

  it('fails and says so where the sign-in is lost in the middle', async () => {
    const standIn = await start(style);
    standIn.faults.set({ fault: 'sign-in-lost', after: 1 });
    await expect(read(standIn, FROM, TO)).rejects.toMatchObject({ kind: 'sign-in-refused' });
  });

  it('fails on malformed JSON in the middle', async () => {
    const standIn = await start(style);
    standIn.faults.set({ fault: 'malformed-body', after: 1 });
    await expect(read(standIn, FROM, TO)).rejects.toMatchObject({ kind: 'malformed' });
  });

  it('says that a tenant is forbidden', async () => {
    const standIn = await start(style);
    standIn.faults.set({ fault: 'forbidden-tenant' });
    const { session } = openStandIn(standIn);
    const [, second] = session.scopes(await session.tenants(SIGNAL));
    if (second === undefined) throw new Error('no second tenant');
    await expect(readAll(session, windowOf(second, FROM, TO))).rejects.toMatchObject({ kind: 'forbidden' });
  });
});

describe.each(HAS_TOTAL)('a total with paging by %s', (style) => {
  it('that lies once is settled by reading again, and nothing is handed on twice', async () => {
    const standIn = await start(style);
    standIn.faults.set({ fault: 'lying-total', times: 1 });
    const { ids, end } = await read(standIn, FROM, TO);
    expect({ ids, outcome: end.outcome }).toEqual({ ids: heldIn(standIn, FROM, TO), outcome: 'complete' });
  });

  it('that always lies is no complete window', async () => {
    const standIn = await start(style);
    standIn.faults.set({ fault: 'lying-total' });
    await expect(read(standIn, FROM, TO)).rejects.toMatchObject({ kind: 'inconsistent' });
  });

  it('notices an entry that is inserted between two pages, and reads it', async () => {
    const standIn = await start(style);
    standIn.faults.set({ fault: 'inserted-between-pages', times: 1 });
    const { ids, end } = await read(standIn, FROM, TO);
    expect({ ids, outcome: end.outcome }).toEqual({ ids: heldIn(standIn, FROM, TO), outcome: 'complete' });
  });

  it('notices an entry that is deleted while the window is read', async () => {
    const standIn = await start(style);
    standIn.faults.set({ fault: 'deleted-entries', after: 2, times: 1 });
    const { ids, end } = await read(standIn, FROM, TO);
    const held = heldIn(standIn, FROM, TO);
    expect(held.every((id) => ids.includes(id))).toBe(true);
    expect(end.outcome).toBe('complete');
  });
});

describe.each(IS_NAMED)('a named next page with paging by %s', (style) => {
  it('is followed through an empty page', async () => {
    const standIn = await start(style);
    standIn.faults.set({ fault: 'empty-page-with-next', after: 1, times: 1 });
    const { ids, end } = await read(standIn, FROM, TO);
    expect({ ids, outcome: end.outcome }).toEqual({ ids: heldIn(standIn, FROM, TO), outcome: 'complete' });
  });

  it('that leads to itself ends the window as inconsistent', async () => {
    const standIn = await start(style);
    standIn.faults.set({ fault: 'next-to-itself', after: 1 });
    await expect(read(standIn, FROM, TO)).rejects.toMatchObject({ kind: 'inconsistent' });
  });

  it('is taken up from a kept cursor', async () => {
    const standIn = await start(style);
    const { session } = openStandIn(standIn);
    const [scope] = session.scopes(await session.tenants(SIGNAL));
    if (scope === undefined) throw new Error('no scope');
    const reading = session.readWindow(windowOf(scope, FROM, TO), SIGNAL);
    const first = await reading.next();
    if (first.done === true) throw new Error('no page');
    await reading.return({ outcome: 'complete', reason: null, total: null });
    const rest = await readAll(session, windowOf(scope, FROM, TO, first.value.cursor));
    expect(rest.end.outcome).toBe('complete');
    expect(rest.pages.reduce((sum, page) => sum + page.read, 0)).toBeGreaterThanOrEqual(20);
  });
});

it('reads the log of each tenant under that tenant alone', async () => {
  const standIn = await start('token');
  const { session } = openStandIn(standIn);
  const scopes = session.scopes(await session.tenants(SIGNAL));
  expect(scopes.map(({ id, tenants, isOpen }) => ({ id, tenants, isOpen }))).toEqual([
    { id: 'tenant:customer-1', tenants: [{ id: 'customer-1', name: 'Customer 1 (demo)' }], isOpen: false },
    { id: 'tenant:customer-2', tenants: [{ id: 'customer-2', name: 'Customer 2 (demo)' }], isOpen: false },
  ]);
  for (const scope of scopes) {
    const { pages } = await readAll(session, windowOf(scope, NOW - HOUR * 12, NOW));
    const plans = pages.flatMap((page) => page.parts.map((part) => part.plan));
    expect(new Set(plans.map((plan) => plan.tenant))).toEqual(new Set([scope.tenants[0]?.id]));
    expect(new Set(plans.map((plan) => plan.instance))).toEqual(new Set([new URL(standIn.address).host]));
  }
});

it('tests the connection step by step, with the oldest and the newest entry', async () => {
  const standIn = await start('token');
  const { session } = openStandIn(standIn);
  const steps = [];
  for await (const step of session.check(SIGNAL)) steps.push([step.step, step.outcome]);
  expect(steps).toEqual([
    ['sign-in', 'passed'],
    ['role', 'skipped'],
    ['tenants', 'passed'],
    ['entries', 'passed'],
  ]);
});
