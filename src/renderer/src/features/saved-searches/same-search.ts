import type { Filter, Search } from '@core/search/search';

const filterKey = (filter: Filter): string =>
  JSON.stringify([filter.field, filter.not, [...new Set(filter.values)].toSorted()]);

/** True where two searches show the same entries in the same way; the order of filters and of their values says nothing. */
export function isSameSearch(a: Search, b: Search): boolean {
  return searchKey(a) === searchKey(b);
}

function searchKey(search: Search): string {
  const { range } = search;
  return JSON.stringify([
    search.filters.map(filterKey).toSorted(),
    search.query.trim(),
    Object.entries(range).toSorted(([one], [other]) => (one < other ? -1 : 1)),
    search.undated,
    search.columns,
    search.pathColumns,
    search.sort.column,
    search.sort.direction,
  ]);
}
