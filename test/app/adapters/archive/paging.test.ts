import type { Archive } from '@core/archive/archive';
import { COLUMN_IDS } from '@core/entry/columns';
import type { Criteria, Sort } from '@core/search/search';
import { describe, expect, it } from 'vitest';
import { sortRows } from '../../../fakes/memory-archive-rows';
import { collect, criteria, importEntries, openTestArchive } from './open-test-archive';
import type { TestEntry } from './test-batch';

const pick = <Value>(values: readonly Value[], at: number): Value => values[at % values.length] as Value;
const TEXTS = [
  'beta',
  'Alpha',
  'alpha',
  'ALPHA',
  'Ärger',
  'zulu',
  '',
  null,
  'beta',
  '\u{1F600} smile',
  '\uFEFFmark',
  'a_b',
  'a%b',
];

/** Every column with ties, nulls, mixed case and signs beyond ASCII; the same every time. */
function mixedEntries(count: number): readonly TestEntry[] {
  return Array.from({ length: count }, (_, at) => ({
    key: `entry ${at}`,
    severity: pick(['information', 'warning', 'error'] as const, at * 7),
    started: at % 11 === 0 ? null : 1_700_000_000_000_000 + ((at * 7919) % 50) * 1_000_000 - (at === 5 ? 9e15 : 0) / 4,
    finished: at % 5 === 0 ? null : 1_700_000_000_000_000 + ((at * 104_729) % 70) * 1_000_000,
    source: pick(TEXTS, at * 3),
    task: pick(TEXTS, at * 5 + 1),
    itemType: pick(TEXTS, at + 2),
    item: pick(TEXTS, at * 11),
    performer: pick(TEXTS, at * 2 + 3),
    onBehalfOf: pick(TEXTS, at * 4),
    relation: pick(['self', 'peer', 'administrator', 'system', null] as const, at),
    instance: pick(['one', 'two', null], at),
    tenant: pick(['t1', 't2', 't3', null], at),
    tenantName: pick(['Zeta', 'eta', 'Eta'], at % 4),
    organization: pick(TEXTS, at * 6),
    nativeId: at % 3 === 0 ? null : `id-${(at * 31) % 40}`,
    address: pick(['10.0.0.1', '::1', null], at),
  }));
}

async function pagesForward(archive: Archive, asked: Criteria, sort: Sort, limit: number): Promise<readonly number[]> {
  let page = await archive.page({ criteria: asked, snapshot: null }, sort, { kind: 'first' }, limit);
  const ids = page.rows.map((row) => row.id);
  expect([page.previous, page.firstPosition]).toEqual([null, 0]);
  while (page.next !== null) {
    page = await archive.page(
      { criteria: asked, snapshot: page.snapshot },
      sort,
      { kind: 'after', cursor: page.next },
      limit,
    );
    expect(page.firstPosition).toBe(ids.length);
    ids.push(...page.rows.map((row) => row.id));
  }
  return ids;
}

async function pagesBackward(archive: Archive, asked: Criteria, sort: Sort, limit: number): Promise<readonly number[]> {
  let page = await archive.page({ criteria: asked, snapshot: null }, sort, { kind: 'last' }, limit);
  const ids = page.rows.map((row) => row.id);
  expect(page.next).toBeNull();
  while (page.previous !== null) {
    page = await archive.page(
      { criteria: asked, snapshot: page.snapshot },
      sort,
      { kind: 'before', cursor: page.previous },
      limit,
    );
    ids.unshift(...page.rows.map((row) => row.id));
  }
  expect(page.firstPosition).toBe(0);
  return ids;
}

describe('paging', () => {
  it('gives the same order as a plain listing, for every column, forward, backward, by number and as a stream', async () => {
    const archive = await openTestArchive();
    await importEntries(archive, mixedEntries(60), 'one.json');
    await importEntries(archive, mixedEntries(130).slice(60), 'two.json');
    const asked = criteria([{ field: 'severity', values: ['information', 'error'] }]);
    const question = { criteria: asked, snapshot: null };
    const rows = (await archive.slice(question, { column: 'id', direction: 'ascending' }, 0, 1000)).rows;
    expect(rows).toHaveLength(87);
    for (const column of COLUMN_IDS) {
      for (const direction of ['ascending', 'descending'] as const) {
        const sort = { column, direction };
        const expected = sortRows(rows, sort).map((row) => row.id);
        const streamed = (await collect(archive.stream(question, sort, false))).flat().map(({ row }) => row.id);
        const numbered = await Promise.all(
          [1, 2, 3, 4, 5].map((number) => archive.page(question, sort, { kind: 'number', number }, 20)),
        );
        expect({
          sort,
          forward: await pagesForward(archive, asked, sort, 25),
          backward: await pagesBackward(archive, asked, sort, 25),
          numbered: numbered.flatMap((page) => page.rows.map((row) => row.id)),
          streamed,
        }).toEqual({ sort, forward: expected, backward: expected, numbered: expected, streamed: expected });
      }
    }
  });

  it('finds deep pages through counted ranges, with many equal keys and undated entries', async () => {
    const archive = await openTestArchive();
    const entries = Array.from({ length: 24_000 }, (_, at) => ({
      key: `entry ${at}`,
      raw: '{}',
      severity: at % 9 === 0 ? ('error' as const) : ('information' as const),
      started: at % 500 === 0 ? null : 1_700_000_000_000_000 + (at % 9 === 0 ? at * 1000 : 0),
      item: at % 7 === 0 ? null : `item ${at % 1000}`,
    }));
    for (let start = 0; start < entries.length; start += 12_000)
      await importEntries(archive, entries.slice(start, start + 12_000));
    const asked = criteria();
    const snapshot = (await archive.summary()).snapshot;
    const byId = { column: 'id', direction: 'ascending' } as const;
    const rows = (await collect(archive.stream({ criteria: asked, snapshot }, byId, false)))
      .flat()
      .map(({ row }) => row);
    for (const column of ['started', 'severity', 'item', 'source', 'id'] as const) {
      for (const direction of ['ascending', 'descending'] as const) {
        const sort = { column, direction };
        const ids = sortRows(rows, sort).map((row) => row.id);
        for (const number of [1, 121, 201, 239, 240]) {
          const page = await archive.page({ criteria: asked, snapshot }, sort, { kind: 'number', number }, 100);
          expect({ sort, number, first: page.firstPosition, ids: page.rows.map((row) => row.id) }).toEqual({
            sort,
            number,
            first: (number - 1) * 100,
            ids: ids.slice((number - 1) * 100, number * 100),
          });
        }
      }
    }
    const beyond = await archive.page(
      { criteria: asked, snapshot },
      { column: 'id', direction: 'ascending' },
      { kind: 'number', number: 999 },
      100,
    );
    expect([beyond.firstPosition, beyond.rows.length, beyond.next]).toEqual([23_900, 100, null]);
  });

  it('keeps the pages of one snapshot apart from what is imported meanwhile', async () => {
    const archive = await openTestArchive();
    await importEntries(archive, mixedEntries(40));
    const asked = criteria();
    const sort = { column: 'started', direction: 'descending' } as const;
    const first = await archive.page({ criteria: asked, snapshot: null }, sort, { kind: 'first' }, 30);
    const expected = (await collect(archive.stream({ criteria: asked, snapshot: first.snapshot }, sort, false))).flat();
    await importEntries(archive, mixedEntries(90).slice(40));
    const second = await archive.page(
      { criteria: asked, snapshot: first.snapshot },
      sort,
      { kind: 'after', cursor: first.next ?? '' },
      30,
    );
    expect([...first.rows, ...second.rows].map((row) => row.id)).toEqual(expected.map(({ row }) => row.id));
    expect(second.next).toBeNull();
    expect((await archive.count({ criteria: asked, snapshot: first.snapshot })).entries).toBe(40);
    expect(await archive.newSince({ criteria: asked, snapshot: first.snapshot })).toBe(50);
  });

  it('misses no entry in an order by name that was asked for while an import brought new names', async () => {
    const archive = await openTestArchive();
    const sort = { column: 'performer', direction: 'ascending' } as const;
    for (let round = 0; round < 4; round += 1) {
      let isImporting = true;
      const importing = importEntries(
        archive,
        Array.from({ length: 3_000 }, (_, at) => ({ key: `${round} ${at}`, performer: `${at % 50} of ${round}` })),
      ).finally(() => {
        isImporting = false;
      });
      while (isImporting) await archive.page({ criteria: criteria(), snapshot: null }, sort, { kind: 'first' }, 5);
      await importing;
      const rows = (await collect(archive.stream({ criteria: criteria(), snapshot: null }, sort, false))).flat();
      const paged = await pagesForward(archive, criteria(), sort, 4_000);
      expect([paged.length, rows.length]).toEqual([(round + 1) * 3_000, (round + 1) * 3_000]);
      expect(paged).toEqual(rows.map(({ row }) => row.id));
    }
  });

  it('refuses a cursor that it did not make', async () => {
    const archive = await openTestArchive();
    const sort = { column: 'started', direction: 'descending' } as const;
    const page = archive.page({ criteria: criteria(), snapshot: null }, sort, { kind: 'after', cursor: 'x' }, 10);
    await expect(page).rejects.toMatchObject({ code: 'search-invalid' });
  });
});
