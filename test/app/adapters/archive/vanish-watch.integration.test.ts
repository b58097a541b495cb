import { describe, expect, it } from 'vitest';
import { collectWindow, DAY, keyOf, pageOf, planOf, vanishedOf } from './collect-pages';
import { criteria, idsOf, importEntries, openTestArchive, temporaryFolder } from './open-test-archive';
import { batchOf, type TestEntry } from './test-batch';

const NO_PROGRESS = (): void => undefined;
const HOUR = DAY / 24;
const A: TestEntry = { key: 'a', started: HOUR };
const B: TestEntry = { key: 'b', started: 2 * HOUR };
const C: TestEntry = { key: 'c', started: 3 * HOUR };

describe('an entry that a later complete window no longer holds', () => {
  it('has vanished: unexplained, between which windows and runs, in row, filter and detail', async () => {
    let now = 1_000;
    const dataFolder = await temporaryFolder();
    const archive = await openTestArchive({ dataFolder, now: () => (now += 1) });
    const first = await collectWindow(archive, [[A, B], [C]]);
    const second = await collectWindow(archive, [[A], [C]], { end: { outcome: 'complete-so-far' } });
    expect([first.vanished, second.vanished]).toEqual([0, 1]);
    const [firstWindow, secondWindow] = await archive.windows({});
    const vanishing = {
      entry: 2,
      tenantKey: keyOf('t-1'),
      started: 2 * HOUR,
      reason: 'unexplained',
      connectionId: 'connection-1',
      connectionName: 'Okta of Northwind',
      lastHeldWindow: first.windowId,
      lastHeldAt: firstWindow?.endedAt,
      missingWindow: second.windowId,
      missedAt: secondWindow?.askedAt,
      lastHeldRun: 1,
      missingRun: 2,
    };
    expect(await archive.vanishing(2)).toEqual(vanishing);
    expect(await archive.vanishing(1)).toBeNull();
    expect((await archive.run(2))?.vanished).toBe(1);
    await archive.close();

    const again = await openTestArchive({ dataFolder, now: () => (now += 1) });
    expect(await again.vanished({})).toEqual([vanishing]);
    expect(await again.vanished({ tenants: [keyOf('t-1')], from: 2 * HOUR, to: 3 * HOUR })).toEqual([vanishing]);
    expect(await again.vanished({ tenants: [keyOf('t-2')] })).toEqual([]);
    expect(await again.vanished({ from: 3 * HOUR })).toEqual([]);
    expect([(await again.row(1))?.vanished, (await again.row(2))?.vanished]).toEqual([null, 'unexplained']);
    const found = (values: string[], not = false) => idsOf(again, criteria([{ field: 'vanished', values, not }]));
    expect(await found(['unexplained'])).toEqual([2]);
    expect(await found(['aged-out'])).toEqual([]);
    expect(await found([''])).toEqual([1, 3]);
    expect(await found(['', 'unexplained'])).toEqual([1, 2, 3]);
    expect(await found(['unexplained'], true)).toEqual([1, 3]);
    expect(await found(['nonsense'])).toEqual([]);
    const empty = criteria([{ field: 'vanished', values: ['aged-out'] }]);
    expect((await again.explainEmpty({ criteria: empty, snapshot: null })).filters).toEqual([
      { index: 0, entriesWithout: 3 },
    ]);
  });

  it('has aged out where it started before what the vendor keeps', async () => {
    const archive = await openTestArchive();
    await collectWindow(archive, [[A, B, C]]);
    await collectWindow(archive, [[C]], { end: { keptSince: 2 * HOUR } });
    expect(await vanishedOf(archive)).toEqual({ 1: 'aged-out', 2: 'unexplained' });
    expect(await idsOf(archive, criteria([{ field: 'vanished', values: ['aged-out'] }]))).toEqual([1]);
  });

  it('has vanished where the window brought nothing at all', async () => {
    const archive = await openTestArchive();
    await collectWindow(archive, [[A]]);
    expect((await collectWindow(archive, [])).vanished).toBe(1);
  });

  it('is marked once, and is vanished no more when any window holds it again', async () => {
    const archive = await openTestArchive();
    await collectWindow(archive, [[A, B]]);
    await collectWindow(archive, [[A]]);
    expect(await collectWindow(archive, [[A]])).toMatchObject({ vanished: 0, returned: 0 });
    const back = await collectWindow(archive, [[B]], { end: { outcome: 'capped', reason: 'There were more.' } });
    expect(back).toMatchObject({ vanished: 0, returned: 1 });
    expect([await archive.vanished({}), await archive.vanishing(2), (await archive.row(2))?.vanished]).toEqual([
      [],
      null,
      null,
    ]);
    expect(await idsOf(archive, criteria([{ field: 'vanished', values: [''] }]))).toEqual([1, 2]);
    await collectWindow(archive, [[A, B]]);
    const gone = await collectWindow(archive, [[A]]);
    expect(gone.vanished).toBe(1);
    expect(await archive.vanishing(2)).toMatchObject({
      lastHeldWindow: gone.windowId - 1,
      missingWindow: gone.windowId,
    });
  });

  it('stays what it was for a search that began before', async () => {
    let now = 1_000;
    const archive = await openTestArchive({ now: () => (now += 1) });
    await collectWindow(archive, [[A, B]]);
    const asked = criteria([{ field: 'vanished', values: ['unexplained'] }]);
    const before = (await archive.summary()).snapshot;
    await collectWindow(archive, [[A]]);
    const between = (await archive.summary()).snapshot;
    await collectWindow(archive, [[A, B]]);
    const count = async (snapshot: typeof before | null) =>
      (await archive.count({ criteria: asked, snapshot })).entries;
    expect([await count(before), await count(between), await count(null)]).toEqual([0, 1, 0]);
  });

  it('is known by sightings alone: an import had delivered it first', async () => {
    const archive = await openTestArchive();
    await importEntries(archive, [
      { ...A, tenant: 't-1' },
      { ...B, tenant: 't-1' },
    ]);
    await collectWindow(archive, [[A, B]]);
    expect((await collectWindow(archive, [[A]])).vanished).toBe(1);
    await archive.undoImport(1, NO_PROGRESS);
    expect([await idsOf(archive, criteria()), await vanishedOf(archive)]).toEqual([[1, 2], { 2: 'unexplained' }]);
  });
});

describe('an entry that changed', () => {
  it('is held in all of its versions where the window held a later one, and gone in all where it held none', async () => {
    const archive = await openTestArchive();
    await collectWindow(archive, [[A, { ...B, raw: '{"v":1}' }]]);
    expect(await collectWindow(archive, [[A, { ...B, raw: '{"v":2}' }]])).toMatchObject({ vanished: 0, returned: 0 });
    expect((await archive.versions(2)).map(({ id }) => id)).toEqual([2, 3]);
    expect((await collectWindow(archive, [[A]])).vanished).toBe(2);
    expect(await vanishedOf(archive)).toEqual({ 2: 'unexplained', 3: 'unexplained' });
    expect(await collectWindow(archive, [[A, { ...B, raw: '{"v":3}' }]])).toMatchObject({ vanished: 0, returned: 2 });
    expect(await vanishedOf(archive)).toEqual({});
  });
});

describe('nothing has vanished', () => {
  const gone =
    (changes: Parameters<typeof collectWindow>[2]) => async (earlier: Parameters<typeof collectWindow>[2]) => {
      const archive = await openTestArchive();
      await collectWindow(archive, [[A, B, { ...C, tenant: 't-2' }]], earlier);
      return (await collectWindow(archive, [[A]], changes)).vanished;
    };
  const both = { window: { tenants: [keyOf('t-1'), keyOf('t-2')] } };

  it.each([
    ['capped', { end: { outcome: 'capped', reason: 'There were more.' } }],
    ['failed', { end: { outcome: 'failed', reason: 'It broke off.' } }],
    ['expired', { end: { outcome: 'expired', reason: 'Not kept so long.' } }],
  ] as const)('for a window that is %s, and for one after it', async (_, changes) => {
    expect(await gone(changes)({})).toBe(0);
    expect(await gone({})(changes)).toBe(0);
  });

  it.each([
    ['connection', { connectionId: 'connection-2' }],
    ['account', { account: 'somebody else' }],
    ['scope', { scope: 'another' }],
    ['stream', { stream: 'git' }],
    ['clock', { clock: 'storage' }],
  ] as const)('for another %s', async (_, window) => {
    expect(await gone({ window })({})).toBe(0);
  });

  it('of tenants that one of the windows was not asked for', async () => {
    expect(await gone(both)(both)).toBe(2);
    expect(await gone({})(both)).toBe(1);
    expect(await gone(both)({})).toBe(1);
    expect(await gone({ end: { tenants: [keyOf('t-2')] } })(both)).toBe(2);
  });

  it('beyond the part that both windows asked for', async () => {
    expect(await gone({ window: { from: 2 * HOUR + 1 } })(both)).toBe(0);
    expect(await gone({ window: { ...both.window, from: 2 * HOUR + 1 } })(both)).toBe(1);
    expect(await gone({ window: { to: 2 * HOUR } })({})).toBe(0);
    expect(await gone({ window: { from: DAY, to: 2 * DAY } })({})).toBe(0);
    expect(await gone({ window: { from: -DAY, to: HOUR * 2 + 1 } })({ window: { from: HOUR, to: DAY } })).toBe(1);
  });

  it('of what an earlier window held beyond this one, where another clock than the events’ was asked', async () => {
    const storage = (from: number, to: number) => ({ window: { clock: 'storage', from, to } as const });
    expect(await gone(storage(0, DAY))(storage(HOUR, DAY + 1))).toBe(0);
    expect(await gone(storage(0, DAY))(storage(HOUR, DAY))).toBe(1);
  });

  it('of entries whose time says too little, unless the whole earlier window is asked for again', async () => {
    const archive = await openTestArchive();
    const undated: TestEntry = { key: 'undated' };
    const across: TestEntry = { key: 'across', started: DAY - 1, finished: DAY + 1 };
    await collectWindow(archive, [[undated, across]], { window: { to: 2 * DAY } });
    expect((await collectWindow(archive, [])).vanished).toBe(0);
    expect((await collectWindow(archive, [], { window: { to: 2 * DAY } })).vanished).toBe(2);
  });

  it('of records that came again, though another mapping makes other entries of them or none', async () => {
    const archive = await openTestArchive();
    const raw = (key: string) => JSON.stringify({ id: key });
    await collectWindow(archive, [
      [
        { ...A, raw: raw('a') },
        { ...B, raw: raw('b') },
        { ...C, raw: raw('c') },
      ],
    ]);
    const rejected = [{ position: 0, bytes: Buffer.from(raw('b')), reason: 'It has no time.' }];
    const batch = batchOf([{ ...A, key: 'other a', raw: raw('a'), tenant: 't-1' }]);
    const plan = planOf('t-1', { recordPlace: '/log' });
    const { vanished } = await collectWindow(archive, [{ parts: [{ plan, batch, rejected }], read: 2, cursor: null }]);
    expect([vanished, await vanishedOf(archive)]).toEqual([1, { 3: 'unexplained' }]);
  });

  it('by times that were counted in another zone, unless the whole earlier window is asked for again', async () => {
    const archive = await openTestArchive();
    const inZone = (zone: string, entries: readonly TestEntry[]) => {
      const [part] = pageOf(entries).parts;
      return {
        parts: [{ plan: planOf('t-1', { zone }), batch: part?.batch ?? null, rejected: [] }],
        read: 1,
        cursor: null,
      };
    };
    await collectWindow(archive, [inZone('UTC', [A, B])]);
    const later = { window: { from: HOUR, to: DAY + HOUR } };
    expect((await collectWindow(archive, [inZone('-01:00', [A])], later)).vanished).toBe(0);
    expect((await collectWindow(archive, [inZone('UTC', [A])], later)).vanished).toBe(1);
  });

  it('of what a window held that ended while this one was being asked', async () => {
    const archive = await openTestArchive();
    const runId = await archive.beginRun('hand');
    const late = { ...pageOf([A]), cursor: 'two' };
    const slow = await archive.beginWindow({ ...WINDOW, runId });
    await archive.commitPage(slow, late);
    await collectWindow(archive, [[A, B]]);
    expect(
      await archive.endWindow(slow, { outcome: 'complete', reason: null, total: null, tenants: [], keptSince: null }),
    ).toEqual({
      vanished: 0,
      returned: 0,
    });
  });

  it('where entries of no tenant come from windows of other tenants', async () => {
    const archive = await openTestArchive();
    const page = pageOf([{ ...A, tenant: null }]);
    await collectWindow(archive, [page], both);
    expect((await collectWindow(archive, [])).vanished).toBe(0);
    expect((await collectWindow(archive, [], both)).vanished).toBe(1);
  });
});

const WINDOW = {
  connectionId: 'connection-1',
  connectionName: 'Okta of Northwind',
  connector: 'okta',
  account: 'reader',
  scope: 'all',
  stream: '',
  tenants: [keyOf('t-1')],
  clock: 'event',
  from: 0,
  to: DAY,
} as const;

describe('an entry that was taken out of the archive', () => {
  it('is not among the vanished', async () => {
    const archive = await openTestArchive();
    await importEntries(archive, [{ ...B, raw: '{"v":1}', tenant: 't-1' }]);
    await collectWindow(archive, [[{ ...B, raw: '{"v":2}' }]]);
    expect((await collectWindow(archive, [])).vanished).toBe(2);
    expect(await archive.undoImport(1, NO_PROGRESS)).toEqual({ removed: 1, kept: 0 });
    expect(await vanishedOf(archive)).toEqual({ 2: 'unexplained' });
    expect((await archive.verify(NO_PROGRESS)).difference).toBeNull();
  });
});
