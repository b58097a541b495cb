import { NEWEST_FIRST, type Search } from '@core/search/search';
import { describe, expect, test } from 'vitest';
import {
  filterOf,
  initialState,
  type SearchState,
  searchReducer,
  withCellValue,
  withFilter,
} from '../../../../src/renderer/src/features/search/search-state';

const SEARCH: Search = {
  filters: [{ field: 'source', not: false, values: ['Scheduler'] }],
  range: { kind: 'last', amount: 7, unit: 'days' },
  query: '',
  pathColumns: [],
  undated: 'include',
  columns: ['severity', 'started', 'task'],
  sort: NEWEST_FIRST,
};
const SNAPSHOT = { generation: 1, highestId: 500, now: 1_000_000 };

const onPage = (number: number): SearchState =>
  searchReducer(initialState(SEARCH), {
    kind: 'page',
    target: { kind: 'after', cursor: 'c' },
    number,
    snapshot: SNAPSHOT,
  });

describe('the state of a search', () => {
  test('begins with the first page and no snapshot', () => {
    expect(initialState(SEARCH)).toEqual({
      search: SEARCH,
      request: { target: { kind: 'first' }, snapshot: null, number: 1, run: 0 },
      opened: null,
      openOnArrival: null,
    });
  });

  test('keeps the snapshot from page to page', () => {
    expect(onPage(2).request).toEqual({
      target: { kind: 'after', cursor: 'c' },
      snapshot: SNAPSHOT,
      number: 2,
      run: 0,
    });
  });

  test.each([
    [{ kind: 'filters', filters: [] }],
    [{ kind: 'range', range: { kind: 'all' } }],
    [{ kind: 'undated', undated: 'only' }],
    [{ kind: 'run' }],
    [{ kind: 'show', search: SEARCH }],
  ] as const)('goes back to the first page of a new snapshot when the entries held change (%j)', (action) => {
    expect(searchReducer(onPage(5), action).request).toEqual({
      target: { kind: 'first' },
      snapshot: null,
      number: 1,
      run: 1,
    });
  });

  test('sorts again within the same snapshot, from the first page', () => {
    const sort = { column: 'task', direction: 'ascending' } as const;
    const next = searchReducer(onPage(5), { kind: 'sort', sort, snapshot: SNAPSHOT });
    expect([next.search.sort, next.request]).toEqual([
      sort,
      { target: { kind: 'first' }, snapshot: SNAPSHOT, number: 1, run: 1 },
    ]);
  });

  test('shows other columns without searching again', () => {
    const before = onPage(3);
    const next = searchReducer(before, { kind: 'columns', columns: ['item'] });
    expect(next).toEqual({ ...before, search: { ...SEARCH, columns: ['item'] } });
  });

  test('keeps at least one column', () => {
    const before = onPage(3);
    expect(searchReducer(before, { kind: 'columns', columns: [] })).toBe(before);
  });

  test('opens the first entry of the next page once that page is there', () => {
    const waiting = searchReducer(searchReducer(onPage(1), { kind: 'open', id: 100 }), {
      kind: 'open-beyond',
      edge: 'first',
      target: { kind: 'after', cursor: 'd' },
      number: 2,
      snapshot: SNAPSHOT,
    });
    expect(waiting.opened).toBe(100);
    expect(searchReducer(waiting, { kind: 'arrived', ids: [99, 98] })).toMatchObject({
      opened: 99,
      openOnArrival: null,
      request: { number: 2 },
    });
  });

  test('opens the last entry of the previous page', () => {
    const waiting = searchReducer(onPage(2), {
      kind: 'open-beyond',
      edge: 'last',
      target: { kind: 'before', cursor: 'b' },
      number: 1,
      snapshot: SNAPSHOT,
    });
    expect(searchReducer(waiting, { kind: 'arrived', ids: [102, 101] }).opened).toBe(101);
  });

  test('leaves the open entry alone when a page arrives that nobody waited for', () => {
    const open = searchReducer(onPage(1), { kind: 'open', id: 7 });
    expect(searchReducer(open, { kind: 'arrived', ids: [1, 2] })).toBe(open);
  });
});

describe('filters', () => {
  const source = { field: 'source', not: false, values: ['Scheduler'] } as const;
  const filters = [{ ...source, values: [...source.values] }];

  test('without values is no filter', () => {
    expect(withFilter(filters, { field: 'source', not: false, values: [] }, filters[0] ?? null)).toEqual([]);
  });

  test('are replaced in their place', () => {
    const task = { field: 'task' as const, not: false, values: ['Zip'] };
    const changed = { field: 'source' as const, not: true, values: ['Mail'] };
    expect(withFilter([...filters, task], changed, filters[0] ?? null)).toEqual([changed, task]);
  });

  test('"filter for" narrows a field to one value', () => {
    expect(withCellValue(filters, 'source', 'Mail', false)).toEqual([
      { field: 'source', not: false, values: ['Mail'] },
    ]);
  });

  test('"filter out" adds to what is left out and keeps what is kept', () => {
    const once = withCellValue(filters, 'source', 'Mail', true);
    expect(withCellValue(once, 'source', 'Okta', true)).toEqual([
      { field: 'source', not: false, values: ['Scheduler'] },
      { field: 'source', not: true, values: ['Mail', 'Okta'] },
    ]);
  });

  test('are found by field and sense', () => {
    expect([filterOf(filters, 'source'), filterOf(filters, 'source', true), filterOf(filters, 'task')]).toEqual([
      filters[0],
      null,
      null,
    ]);
  });
});
