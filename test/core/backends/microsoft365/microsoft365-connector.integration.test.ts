import { microsoft365Connector } from '@core/backends/microsoft365/microsoft365-connector';
import { managementThrottling } from '@core/backends/microsoft365/management-failure';
import { type Microsoft365StandIn, startMicrosoft365StandIn } from '@demo/backends/microsoft365/microsoft365-stand-in';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DAY, HOUR, idsOf, type Opened, openSession, type ReadWindow, readWindow, SECOND } from './opened-session';

const NOW = Date.UTC(2026, 10, 21, 12) * 1000;
const TYPES = ['Audit.AzureActiveDirectory', 'Audit.SharePoint'] as const;
const TYPE = TYPES[0];

let now = NOW;
let standIn: Microsoft365StandIn;
let opened: Opened;
const clock = (): number => now;
const reopen = async (options: Record<string, unknown> = {}, secret?: string): Promise<void> => {
  await opened.close();
  opened = openSession(microsoft365Connector, standIn, {
    now: clock,
    options,
    ...(secret === undefined ? {} : { secret }),
  });
};
const tenant = (place = 0): string => standIn.tenants[place]?.id ?? '';
const lastDay = (more: { readonly cursor?: string | null } = {}, pages?: number): Promise<ReadWindow> =>
  readWindow(opened.session, { tenant: tenant(), stream: TYPE, from: now - DAY, to: now, ...more }, pages);
/** Ids of the content that the list of the last day names. */
const contentIds = async (): Promise<readonly string[]> => {
  const read = await lastDay();
  return read.pages.map((page) => (JSON.parse(page.cursor ?? '{}') as { last: string }).last);
};

beforeEach(async () => {
  now = NOW;
  standIn = await startMicrosoft365StandIn({ now: clock, tenants: 2, entriesPerTenant: 400, days: 6, seed: 'one' });
  opened = openSession(microsoft365Connector, standIn, { now: clock });
});
afterEach(async () => {
  await opened.close();
  await standIn.close();
});

describe('reading what Microsoft stored', () => {
  it('reads everything that is held, of every content type, each under its tenant, in UTC', async () => {
    const found = new Map<string, { tenant: string; at: number }>();
    for (const { id } of standIn.tenants) {
      for (const stream of opened.session.streams) {
        for (let to = now; to > now - 7 * DAY; to -= DAY) {
          const from = Math.max(to - DAY, now - 7 * DAY + 300 * SECOND);
          const read = await readWindow(opened.session, { tenant: id, stream: stream.id, from, to });
          expect(read.end).toEqual({ outcome: 'complete', reason: null, total: null });
          for (const { columns } of read.entries) {
            found.set(columns.nativeId ?? '', { tenant: columns.tenant?.id ?? '', at: columns.started?.instant ?? 0 });
          }
        }
      }
    }
    const held = new Map(standIn.held().map((entry) => [entry.nativeId, { tenant: entry.tenant, at: entry.at }]));
    expect(found).toEqual(held);
    expect(held.size).toBe(800);
  });

  it('takes the identity from the record, so that an entry that comes in two pieces is one', async () => {
    const read = await lastDay();
    expect(read.entries.length).toBeGreaterThan(idsOf(read).length);
    const identities = new Set(read.entries.map((entry) => Buffer.from(entry.identity).toString('hex')));
    expect(identities.size).toBe(idsOf(read).length);
  });

  it('states the rules of the interface', () => {
    expect(opened.session.streams.map(({ id }) => id)).toEqual(TYPES);
    expect(opened.session.streams[0]?.rules).toEqual({
      clock: 'storage',
      granularity: SECOND,
      zone: 'UTC',
      longestWindow: DAY,
      shortestWindow: SECOND,
      retention: 167 * HOUR + 55 * 60 * SECOND,
      lateness: DAY,
      overlap: DAY,
      firstRange: 167 * HOUR + 55 * 60 * SECOND,
      cursorsLast: true,
    });
  });

  it.each(['NextPageUri', 'NextPageUrl', 'Nextpageuri', 'nextpageurl'])(
    'follows the header %s until it is absent',
    async (header) => {
      const whole = idsOf(await lastDay());
      standIn.log.nextPageHeader = header;
      const before = standIn.requests();
      const read = await lastDay();
      expect(idsOf(read)).toEqual(whole);
      expect(standIn.requests() - before).toBeGreaterThan(read.pages.length + 1);
    },
  );

  it('sends the publisher identifier with every request', async () => {
    await reopen({ publisherIdentifier: '46b472a7-c68e-4adf-8ade-3db49497518e' });
    expect((await lastDay()).end?.outcome).toBe('complete');
  });

  it('reads a late entry in the window in which it was stored', async () => {
    const id = standIn.add(tenant(), now - 5 * DAY);
    now += 60 * SECOND;
    const streams = await Promise.all(
      TYPES.map((stream) => readWindow(opened.session, { tenant: tenant(), stream, from: now - HOUR, to: now })),
    );
    expect(streams.flatMap(idsOf)).toContain(id);
  });
});

describe('pieces of content that cannot be read', () => {
  it.each([
    ['AF20051', 404, 'expired'],
    ['AF20050', 404, 'expired'],
    ['AF20024', 403, 'forbidden'],
    ['AF20052', 400, 'refused'],
    ['AF50000', 404, 'not-found'],
  ] as const)('%s of one (%i) does not keep the others back, and the window is %s', async (code, status, kind) => {
    const all = await lastDay();
    const [, second = ''] = await contentIds();
    standIn.log.rejected.set(second, { status, code });
    const read = await lastDay();
    expect(read.pages.length).toBe(all.pages.length - 1);
    expect(read.end).toBeNull();
    expect(read.failure?.kind).toBe(kind);
    expect(read.failure?.message).toContain(`1 of ${all.pages.length} pieces of content could not be read`);
    expect(read.failure?.message).toContain(second);
  });

  it('asks for what was missing again where the window is taken up, though later pieces were committed', async () => {
    const whole = idsOf(await lastDay());
    const ids = await contentIds();
    standIn.log.rejected.set(ids[1] ?? '', { status: 404, code: 'AF50000' });
    const first = await lastDay();
    standIn.log.rejected.clear();
    const cursor = first.pages.at(-1)?.cursor ?? null;
    const second = await lastDay({ cursor });
    expect(second.end?.outcome).toBe('complete');
    expect([...new Set([...idsOf(first), ...idsOf(second)])].sort()).toEqual(whole);
  });

  it('counts a piece whose address is none as missing, and reads the others', async () => {
    const ids = await contentIds();
    standIn.log.malformedUris.add(ids[0] ?? '');
    const read = await lastDay();
    expect(read.pages.length).toBe(ids.length - 1);
    expect(read.failure?.kind).toBe('malformed');
  });

  it('says that what is gone is gone only where nothing else is missing', async () => {
    const ids = await contentIds();
    standIn.log.rejected.set(ids[0] ?? '', { status: 404, code: 'AF20051' });
    standIn.log.rejected.set(ids[1] ?? '', { status: 404, code: 'AF50000' });
    expect((await lastDay()).failure?.kind).toBe('not-found');
  });

  it('skips a piece whose body is cut', async () => {
    const ids = await contentIds();
    standIn.faults.set({ fault: 'truncated-body', after: 3, times: 1 });
    const read = await lastDay();
    expect(read.pages.length).toBe(ids.length - 1);
    expect(read.failure?.kind).toBe('malformed');
  });

  it('ends the window at once where the backend throttles for good', async () => {
    standIn.faults.set({ fault: 'quota-as-403', after: 3 });
    const read = await lastDay();
    expect(read.failure?.kind).toBe('throttled');
  });
});

describe('the content list', () => {
  it('goes on behind the last committed piece after a run was killed, and reads nothing twice', async () => {
    const whole = await lastDay();
    const first = await lastDay({}, 4);
    await reopen();
    const second = await lastDay({ cursor: first.pages.at(-1)?.cursor ?? null });
    expect(second.pages.length).toBe(whole.pages.length - 4);
    expect([...new Set([...idsOf(first), ...idsOf(second)])].sort()).toEqual(idsOf(whole));
  });

  it('starts anew where the list is not the one that the cursor belongs to', async () => {
    const whole = await lastDay();
    for (const cursor of ['{"done":4,"last":"another"}', '{"done":99999,"last":"x"}', 'no cursor', '{"done":-1}']) {
      expect((await lastDay({ cursor })).pages.length).toBe(whole.pages.length);
    }
  });

  it('reads on behind an empty page that has a next one', async () => {
    const whole = idsOf(await lastDay());
    standIn.faults.set({ fault: 'empty-page-with-next' });
    const read = await lastDay();
    expect(read.end?.outcome).toBe('complete');
    expect(idsOf(read)).toEqual(whole);
  });

  it('calls a next page that leads to itself inconsistent', async () => {
    standIn.faults.set({ fault: 'next-to-itself' });
    const read = await lastDay();
    expect(read.failure?.kind).toBe('inconsistent');
  });

  it('waits and asks again where the quota comes as 403', async () => {
    standIn.faults.set({ fault: 'quota-as-403', after: 2, times: 1 });
    expect((await lastDay()).end?.outcome).toBe('complete');
    expect(managementThrottling(403, {}, '{"error":{"code":"AF10001"}}')).toBeNull();
    expect(managementThrottling(403, { 'retry-after': '7' }, '{"error":{"code":"AF429"}}')).toEqual({
      retryAfterMs: 7000,
    });
    expect(managementThrottling(429, {}, '{"error":{"code":"AF429"}}')).toEqual({ retryAfterMs: null });
  });

  it.each(['equal-times', 'cap-in-one-second', 'inserted-between-pages', 'changed-duplicates'] as const)(
    'holds everything again a little later under %s',
    async (fault) => {
      standIn.faults.set({ fault });
      await lastDay();
      standIn.faults.clear();
      now += 10 * SECOND;
      const read = await Promise.all(
        TYPES.flatMap((stream) =>
          Array.from({ length: 7 }, (_, day) => {
            const to = now - day * DAY;
            const from = Math.max(to - DAY, now - 7 * DAY + 300 * SECOND);
            return readWindow(opened.session, { tenant: tenant(), stream, from, to });
          }),
        ),
      );
      expect(read.map((one) => one.failure)).toEqual(read.map(() => null));
      const held = standIn.held().filter((entry) => entry.tenant === tenant());
      expect([...new Set(read.flatMap(idsOf))].sort()).toEqual(held.map((entry) => entry.nativeId).sort());
    },
  );
});

describe('the border of seven days', () => {
  it('does not ask for what is older, and says that it has expired', async () => {
    const before = standIn.requests();
    const read = await readWindow(opened.session, {
      tenant: tenant(),
      stream: TYPE,
      from: now - 9 * DAY,
      to: now - 8 * DAY,
    });
    expect(read.end?.outcome).toBe('expired');
    expect(standIn.requests()).toBe(before);
  });

  it('reads the part that is still kept, and calls the window expired all the same', async () => {
    now += 26 * HOUR;
    const from = now - 7 * DAY - 10 * HOUR;
    const read = await readWindow(opened.session, { tenant: tenant(), stream: TYPE, from, to: from + DAY });
    expect(read.entries.length).toBeGreaterThan(0);
    expect(read.end).toEqual({
      outcome: 'expired',
      reason: expect.stringContaining('2026-11-15T14:00:30Z'),
      total: null,
    });
  });

  it('asks for the furthest range that is planned without being refused, four minutes late', async () => {
    const retention = opened.session.streams[0]?.rules.retention ?? 0;
    const from = now - retention;
    now += 240 * SECOND;
    const read = await readWindow(opened.session, { tenant: tenant(), stream: TYPE, from, to: from + DAY });
    expect(read.end?.outcome).toBe('complete');
  });

  it('is refused where the backend’s clock is an hour ahead, which is no expiry: it is asked again', async () => {
    standIn.faults.set({ fault: 'clock-off' });
    const from = now - 7 * DAY + 300 * SECOND;
    const read = await readWindow(opened.session, { tenant: tenant(), stream: TYPE, from, to: from + DAY });
    expect(read.failure?.kind).toBe('refused');
    expect(read.failure?.message).toContain('clock');
  });
});
