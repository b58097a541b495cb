import type { Filter, FilterField } from '@core/search/search';
import { useMemo } from 'react';
import { useCall } from '../../../api/use-call';
import { useTenantGroups } from '../../../api/use-tenant-groups';

/** Values that are keys, by the names that the query shows for them. */
export interface QueryNames {
  readonly shown: (filters: readonly Filter[]) => readonly Filter[];
  readonly meant: (filters: readonly Filter[]) => readonly Filter[];
  /** A key as it is written: its name where no other has the same. */
  readonly nameOf: (field: FilterField, value: string) => string;
}

interface Named {
  readonly value: string;
  readonly label: string;
}

interface Book {
  readonly names: ReadonlyMap<string, string>;
  readonly keys: ReadonlyMap<string, string>;
}

/** Only names that mean one thing are written; the others stay keys. */
function bookOf(list: readonly Named[]): Book {
  const keys = new Map<string, string>();
  const repeated = new Set<string>();
  for (const { value, label } of list) {
    if (label === '' || keys.has(label)) repeated.add(label);
    keys.set(label, value);
  }
  for (const label of repeated) keys.delete(label);
  return { keys, names: new Map([...keys].map(([label, value]) => [value, label])) };
}

/** Tenants, tenant groups and persons are written by their names; they are asked for only where the search speaks of them. */
export function useQueryNames(speaksOf: (field: FilterField) => boolean): QueryNames {
  const tenants = useCall(
    'search.facet',
    {
      criteria: { filters: [], range: { kind: 'all' }, undated: 'include' },
      snapshot: null,
      field: 'tenant',
      limit: 10_000,
    },
    { enabled: speaksOf('tenant'), staleTime: 60_000 },
  ).data;
  const persons = useCall('persons.list', {}, { enabled: speaksOf('person') }).data;
  const groups = useTenantGroups();
  return useMemo(() => {
    const books: Partial<Record<FilterField, Book>> = {
      tenant: bookOf(tenants?.values ?? []),
      person: bookOf((persons ?? []).map(({ id, name }) => ({ value: String(id), label: name }))),
      tenantGroup: bookOf(groups.map(({ id, name }) => ({ value: id, label: name }))),
    };
    const nameOf = (field: FilterField, value: string): string => books[field]?.names.get(value) ?? value;
    const keyOf = (field: FilterField, name: string): string => books[field]?.keys.get(name) ?? name;
    const mapped = (filters: readonly Filter[], of: typeof nameOf): readonly Filter[] =>
      filters.map((one) => ({ ...one, values: one.values.map((value) => of(one.field, value)) }));
    return {
      nameOf,
      shown: (filters) => mapped(filters, nameOf),
      meant: (filters) => mapped(filters, keyOf),
    };
  }, [tenants, persons, groups]);
}
