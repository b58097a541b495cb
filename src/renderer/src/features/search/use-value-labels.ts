import { groupLabel } from '@core/tenant-groups/find-group';
import type { Filter } from '@core/search/search';
import { useMemo } from 'react';
import { useCall } from '../../api/use-call';
import { useTenantGroups } from '../../api/use-tenant-groups';
import { KIND_TITLES } from '../../strings/kinds';
import { searchStrings } from '../../strings/search';

/** The names to show for values that are keys: tenants by their names now, backends by their vendors' names. */
export function useValueLabels(filters: readonly Filter[]): (filter: Filter, value: string) => string {
  const hasTenant = filters.some((one) => one.field === 'tenant');
  const tenants = useCall(
    'search.facet',
    {
      criteria: { filters: [], range: { kind: 'all' }, undated: 'include' },
      snapshot: null,
      field: 'tenant',
      limit: 10_000,
    },
    { enabled: hasTenant, staleTime: 60_000 },
  ).data;
  const groups = useTenantGroups();
  const known = useCall('persons.list', {}, { enabled: filters.some((one) => one.field === 'person') }).data;
  return useMemo(() => {
    const names = new Map(tenants?.values.map((one) => [one.value, one.label]));
    const persons = new Map(known?.map((one) => [String(one.id), one.name]));
    const kinds: Readonly<Record<string, string>> = KIND_TITLES;
    return (filter, value) => {
      if (filter.field === 'tenant') return names.get(value) ?? value;
      if (filter.field === 'tenantGroup') return groupLabel(groups, value);
      if (filter.field === 'person') return persons.get(value) ?? value;
      if (filter.field === 'backend') return kinds[value] ?? value;
      if (filter.field === 'vanished') return vanishedLabel(value);
      return value;
    };
  }, [tenants, groups, known]);
}

const vanishedLabel = (value: string): string => {
  const labels: Readonly<Record<string, string>> = searchStrings.vanishedValues;
  return (labels[value] ?? value).toLowerCase();
};
