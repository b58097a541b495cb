import type { Filter, FilterField } from '@core/search/search';
import { useMemo } from 'react';
import { useCall } from '../../../api/use-call';

/** Values that are keys, by the names that the query shows for them. */
export interface QueryNames {
  readonly shown: (filters: readonly Filter[]) => readonly Filter[];
  readonly meant: (filters: readonly Filter[]) => readonly Filter[];
  /** A key as it is written: its name where no other has the same. */
  readonly nameOf: (field: FilterField, value: string) => string;
}

/** Tenants are written by their names where a name means one of them; asked only where the search speaks of tenants. */
export function useQueryNames(isNeeded: boolean): QueryNames {
  const tenants = useCall(
    'search.facet',
    {
      criteria: { filters: [], range: { kind: 'all' }, undated: 'include' },
      snapshot: null,
      field: 'tenant',
      limit: 10_000,
    },
    { enabled: isNeeded, staleTime: 60_000 },
  ).data;
  return useMemo(() => {
    const keys = new Map<string, string | null>();
    for (const { value, label } of tenants?.values ?? []) keys.set(label, keys.has(label) ? null : value);
    const names = new Map(
      [...keys].flatMap(([label, key]) => (key === null || label === '' ? [] : [[key, label] as const])),
    );
    const nameOf = (field: FilterField, value: string): string =>
      field === 'tenant' ? (names.get(value) ?? value) : value;
    const mapped = (filters: readonly Filter[], of: (value: string) => string): readonly Filter[] =>
      filters.map((one) => (one.field === 'tenant' ? { ...one, values: one.values.map(of) } : one));
    return {
      nameOf,
      shown: (filters) => mapped(filters, (value) => nameOf('tenant', value)),
      meant: (filters) => mapped(filters, (value) => keys.get(value) ?? value),
    };
  }, [tenants]);
}
