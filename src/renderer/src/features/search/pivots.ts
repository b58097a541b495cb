import type { Microseconds } from '@core/entry/entry-time';
import type { EntryRow } from '@core/search/results';
import type { Filter, Search } from '@core/search/search';

/** What an entry's neighbours have in common with it. */
export const NEIGHBOUR_FIELDS = ['tenant', 'performer', 'item', 'address'] as const;
export type NeighbourField = (typeof NEIGHBOUR_FIELDS)[number];

/** Minutes before and after that can be chosen. */
export const NEIGHBOUR_MINUTES = [5, 15, 60] as const;

/** Fields that one can follow through every tenant. */
export const PIVOT_FIELDS = ['performer', 'item', 'address'] as const;

const MINUTE: Microseconds = 60_000_000;

/** The value that neighbours share, as a filter takes it; null where the entry has none. */
export function valueToShare(row: EntryRow, field: NeighbourField): string | null {
  const value = field === 'tenant' ? row.tenantKey : row[field];
  return value === '' ? null : value;
}

/** The search of an entry's neighbours: one thing in common, minutes before and after, none of the other filters. */
export function neighbourSearch(
  search: Search,
  row: EntryRow,
  { by, minutes }: { readonly by: NeighbourField; readonly minutes: number },
): Search | null {
  const value = valueToShare(row, by);
  if (row.started === null || value === null) return null;
  // The end is not included, so that the last instant of the span is.
  const range = {
    kind: 'between' as const,
    from: row.started - minutes * MINUTE,
    to: row.started + minutes * MINUTE + 1,
  };
  return { ...search, filters: [only(by, value)], query: '', range, undated: 'exclude' };
}

/** Everything with one value, in every tenant and at all times. */
export function pivotSearch(search: Search, filter: Pick<Filter, 'field'> & { readonly value: string }): Search {
  return {
    ...search,
    filters: [only(filter.field, filter.value)],
    query: '',
    range: { kind: 'all' },
    undated: 'include',
  };
}

const only = (field: Filter['field'], value: string): Filter => ({ field, not: false, values: [value] });
