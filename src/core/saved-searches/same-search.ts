import type { Criteria, Filter, Search } from '../search/search';

const filterKey = (filter: Filter): string =>
  JSON.stringify([filter.field, filter.not, [...new Set(filter.values)].toSorted()]);

/** True where two searches show the same entries in the same way; the order of filters and of their values says nothing. */
export function isSameSearch(a: Search, b: Search): boolean {
  return searchKey(a) === searchKey(b);
}

function searchKey(search: Search): string {
  return JSON.stringify([
    criteriaKey(search),
    search.columns,
    search.pathColumns,
    search.sort.column,
    search.sort.direction,
  ]);
}

/** Criteria without what only says the same in another order. */
function criteriaKey({ filters, query, range, undated }: Criteria): string {
  return JSON.stringify([
    filters.map(filterKey).toSorted(),
    query.trim(),
    Object.entries(range).toSorted(([one], [other]) => (one < other ? -1 : 1)),
    undated,
  ]);
}

/** True where both hold the same entries by their words. */
export const isSameCriteria = (left: Criteria, right: Criteria): boolean => criteriaKey(left) === criteriaKey(right);
