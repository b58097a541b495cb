import type { Filter } from '../search/search';
import { requireGroup } from './find-group';
import type { TenantGroup } from './tenant-group';

/** The same filters with each tenant group written out as its tenants. Fails with `tenant-group-not-found`. */
export function withoutGroups(filters: readonly Filter[], groups: readonly TenantGroup[]): Filter[] {
  return filters.map((filter) => {
    if (filter.field !== 'tenantGroup') return filter;
    const tenants = filter.values.flatMap((value) => requireGroup(groups, value).tenants);
    return { field: 'tenant', not: filter.not, values: [...new Set(tenants)] };
  });
}
