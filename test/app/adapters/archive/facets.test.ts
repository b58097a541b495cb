import { FACET_FIELDS, type Filter } from '@core/search/search';
import { describe, expect, it } from 'vitest';
import { criteria, idsOf, importEntries, openTestArchive } from './open-test-archive';
import type { TestEntry } from './test-batch';

const SEVERITIES = ['information', 'warning', 'error'] as const;

/** Entries whose fields go round at different speeds, so that every filter leaves something of every facet. */
const ENTRIES: readonly TestEntry[] = Array.from({ length: 120 }, (_, at) => ({
  key: `k${at}`,
  started: at % 17 === 0 ? null : 1_000_000 * Math.floor(at / 2),
  severity: SEVERITIES[at % 3] ?? 'error',
  source: ['Scheduler', 'Portal', null][at % 3] ?? null,
  task: ['zip', 'mail', 'login', ''][at % 4] ?? null,
  performer: `user${at % 40}`,
  item: at % 5 === 0 ? `web${at % 2}` : `db${at % 3}`,
  tenant: at % 2 === 0 ? 't1' : 't2',
  tenantName: at % 2 === 0 ? 'North' : 'South',
  organization: at % 6 === 0 ? null : `o${at % 7}`,
}));

const FILTERS: readonly (readonly Partial<Filter>[])[] = [
  [],
  [{ field: 'severity', values: ['error'] }],
  [
    { field: 'severity', values: ['error', 'warning'] },
    { field: 'task', values: ['zip'], not: true },
  ],
  [{ field: 'item', values: ['web'] }],
  [
    { field: 'item', values: ['b'] },
    { field: 'severity', values: ['error'] },
    { field: 'source', values: ['Scheduler', ''] },
  ],
  [
    { field: 'text', values: ['k1'] },
    { field: 'tenant', values: ['North'] },
  ],
  [{ field: 'performer', values: ['nobody'] }],
];

describe('the facets of a search', () => {
  it('are what each facet is when asked by itself, whatever the filters', async () => {
    const archive = await openTestArchive();
    await importEntries(archive, ENTRIES);
    for (const filters of FILTERS) {
      const question = { criteria: criteria(filters), snapshot: null };
      const wishes = FACET_FIELDS.map((field) => ({ field, limit: 1000, offset: 0, order: 'count' as const }));
      const together = await archive.facets(question, wishes);
      const alone = await Promise.all(FACET_FIELDS.map((field) => archive.facet(question, field, { limit: 1000 })));
      expect(
        together.map(({ field, values, distinct, otherEntries }) => ({ field, values, distinct, otherEntries })),
        JSON.stringify(filters),
      ).toEqual(alone);
    }
  });

  it('give any stretch of their values, by count or by name, the rest counted', async () => {
    const archive = await openTestArchive();
    await importEntries(archive, ENTRIES);
    const question = { criteria: criteria(), snapshot: null };
    const wish = { field: 'performer', limit: 2, offset: 38, order: 'label' } as const;
    const [last, found] = await archive.facets(question, [
      wish,
      { field: 'performer', limit: 2, offset: 0, order: 'count', contains: 'USER1' },
    ]);
    expect(last).toEqual({
      field: 'performer',
      values: [
        { value: 'user38', label: 'user38', count: 3 },
        { value: 'user39', label: 'user39', count: 3 },
      ],
      offset: 38,
      distinct: 40,
      entries: 120,
      otherEntries: 114,
      chosen: [],
    });
    expect([found?.values.map((one) => one.value), found?.distinct, found?.otherEntries, found?.entries]).toEqual([
      ['user1', 'user10'],
      11,
      27,
      120,
    ]);
  });

  it('always tell of the values that filters name: without entries, beyond the limit, by a former name', async () => {
    const archive = await openTestArchive();
    await importEntries(archive, ENTRIES);
    const filters: readonly Partial<Filter>[] = [
      { field: 'task', values: ['gone', 'login'] },
      { field: 'tenant', values: ['North'], not: true },
    ];
    const [tasks, tenants] = await archive.facets({ criteria: criteria(filters), snapshot: null }, [
      { field: 'task', limit: 1, offset: 0, order: 'count' },
      { field: 'tenant', limit: 1, offset: 0, order: 'count' },
    ]);
    expect(tasks?.chosen).toEqual([
      { value: 'gone', label: 'gone', count: 0, not: false, covers: ['gone'] },
      { value: 'login', label: 'login', count: 0, not: false, covers: ['login'] },
    ]);
    const key = tenants?.values.find((one) => one.label === 'North')?.value ?? '';
    expect(tenants?.chosen).toEqual([{ value: 'North', label: 'North', count: 30, not: true, covers: [key] }]);
  });
});

describe('the page that holds an entry', () => {
  const limit = 10;

  it('is the page of its number in any order, and the first where the search does not hold the entry', async () => {
    const archive = await openTestArchive();
    await importEntries(archive, ENTRIES);
    const question = { criteria: criteria(), snapshot: null };
    const ids = await idsOf(archive, question.criteria);
    for (const column of ['started', 'task', 'item', 'id', 'severity'] as const) {
      const sort = { column, direction: 'descending' } as const;
      const whole = (await archive.slice(question, sort, 0, 1000)).rows.map((row) => row.id);
      for (const id of [ids[0] ?? 0, ids[17] ?? 0, ids[63] ?? 0, ids[119] ?? 0]) {
        const page = await archive.page(question, sort, { kind: 'entry', id, isCentred: false }, limit);
        const first = Math.floor(whole.indexOf(id) / limit) * limit;
        expect([column, page.firstPosition, page.rows.map((row) => row.id)]).toEqual([
          column,
          first,
          whole.slice(first, first + limit),
        ]);
      }
    }
    const none = await archive.page(
      { criteria: criteria([{ field: 'task', values: ['zip'] }]), snapshot: null },
      { column: 'started', direction: 'descending' },
      { kind: 'entry', id: ids[1] ?? 0, isCentred: false },
      limit,
    );
    expect(none.firstPosition).toBe(0);
  });

  it('can have the entry in its middle', async () => {
    const archive = await openTestArchive();
    await importEntries(archive, ENTRIES);
    const question = { criteria: criteria(), snapshot: null };
    const sort = { column: 'started', direction: 'ascending' } as const;
    const whole = (await archive.slice(question, sort, 0, 1000)).rows.map((row) => row.id);
    const id = whole[57] ?? 0;
    const page = await archive.page(question, sort, { kind: 'entry', id, isCentred: true }, 11);
    expect(page.rows.map((row) => row.id)).toEqual(whole.slice(52, 63));
  });
});
