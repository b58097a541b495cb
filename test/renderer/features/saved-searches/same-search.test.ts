import { type Search, searchSchema } from '@core/search/search';
import { expect, it } from 'vitest';
import { describeSearch } from '../../../../src/renderer/src/features/saved-searches/describe-search';
import { moveId } from '../../../../src/renderer/src/features/saved-searches/move-id';
import { isSameSearch } from '../../../../src/renderer/src/features/saved-searches/same-search';

const search: Search = searchSchema.parse({
  filters: [
    { field: 'severity', values: ['error', 'warning'] },
    { field: 'tenant', values: ['contoso'], not: true },
  ],
});

it('knows a search again whatever the order of its filters and of their values', () => {
  const turned = searchSchema.parse({
    filters: [
      { field: 'tenant', values: ['contoso'], not: true },
      { field: 'severity', values: ['warning', 'error'] },
    ],
  });
  expect(isSameSearch(search, turned)).toBe(true);
});

it('tells searches apart by filter, range, undated, columns and sort', () => {
  const others: readonly Partial<Search>[] = [
    { filters: search.filters.slice(1) },
    { filters: search.filters.map((filter) => ({ ...filter, not: !filter.not })) },
    { range: { kind: 'last', amount: 8, unit: 'days' } },
    { range: { kind: 'between', from: null, to: null } },
    { undated: 'exclude' },
    { columns: ['severity'] },
    { sort: { column: 'started', direction: 'ascending' } },
  ];
  expect(others.filter((other) => isSameSearch(search, { ...search, ...other }))).toEqual([]);
});

it('describes a search in a few words', () => {
  expect(describeSearch(search)).toBe('Last 7 days · 2 filters');
  expect(describeSearch({ ...search, filters: [], range: { kind: 'all' }, undated: 'only' })).toBe(
    'All times · undated only',
  );
  expect(describeSearch({ ...search, filters: [], range: { kind: 'last', amount: 1, unit: 'days' } })).toBe('Last day');
});

it('moves one id by one place, and not beyond the ends', () => {
  const ids = ['a', 'b', 'c'];
  expect(moveId(ids, 'b', -1)).toEqual(['b', 'a', 'c']);
  expect(moveId(ids, 'b', 1)).toEqual(['a', 'c', 'b']);
  expect([moveId(ids, 'a', -1), moveId(ids, 'c', 1), moveId(ids, 'x', 1)]).toEqual([ids, ids, ids]);
});
