import { microsoftGraphConnector } from '@core/backends/microsoft-graph/microsoft-graph-connector';
import {
  type MicrosoftGraphStandIn,
  startMicrosoftGraphStandIn,
} from '@demo/backends/microsoft-graph/microsoft-graph-stand-in';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  DAY,
  HOUR,
  idsOf,
  NEVER,
  type Opened,
  openSession,
  type ReadWindow,
  readWindow,
  SECOND,
  stepsOf,
} from '../microsoft365/opened-session';

const NOW = Date.UTC(2026, 10, 21, 12) * 1000;

let now = NOW;
let standIn: MicrosoftGraphStandIn;
let opened: Opened;
const clock = (): number => now;
const reopen = async (options: Record<string, unknown> = {}): Promise<void> => {
  await opened.close();
  opened = openSession(microsoftGraphConnector, standIn, { now: clock, options: { pageSize: 10, ...options } });
};
const tenant = (place = 0): string => standIn.tenants[place]?.id ?? '';
const audits = (more: { readonly cursor?: string | null } = {}, pages?: number): Promise<ReadWindow> =>
  readWindow(opened.session, { tenant: tenant(), stream: 'directoryAudits', from: now - DAY, to: now, ...more }, pages);
const search = (more: { readonly cursor?: string | null } = {}, pages?: number): Promise<ReadWindow> =>
  readWindow(opened.session, { tenant: tenant(), stream: 'unified', from: now - 2 * DAY, to: now, ...more }, pages);
const heldIds = (isDirectory: boolean, from: number): readonly string[] =>
  standIn
    .held()
    .filter((one) => one.tenant === tenant() && one.at >= from && one.nativeId.startsWith('Directory_') === isDirectory)
    .map((one) => one.nativeId)
    .sort();

beforeEach(async () => {
  now = NOW;
  standIn = await startMicrosoftGraphStandIn({ now: clock, tenants: 2, entriesPerTenant: 600, days: 6, seed: 'two' });
  opened = openSession(microsoftGraphConnector, standIn, { now: clock, options: { pageSize: 10 } });
});
afterEach(async () => {
  await opened.close();
  await standIn.close();
});

describe('directory audits', () => {
  it('are read to the end, under the tenant that the token was made for, with the vendor’s ids', async () => {
    const read = await audits();
    expect(read.end).toEqual({ outcome: 'complete', reason: null, total: null });
    expect(idsOf(read)).toEqual(heldIds(true, now - DAY));
    expect(read.pages.length).toBeGreaterThan(3);
    expect([...new Set(read.entries.map(({ columns }) => columns.tenant?.id))]).toEqual([tenant()]);
    expect(read.entries[0]?.columns).toMatchObject({
      nativeIdIsGlobal: true,
      started: { zoneSource: 'given', precision: 'nanosecond' },
      address: expect.toSatisfy((text: string | null) => text === null || text.startsWith('203.0.113.')),
    });
  });

  it('go on behind the last committed page after a run was killed', async () => {
    const whole = await audits();
    const first = await audits({}, 2);
    await reopen();
    const second = await audits({ cursor: first.pages.at(-1)?.cursor ?? null });
    expect(second.pages.length).toBe(whole.pages.length - 2);
    expect([...new Set([...idsOf(first), ...idsOf(second)])].sort()).toEqual(idsOf(whole));
  });

  it('are read from the start where the skip token is no longer known, or belongs to another backend', async () => {
    const whole = await audits();
    const stale = `${standIn.address}/v1.0/auditLogs/directoryAudits?%24skiptoken=stale`;
    for (const cursor of [stale, 'https://graph.example/v1.0/auditLogs/directoryAudits?x=1', 'nonsense']) {
      const read = await audits({ cursor });
      expect(read.end?.outcome).toBe('complete');
      expect(read.pages.length).toBe(whole.pages.length);
    }
  });

  it('are read on behind an empty page that has a next link', async () => {
    standIn.faults.set({ fault: 'empty-page-with-next' });
    const read = await audits();
    expect(read.end?.outcome).toBe('complete');
    expect(idsOf(read)).toEqual(heldIds(true, now - DAY));
  });

  it.each([0, 2])('are inconsistent where the next link leads to itself (after %i pages)', async (after) => {
    standIn.faults.set({ fault: 'next-to-itself', after });
    const read = await audits();
    expect(read.end).toBeNull();
    expect(read.failure?.kind).toBe('inconsistent');
  });

  it.each([
    'equal-times',
    'cap-in-one-second',
    'inserted-between-pages',
    'late-arrival',
    'changed-duplicates',
  ] as const)('hold everything when they are asked again after %s', async (fault) => {
    standIn.faults.set({ fault, after: 1 });
    await audits();
    standIn.faults.clear();
    const read = await audits();
    expect(read.end?.outcome).toBe('complete');
    expect(idsOf(read)).toEqual(heldIds(true, now - DAY));
  });

  it('are never complete where a page is cut or malformed', async () => {
    for (const fault of ['truncated-body', 'malformed-body', 'wrong-content-type'] as const) {
      standIn.faults.clear();
      standIn.faults.set({ fault, after: 1, times: 1 });
      const read = await audits();
      expect(read.end).toBeNull();
      expect(read.failure?.kind).toBe('malformed');
    }
  });

  it('wait where they are throttled, with and without Retry-After', async () => {
    for (const fault of ['throttled-with-retry-after', 'throttled-without-retry-after'] as const) {
      standIn.faults.set({ fault, after: 1, times: 1 });
      expect((await audits()).end?.outcome).toBe('complete');
    }
  });

  it('are asked five times in ten seconds at most, unless the user says otherwise', () => {
    const connection = { options: {} } as Parameters<typeof microsoftGraphConnector.traffic>[0];
    expect(microsoftGraphConnector.traffic(connection)).toMatchObject({ requests: 5, perMs: 10_000 });
  });

  it('of beyond the retention are kept, but the window has expired', async () => {
    const from = now - 3 * DAY;
    await reopen({ directoryDays: 2 });
    const read = await readWindow(opened.session, {
      tenant: tenant(),
      stream: 'directoryAudits',
      from,
      to: from + DAY,
    });
    expect(read.end?.outcome).toBe('expired');
    expect(read.entries.length).toBeGreaterThan(0);
  });
});

describe('the audit search', () => {
  it('is started, waited for less and less often, and read to the end', async () => {
    await reopen({ firstLookSeconds: 10 });
    standIn.log.states = ['notStarted', 'running', 'running', 'running', 'succeeded'];
    const read = await search();
    expect(read.end?.outcome).toBe('complete');
    expect(idsOf(read)).toEqual(heldIds(false, now - 2 * DAY));
    expect(opened.waits).toEqual([10_000, 5000, 7500, 11_250, 16_875]);
  });

  it('keeps the inner record, so that the entry is the same whichever way it came', async () => {
    const inner = await search();
    standIn.log.isInnerLeftOut = true;
    const whole = await search();
    const identities = (read: ReadWindow): readonly string[] =>
      read.entries.map((entry) => Buffer.from(entry.identity).toString('hex')).sort();
    expect(identities(whole)).toEqual(identities(inner));
    const text = new TextDecoder().decode(inner.entries[0]?.raw);
    expect(JSON.parse(text)).toMatchObject({ Id: inner.entries[0]?.columns.nativeId, OrganizationId: tenant() });
    expect(inner.entries[0]?.columns.started?.zone).toBe('UTC');
  });

  it('is taken up again by its id after a run was killed while it waited', async () => {
    standIn.log.states = ['running', 'succeeded'];
    const first = await search({}, 1);
    expect(first.pages).toMatchObject([{ parts: [], read: 0 }]);
    await reopen();
    const second = await search({ cursor: first.pages[0]?.cursor ?? null });
    expect(second.end?.outcome).toBe('complete');
    expect(idsOf(second)).toEqual(heldIds(false, now - 2 * DAY));
    expect(standIn.searches.count).toBe(1);
  });

  it('goes on within its records after a run was killed while it read them', async () => {
    const whole = await search();
    const first = await search({}, 3);
    await reopen();
    const second = await search({ cursor: first.pages.at(-1)?.cursor ?? null });
    expect(second.pages.length).toBe(whole.pages.length - 3);
    expect([...new Set([...idsOf(first), ...idsOf(second)])].sort()).toEqual(idsOf(whole));
    expect(standIn.searches.count).toBe(2);
  });

  it.each(['failed', 'cancelled'])(
    'that %s fails the window, and is started anew where the window is taken up',
    async (state) => {
      standIn.log.states = ['running', state];
      const first = await search();
      expect(first.end).toBeNull();
      expect(first.failure?.kind).toBe('backend-error');
      expect(first.failure?.message).toContain(state);
      standIn.log.states = ['succeeded'];
      const second = await search({ cursor: first.pages.at(-1)?.cursor ?? null });
      expect(second.end?.outcome).toBe('complete');
      expect(standIn.searches.count).toBe(2);
    },
  );

  it.each(['unknownFutureValue', '', 'Succeeded '])('in the state “%s” fails at once and names it', async (state) => {
    standIn.log.states = ['running', state];
    const read = await search();
    expect(read.end).toBeNull();
    expect(read.failure?.message).toContain(`“${state}”`);
  });

  it('that never ends is given up after the time set', async () => {
    await reopen({ searchMinutes: 2, firstLookSeconds: 10 });
    standIn.log.states = ['running'];
    const read = await search();
    expect(read.failure?.kind).toBe('timeout');
    expect(opened.waits.reduce((sum, one) => sum + one, 0)).toBeLessThan(4 * 60_000);
  });

  it('that the backend has forgotten is started anew', async () => {
    const first = await search({}, 1);
    standIn.searches.forget();
    const second = await search({ cursor: first.pages[0]?.cursor ?? null });
    expect(second.end?.outcome).toBe('complete');
    expect(idsOf(second)).toEqual(heldIds(false, now - 2 * DAY));
  });

  it('is started only once, though the answer was lost', async () => {
    standIn.faults.set({ fault: 'reset-mid-body', times: 1 });
    const read = await search();
    expect(read.failure?.kind).toBe('interrupted');
    expect(standIn.searches.count).toBe(1);
  });

  it('never goes beyond a window of days, in whole seconds of UTC', () => {
    const [directory, unified] = opened.session.streams;
    expect(directory?.rules).toMatchObject({ clock: 'event', longestWindow: DAY, retention: 30 * DAY, overlap: DAY });
    expect(unified?.rules).toMatchObject({
      clock: 'event',
      longestWindow: 7 * DAY,
      retention: 180 * DAY,
      granularity: SECOND,
    });
  });
});

describe('permissions', () => {
  it('are told step by step', async () => {
    const steps = await stepsOf(opened.session);
    expect(steps.map((step) => [step.step, step.outcome])).toEqual([
      ['sign-in', 'passed'],
      ['role', 'passed'],
      ['tenants', 'passed'],
      ['entries', 'passed'],
    ]);
    expect(standIn.searches.count).toBe(0);
  });

  it('that are missing are named', async () => {
    await reopen({ tenants: [tenant(1)] });
    standIn.faults.set({ fault: 'forbidden-tenant' });
    const steps = await stepsOf(opened.session);
    expect(steps.at(-1)).toMatchObject({
      step: 'role',
      outcome: 'failed',
      advice: expect.stringContaining('AuditLog.Read.All and AuditLogsQuery.Read.All'),
    });
    const read = await readWindow(opened.session, { tenant: tenant(1), stream: 'unified', from: now - HOUR, to: now });
    expect(read.failure?.kind).toBe('forbidden');
    expect(read.failure?.message).toContain('AuditLogsQuery.Read.All');
  });

  it('that need a licence say so', async () => {
    await reopen({ streams: ['directoryAudits', 'signIns'] });
    const read = await readWindow(opened.session, { tenant: tenant(), stream: 'signIns', from: now - HOUR, to: now });
    expect(read.failure?.kind).toBe('forbidden');
    expect(read.failure?.message).toContain('licence');
    const steps = await stepsOf(opened.session);
    expect(steps.find((step) => step.step === 'role')).toMatchObject({ outcome: 'warned' });
    expect(await opened.session.tenants(NEVER)).toHaveLength(2);
  });
});
