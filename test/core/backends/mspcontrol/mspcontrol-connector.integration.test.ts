import { BackendFailure } from '@core/http/backend-failure';
import type { HttpClient } from '@core/http/http-client';
import type { PreparedEntry } from '@core/entry/prepared-entry';
import { isSignInEntry } from '@demo/backends/panel/panel-store';
import { describe, expect, test } from 'vitest';
import { fetchClient } from '../fetch-client';
import { readAll } from '../read-all';
import { entriesOf, failureOf, heldIds, idsOf, midnight, never, sessionOf, startPanel, windowOf } from './open-panel';

const PROFILES = ['websitepanel-asmx', 'solidcp-asmx', 'solidcp-wcf'] as const;

function grouped<Key>(
  entries: readonly PreparedEntry[],
  keyOf: (entry: PreparedEntry) => Key,
): Map<Key, PreparedEntry[]> {
  const groups = new Map<Key, PreparedEntry[]>();
  for (const entry of entries) groups.set(keyOf(entry), [...(groups.get(keyOf(entry)) ?? []), entry]);
  return groups;
}

describe.each(PROFILES)('by the profile %s', (profile) => {
  test('a customer is read to its end, byte for byte what the panel holds of it', async () => {
    const standIn = await startPanel({ profile });
    const session = sessionOf(standIn);
    const { pages, end } = await readAll(session, await windowOf(session, { tenant: '2002' }));
    expect(end).toEqual({ outcome: 'complete', reason: null, total: 200 });
    expect(pages).toHaveLength(5);
    expect(pages.map(({ read }) => read)).toEqual([50, 50, 50, 50, 0]);
    expect(idsOf(pages)).toEqual(heldIds(standIn, '2002'));
    for (const { columns } of entriesOf(pages)) {
      expect(columns).toMatchObject({ nativeIdIsGlobal: true, tenant: { id: '2002', name: null } });
      expect(columns.started?.zone).toBe('+01:00');
    }
  });

  test('customers, hosting spaces, sources and tasks are listed, and the test of the connection passes', async () => {
    const standIn = await startPanel({ profile });
    const session = sessionOf(standIn);
    const tenants = await session.tenants(never);
    expect([...tenants].sort((one, other) => Number(one.id) - Number(other.id))).toEqual(standIn.tenants);
    expect(tenants[0]).toEqual({ id: '1000', name: 'Bluegate IT' });
    expect(await session.organizations?.({ id: '2001', name: null }, never)).toEqual([
      { id: '500001', name: 'Harbor Clinic 1 Main Site' },
      { id: '500002', name: 'Harbor Clinic 1 Depots & Fleet' },
    ]);
    const vocabulary = (await session.vocabulary?.(never)) ?? [];
    expect(vocabulary.find(({ source }) => source === 'FILES')).toEqual({
      source: 'FILES',
      tasks: ['UNZIP_FILES', 'ZIP_FILES'],
    });
    const steps = [];
    for await (const step of session.check(never)) steps.push(step);
    expect(steps.map(({ step, outcome }) => [step, outcome])).toEqual([
      ['sign-in', 'passed'],
      ['role', 'passed'],
      ['tenants', 'passed'],
      ['entries', 'passed'],
    ]);
    expect(steps[1]?.text).toBe('reviewer is a reseller (user 1000).');
    expect(steps[3]?.text).toMatch(/^6\d\d entries, from 2026-11-10T\S+ to 2026-11-20T\S+\.$/);
  });

  test('a wrong password is told, and ends the test of the connection', async () => {
    const standIn = await startPanel({ profile });
    const session = sessionOf(standIn, {}, { secret: 'wrong' });
    const steps = [];
    for await (const step of session.check(never)) steps.push(step);
    expect(steps).toHaveLength(1);
    expect(steps[0]).toMatchObject({ step: 'sign-in', outcome: 'failed' });
    expect((await failureOf(session.tenants(never))).kind).toBe('sign-in-refused');
  });
});

describe('whose entries are whose', () => {
  test('all customers at once: each entry goes to its customer, and only chosen ones are kept', async () => {
    const standIn = await startPanel();
    const session = sessionOf(standIn, { mode: 'subtree' });
    const tenants = (await session.tenants(never)).filter(({ id }) => id !== '2002');
    const [scope] = session.scopes(tenants);
    if (scope === undefined) throw new Error('no scope');
    const { pages, end } = await readAll(session, await windowOf(session, { scope }));
    expect(end.outcome).toBe('complete');
    const byTenant = grouped(entriesOf(pages), ({ columns }) => columns.tenant?.id ?? '');
    expect([...byTenant.keys()].sort()).toEqual(['1000', '2001', '2003']);
    for (const tenant of ['2001', '2003']) {
      const ids = byTenant
        .get(tenant)
        ?.map(({ columns }) => columns.nativeId)
        .sort();
      expect(ids).toEqual(heldIds(standIn, tenant));
    }
    const read = pages.reduce((sum, page) => sum + page.read, 0);
    expect(read).toBe(standIn.held().length);
    expect(byTenant.get('1000')?.every(({ columns }) => isSignInEntry(columns.nativeId ?? ''))).toBe(true);
  });

  test('the reseller’s own scope keeps its own entries alone, and the log may grow while it is read', async () => {
    const standIn = await startPanel();
    const session = sessionOf(standIn);
    const { pages, end } = await readAll(session, await windowOf(session, { tenant: '1000' }));
    expect(end.outcome).toBe('complete');
    expect(idsOf(pages)).toEqual(heldIds(standIn, '1000'));
    const [entry] = entriesOf(pages);
    expect(entry?.columns).toMatchObject({
      source: 'USER',
      task: 'GET_BY_USERNAME_PASSWORD',
      itemType: 'program sign-in',
      performer: 'reviewer',
    });
  });

  test('a window that ends where today begins is complete though today’s log grows', async () => {
    const standIn = await startPanel();
    const session = sessionOf(standIn);
    const window = await windowOf(session, { tenant: '1000', to: midnight('2026-11-20') });
    expect((await readAll(session, window)).end.outcome).toBe('complete');
  });

  test('hosting spaces are named where they are asked for', async () => {
    const standIn = await startPanel();
    const session = sessionOf(standIn, { attributeOrganizations: true });
    const { pages } = await readAll(session, await windowOf(session, { tenant: '2001' }));
    const spaces = grouped(entriesOf(pages), ({ columns }) => columns.organization);
    expect([...spaces.keys()].sort()).toEqual(['Harbor Clinic 1 Depots & Fleet', 'Harbor Clinic 1 Main Site', null]);
    expect(idsOf(pages)).toEqual(heldIds(standIn, '2001'));
  });
});

describe('days and zones', () => {
  test('an entry of a day’s last second is inside the window that ends there', async () => {
    const standIn = await startPanel();
    const last = standIn.add('2001', midnight('2026-11-15') - 3000);
    const session = sessionOf(standIn);
    const window = await windowOf(session, {
      tenant: '2001',
      from: midnight('2026-11-14'),
      to: midnight('2026-11-15'),
    });
    const { pages } = await readAll(session, window);
    expect(idsOf(pages)).toContain(last);
  });

  test('without the server’s zone a window asks a day more on both sides', async () => {
    const standIn = await startPanel({ zone: 'America/New_York' });
    const from = Date.UTC(2026, 10, 14) * 1000;
    const to = Date.UTC(2026, 10, 15) * 1000;
    const session = sessionOf(standIn, { zone: '' });
    expect(session.streams[0]?.rules.zone).toBe('UTC');
    const { pages } = await readAll(session, await windowOf(session, { tenant: '2001', from, to }));
    const wanted = standIn.held().filter((one) => one.tenant === '2001' && one.at >= from && one.at < to);
    expect(wanted.length).toBeGreaterThan(10);
    expect(idsOf(pages)).toEqual(expect.arrayContaining(wanted.map(({ nativeId }) => nativeId)));
  });

  test('a zone that is not the server’s covers nothing', async () => {
    const standIn = await startPanel();
    const session = sessionOf(standIn, { zone: 'America/New_York' });
    const failure = await failureOf(readAll(session, await windowOf(session, { tenant: '2001' })));
    expect(failure.kind).toBe('inconsistent');
    expect(failure.message).toContain('The panel writes its times with +01:00');
  });

  test('both passages of the hour that the clock repeats are marked as ambiguous', async () => {
    const autumn = Date.UTC(2026, 9, 28) * 1000;
    const standIn = await startPanel({ now: () => autumn, entriesPerTenant: 10, days: 2 });
    const first = standIn.add('2001', Date.UTC(2026, 9, 25, 0, 30) * 1000);
    const second = standIn.add('2001', Date.UTC(2026, 9, 25, 1, 30) * 1000);
    const outside = standIn.add('2001', Date.UTC(2026, 9, 25, 2, 30) * 1000);
    const session = sessionOf(standIn);
    const from = Date.parse('2026-10-25T00:00:00+02:00') * 1000;
    const window = await windowOf(session, { tenant: '2001', from, to: from + 25 * 3_600_000_000 });
    const entries = entriesOf((await readAll(session, window)).pages);
    const started = (id: string) => entries.find(({ columns }) => columns.nativeId === id)?.columns.started;
    expect(started(first)).toMatchObject({ text: '2026-10-25T02:30:00+01:00', ambiguous: true, zoneSource: 'given' });
    expect(started(second)).toMatchObject({ text: '2026-10-25T02:30:00+01:00', ambiguous: true });
    expect(started(outside)).toMatchObject({ text: '2026-10-25T03:30:00+01:00', ambiguous: false });
  });
});

describe('what goes wrong with the log', () => {
  const opened = async () => {
    const standIn = await startPanel();
    const session = sessionOf(standIn);
    return { standIn, session, window: await windowOf(session, { tenant: '2002' }) };
  };

  test('a total that lies is never complete', async () => {
    const { standIn, session, window } = await opened();
    standIn.faults.set({ fault: 'lying-total' });
    const failure = await failureOf(readAll(session, window));
    expect(failure.kind).toBe('inconsistent');
    expect(failure.message).toContain('the panel counts 207 entries and gave 200');
  });

  test('a total that lied once is read again', async () => {
    const { standIn, session, window } = await opened();
    standIn.faults.set({ fault: 'lying-total', after: 2, times: 1 });
    const { end, pages } = await readAll(session, window);
    expect(end.outcome).toBe('complete');
    expect(idsOf(pages)).toEqual(heldIds(standIn, '2002'));
  });

  test('entries inserted between two pages are not lost', async () => {
    const { standIn, session, window } = await opened();
    standIn.faults.set({ fault: 'inserted-between-pages', times: 2 });
    const { end, pages } = await readAll(session, window);
    expect(end).toMatchObject({ outcome: 'complete', total: 202 });
    expect(idsOf(pages)).toEqual(heldIds(standIn, '2002'));
  });

  test.each(['equal-times', 'cap-in-one-second'] as const)('%s over several pages lose nothing', async (fault) => {
    const { standIn, session, window } = await opened();
    standIn.faults.set({ fault });
    const { end, pages } = await readAll(session, window);
    expect(end).toMatchObject({ outcome: 'complete', total: 1450 });
    expect(idsOf(pages)).toEqual(heldIds(standIn, '2002'));
  });

  test('an entry deleted in the middle makes the window be read again', async () => {
    const { standIn, session, window } = await opened();
    standIn.faults.set({ fault: 'deleted-entries', after: 2, times: 1 });
    const { end, pages } = await readAll(session, window);
    expect(end).toMatchObject({ outcome: 'complete', total: 199 });
    expect(idsOf(pages)).toEqual(expect.arrayContaining([...heldIds(standIn, '2002')]));
  });

  test('a customer that the account may not see is forbidden, the others are not', async () => {
    const { standIn, session, window } = await opened();
    standIn.faults.set({ fault: 'forbidden-tenant' });
    expect((await failureOf(readAll(session, window))).kind).toBe('forbidden');
    expect((await readAll(session, await windowOf(session, { tenant: '2001' }))).end.outcome).toBe('complete');
  });

  test('an id that comes twice with different words comes as both', async () => {
    const { standIn, session, window } = await opened();
    standIn.faults.set({ fault: 'changed-duplicates', times: 1 });
    const { end, pages } = await readAll(session, window);
    expect(end.outcome).toBe('complete');
    const entries = entriesOf(pages);
    expect(entries).toHaveLength(201);
    expect(entries.filter(({ columns }) => columns.item === 'renamed meanwhile')).toHaveLength(1);
  });

  test('a late entry comes when its days are read again', async () => {
    const { standIn, session, window } = await opened();
    standIn.faults.set({ fault: 'late-arrival', after: 4, times: 1 });
    const first = await readAll(session, window);
    expect(first.end.total).toBe(200);
    expect((await readAll(session, window)).end.total).toBe(201);
  });

  test('entities are never expanded', async () => {
    const { standIn, session, window } = await opened();
    standIn.faults.set({ fault: 'entity-expansion', times: 1 });
    const failure = await failureOf(readAll(session, window));
    expect(failure).toMatchObject({ kind: 'malformed' });
    expect(failure.message).toContain('it declares a document type');
  });

  test.each(['truncated-body', 'malformed-body', 'wrong-content-type'] as const)('%s is malformed', async (fault) => {
    const { standIn, session, window } = await opened();
    standIn.faults.set({ fault });
    expect((await failureOf(readAll(session, window))).kind).toBe('malformed');
  });

  test('a record of 50 MB is read whole', async () => {
    const standIn = await startPanel();
    const plain = fetchClient(standIn.address, standIn.secret);
    // Both ends share this process: while one works on 50 MB the other's idle connection runs out.
    const http: HttpClient = {
      send: (request, signal) => plain.send(request, signal).catch(() => plain.send(request, signal)),
    };
    const session = sessionOf(standIn, {}, { http });
    const window = await windowOf(session, { tenant: '2002' });
    standIn.faults.set({ fault: 'huge-record' });
    const { end, pages, records } = await readAll(session, window);
    expect(end.outcome).toBe('complete');
    expect(Math.max(...records.map(({ bytes }) => bytes.length))).toBeGreaterThan(50_000_000);
    expect(idsOf(pages)).toEqual(heldIds(standIn, '2002'));
  });

  test('an answer that is too large is asked again in smaller portions', async () => {
    const standIn = await startPanel();
    const plain = fetchClient(standIn.address, standIn.secret);
    const http: HttpClient = {
      async send(request, signal) {
        const rows = Number(/<maximumRows>(\d+)</.exec(request.body?.text ?? '')?.[1] ?? 0);
        if (rows > 20) throw new BackendFailure('too-large', 'too large');
        return plain.send(request, signal);
      },
    };
    const session = sessionOf(standIn, {}, { http });
    const { end, pages } = await readAll(session, await windowOf(session, { tenant: '2003' }));
    expect(end).toMatchObject({ outcome: 'complete', total: 200 });
    expect(Math.max(...pages.map(({ read }) => read))).toBe(5);
  });
});
