import { isSameSearch } from '@core/saved-searches/same-search';
import { type Search, searchSchema } from '@core/search/search';
import { expect, it } from 'vitest';

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
    { query: 'duration:>1m' },
    { pathColumns: ['/context/ip'] },
    { undated: 'exclude' },
    { columns: ['severity'] },
    { sort: { column: 'started', direction: 'ascending' } },
  ];
  expect(others.filter((other) => isSameSearch(search, { ...search, ...other }))).toEqual([]);
});
