import type { Archive } from '@core/archive/archive';
import type { Filter } from '@core/search/search';
import { describe, expect, it } from 'vitest';
import { criteria, idsOf, importEntries, openTestArchive } from './open-test-archive';
import type { TestEntry } from './test-batch';

const HOUR = 3_600_000_000;
const DAY = 24 * HOUR;
/** 2026-03-28T23:30:00Z: half an hour after midnight in Berlin, a day before its clocks go forward. */
const BEFORE_SUMMER = Date.UTC(2026, 2, 28, 23, 30) * 1000;

const ENTRIES: readonly TestEntry[] = [
  {
    key: '1',
    severity: 'error',
    started: BEFORE_SUMMER,
    source: 'DNS',
    task: 'Create',
    item: 'Zone 100%_A',
    performer: 'ann',
    relation: 'self',
    organization: 'Org',
    raw: '{"word":"Straße OK"}',
    address: '10.0.0.1',
  },
  {
    key: '2',
    severity: 'warning',
    started: BEFORE_SUMMER + 2 * HOUR,
    source: 'DNS',
    task: 'Delete',
    item: 'zone b',
    performer: 'bob',
    onBehalfOf: 'ann',
    raw: '{"word":"two words (x|y)"}',
    tenant: '9',
  },
  {
    key: '3',
    started: BEFORE_SUMMER + DAY,
    source: 'MAIL',
    task: 'Create',
    item: null,
    itemType: 'box',
    instance: 'i1',
    raw: '{"word":"caf\\u00e9"}',
    searchText: 'café',
  },
  {
    key: '4',
    started: null,
    source: '',
    task: null,
    item: '',
    raw: Uint8Array.from([0xe9, 0x00]),
    encoding: 'windows-1252',
    searchText: 'é\0',
  },
  {
    key: '5',
    severity: 'error',
    started: BEFORE_SUMMER + 40 * DAY,
    source: null,
    item: 'ÄRGER ΣΊΣΥΦΟΣ',
    raw: '{"word":"ΣΊΣΥΦΟΣ \\u0000"}',
  },
];

async function filled(): Promise<Archive> {
  const archive = await openTestArchive({ now: () => BEFORE_SUMMER + 41 * DAY });
  await importEntries(archive, ENTRIES);
  return archive;
}

const FILTERS: readonly (readonly [Partial<Filter>, readonly number[]])[] = [
  [{ field: 'severity', values: ['error', 'warning'] }, [1, 2, 5]],
  [{ field: 'severity', values: ['nonsense'] }, []],
  [{ field: 'source', values: ['DNS'] }, [1, 2]],
  [{ field: 'source', values: [''] }, [4, 5]],
  [{ field: 'source', values: ['never seen'] }, []],
  [{ field: 'task', values: ['Create', ''] }, [1, 3, 4, 5]],
  [{ field: 'performer', values: ['ann'] }, [1]],
  [{ field: 'onBehalfOf', values: ['ann'] }, [2]],
  [{ field: 'relation', values: ['self'] }, [1]],
  [{ field: 'relation', values: [''] }, [2, 3, 4, 5]],
  [{ field: 'organization', values: ['Org'] }, [1]],
  [{ field: 'itemType', values: ['box'] }, [3]],
  [{ field: 'instance', values: ['i1'] }, [3]],
  [{ field: 'backend', values: ['okta'] }, [1, 2, 3, 4, 5]],
  [{ field: 'tenant', values: ['9'] }, [2]],
  [{ field: 'tenant', values: [''] }, [1, 3, 4, 5]],
  [{ field: 'address', values: ['10.0.0.1'] }, [1]],
  [{ field: 'address', values: [''] }, [2, 3, 4, 5]],
  [{ field: 'item', values: ['ZONE'] }, [1, 2]],
  [{ field: 'item', values: ['100%_a'] }, [1]],
  [{ field: 'item', values: ['zone.b'] }, []],
  [{ field: 'item', values: ['ärger'] }, [5]],
  [{ field: 'item', values: [''] }, [3, 4]],
  [{ field: 'text', values: ['STRASSE'] }, []],
  [{ field: 'text', values: ['STRAẞE ok'] }, [1]],
  [{ field: 'text', values: ['words two'] }, [2]],
  [{ field: 'text', values: ['"words two"'] }, []],
  [{ field: 'text', values: ['"two words"'] }, [2]],
  [{ field: 'text', values: ['(X|Y)'] }, [2]],
  [{ field: 'text', values: ['CAFÉ'] }, [3]],
  [{ field: 'text', values: ['caf\\u00E9'] }, [3]],
  [{ field: 'text', values: ['é\0'] }, [4]],
  [{ field: 'text', values: ['σίσυφος'] }, [5]],
  [{ field: 'text', values: ['\\u0000'] }, [5]],
  [{ field: 'text', values: ['two', 'ok'] }, [1, 2]],
  [{ field: 'text', values: ["'; DROP TABLE entry; --"] }, []],
  [{ field: 'import', values: ['1'] }, [1, 2, 3, 4, 5]],
  [{ field: 'import', values: ['2'] }, []],
  [{ field: 'id', values: ['2', '4', '99'] }, [2, 4]],
];

describe('filters', () => {
  it('hold exactly the entries that they say, and with "not" exactly the others', async () => {
    const archive = await filled();
    for (const [filter, ids] of FILTERS) {
      const others = [1, 2, 3, 4, 5].filter((id) => !ids.includes(id));
      expect({
        filter,
        is: await idsOf(archive, criteria([filter])),
        isNot: await idsOf(archive, criteria([{ ...filter, not: true }])),
      }).toEqual({ filter, is: ids, isNot: others });
    }
  });

  it('narrow together, and leave undated entries beside a range unless told otherwise', async () => {
    const archive = await filled();
    const range = { kind: 'between', from: BEFORE_SUMMER + 2 * HOUR, to: BEFORE_SUMMER + 40 * DAY } as const;
    expect(await idsOf(archive, criteria([], { range }))).toEqual([2, 3, 4]);
    expect(await idsOf(archive, criteria([], { range, undated: 'exclude' }))).toEqual([2, 3]);
    expect(await idsOf(archive, criteria([], { range, undated: 'only' }))).toEqual([4]);
    expect(await idsOf(archive, criteria([], { undated: 'exclude' }))).toEqual([1, 2, 3, 5]);
    expect(await idsOf(archive, criteria([{ field: 'task', values: ['Create'] }], { range }))).toEqual([3]);
    const last = (amount: number, unit: 'days' | 'months' | 'weeks') =>
      criteria([], { range: { kind: 'last', amount, unit }, undated: 'exclude' });
    expect(await idsOf(archive, last(2, 'days'))).toEqual([5]);
    expect(await idsOf(archive, last(41, 'days'))).toEqual([1, 2, 3, 5]);
    expect(await idsOf(archive, last(1, 'months'))).toEqual([5]);
    expect(await idsOf(archive, last(100_000, 'months'))).toEqual([1, 2, 3, 5]);
  });

  it('refuse a number that is none', async () => {
    const archive = await filled();
    const asked = archive.count({ criteria: criteria([{ field: 'id', values: ['1) OR (1=1'] }]), snapshot: null });
    await expect(asked).rejects.toMatchObject({ code: 'search-invalid' });
  });
});

describe('counts', () => {
  it('count entries of the search, and the undated ones whatever the range', async () => {
    const archive = await filled();
    const range = { kind: 'between', from: BEFORE_SUMMER + DAY, to: null } as const;
    const count = await archive.count({ criteria: criteria([], { range, undated: 'exclude' }), snapshot: null });
    expect([count.entries, count.undated]).toEqual([2, 1]);
    const none = await archive.count({ criteria: criteria([{ field: 'source', values: ['DNS'] }]), snapshot: null });
    expect([none.entries, none.undated]).toEqual([2, 0]);
  });

  it('by value leave the field\'s own filter out unless asked, join "no value" and narrow by label', async () => {
    const archive = await filled();
    const question = { criteria: criteria([{ field: 'source', values: ['DNS'] }]), snapshot: null };
    expect(await archive.facet(question, 'source', { limit: 2 })).toEqual({
      field: 'source',
      values: [
        { value: '', label: '', count: 2 },
        { value: 'DNS', label: 'DNS', count: 2 },
      ],
      distinct: 3,
      otherEntries: 1,
    });
    expect((await archive.facet(question, 'source', { limit: 9, keepOwn: true })).values).toEqual([
      { value: 'DNS', label: 'DNS', count: 2 },
    ]);
    expect((await archive.facet(question, 'source', { limit: 9, contains: 'ma' })).values).toEqual([
      { value: 'MAIL', label: 'MAIL', count: 1 },
    ]);
    expect(
      (await archive.facet(question, 'task', { limit: 9, order: 'label' })).values.map((one) => one.value),
    ).toEqual(['Create', 'Delete']);
    const all = { criteria: criteria(), snapshot: null };
    expect((await archive.facet(all, 'severity', { limit: 9 })).values.map((one) => [one.value, one.count])).toEqual([
      ['error', 2],
      ['information', 2],
      ['warning', 1],
    ]);
    expect((await archive.facet(all, 'tenant', { limit: 9 })).values).toEqual([
      { value: '', label: '', count: 4 },
      { value: 'okta::9', label: '9', count: 1 },
    ]);
    expect((await archive.facet(all, 'relation', { limit: 9 })).values.map((one) => one.value)).toEqual(['', 'self']);
  });

  it("by time use the zone's own days, weeks and months over a change of its clocks", async () => {
    const archive = await filled();
    const question = { criteria: criteria(), snapshot: null };
    const at = (...parts: [number, number, number, number?]) =>
      Date.UTC(parts[0], parts[1], parts[2], parts[3] ?? 0) * 1000;
    expect(await archive.histogram(question, 'day', 'Europe/Berlin')).toEqual([
      { start: at(2026, 2, 28, 23), information: 0, warning: 1, error: 1 },
      { start: at(2026, 2, 29, 22), information: 1, warning: 0, error: 0 },
      { start: at(2026, 4, 7, 22), information: 0, warning: 0, error: 1 },
    ]);
    expect((await archive.histogram(question, 'week', 'Europe/Berlin')).map((bar) => bar.start)).toEqual([
      at(2026, 2, 22, 23),
      at(2026, 2, 29, 22),
      at(2026, 4, 3, 22),
    ]);
    expect((await archive.histogram(question, 'month', 'Europe/Berlin')).map((bar) => bar.start)).toEqual([
      at(2026, 1, 28, 23),
      at(2026, 3, 30, 22),
    ]);
    expect((await archive.histogram(question, 'hour', 'Asia/Kolkata')).map((bar) => bar.start)[0]).toBe(BEFORE_SUMMER);
    expect((await archive.histogram(question, 'day', 'UTC')).map((bar) => bar.start)).toEqual([
      at(2026, 2, 28),
      at(2026, 2, 29),
      at(2026, 4, 7),
    ]);
    await expect(archive.histogram(question, 'day', 'Nowhere/Land')).rejects.toMatchObject({ code: 'search-invalid' });
  });

  it('keep the repeated hour of autumn apart', async () => {
    const archive = await openTestArchive();
    const first = Date.UTC(2026, 9, 25, 0, 30) * 1000;
    await importEntries(archive, [
      { key: 'a', started: first },
      { key: 'b', started: first + HOUR },
      { key: 'c', started: -1 },
    ]);
    const bars = await archive.histogram({ criteria: criteria(), snapshot: null }, 'hour', 'Europe/Berlin');
    expect(bars.map((bar) => bar.start)).toEqual([-HOUR, first - HOUR / 2, first + HOUR / 2]);
  });
});

describe('an empty result', () => {
  it('says which filter or range empties it, and where the entries lie', async () => {
    const archive = await filled();
    const filters: readonly Partial<Filter>[] = [
      { field: 'source', values: ['DNS'] },
      { field: 'task', values: ['never'] },
    ];
    const range = { kind: 'between', from: 0, to: 1 } as const;
    expect(await archive.explainEmpty({ criteria: criteria(filters), snapshot: null })).toEqual({
      archiveIsEmpty: false,
      filters: [{ index: 1, entriesWithout: 2 }],
      entriesOutsideRange: null,
      earliest: BEFORE_SUMMER,
      latest: BEFORE_SUMMER + 40 * DAY,
    });
    expect(await archive.explainEmpty({ criteria: criteria(filters.slice(0, 1), { range }), snapshot: null })).toEqual({
      archiveIsEmpty: false,
      filters: [{ index: 0, entriesWithout: 1 }],
      entriesOutsideRange: 2,
      earliest: BEFORE_SUMMER,
      latest: BEFORE_SUMMER + 2 * HOUR,
    });
    const empty = await openTestArchive();
    expect(await empty.explainEmpty({ criteria: criteria(), snapshot: null })).toEqual({
      archiveIsEmpty: true,
      filters: [],
      entriesOutsideRange: null,
      earliest: null,
      latest: null,
    });
  });
});

describe('a question', () => {
  it('ends as cancelled when its signal is aborted, before or while it runs', async () => {
    const archive = await filled();
    await importEntries(
      archive,
      Array.from({ length: 8_000 }, (_, at) => ({ key: `bulk ${at}`, raw: 'aab'.repeat(200) })),
    );
    const question = {
      criteria: criteria([{ field: 'text', values: ['b'.repeat(50), 'ab'.repeat(30)] }]),
      snapshot: null,
    };
    const done = AbortSignal.abort();
    await expect(archive.count({ ...question, signal: done })).rejects.toMatchObject({ code: 'cancelled' });
    const controller = new AbortController();
    const running = archive.count({ ...question, signal: controller.signal });
    controller.abort();
    await expect(running).rejects.toMatchObject({ code: 'cancelled' });
    expect((await archive.count(question)).entries).toBe(0);
  });

  it('of a summary gives counts and borders at once', async () => {
    const archive = await filled();
    expect(await archive.summary()).toMatchObject({
      entries: 5,
      undated: 1,
      earliest: BEFORE_SUMMER,
      latest: BEFORE_SUMMER + 40 * DAY,
      tenants: 1,
      snapshot: { generation: 0, highestId: 5 },
    });
  });
});
