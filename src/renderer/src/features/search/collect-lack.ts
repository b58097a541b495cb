import type { SearchCoverage } from '@core/coverage/coverage-answers';
import { resolveRange } from '@core/search/resolve-range';
import type { Criteria } from '@core/search/search';
import { missingGroups } from '@core/tenant-groups/groups-of-search';
import type { TenantGroup } from '@core/tenant-groups/tenant-group';
import { withoutGroups } from '@core/tenant-groups/without-groups';
import { dayAfter, startOfDay } from '../../ui/calendar-days';
import type { CollectWish } from '../../ui/collecting-flow';

/**
 * The tenants of a search's scope as a collection takes them; undefined: all. `all`: every tenant's key. The criteria name
 * no group: see `withoutGroups`.
 */
export function tenantsInScope(criteria: Criteria, all: readonly string[]): readonly string[] | undefined {
  const scope = criteria.filters.filter((one) => one.field === 'tenant');
  const kept = scope.flatMap(({ not, values }) => (not ? [] : [values.filter((value) => value !== '')]));
  const out = new Set(scope.flatMap(({ not, values }) => (not ? values : [])));
  const [first, ...others] = kept.filter((values) => values.length > 0);
  if (first === undefined && out.size === 0) return undefined;
  const left = (first ?? all).filter((key) => others.every((values) => values.includes(key)) && !out.has(key));
  // Where nothing is left in common, the words differ and may mean the same tenants: rather too many than too few.
  return left.length === 0 ? first : left;
}

/** The filters with their groups written out as tenants; null where a group is gone. */
export function knownFilters(filters: Criteria['filters'], groups: readonly TenantGroup[]): Criteria['filters'] | null {
  return missingGroups({ filters, query: '' }, groups).length > 0 ? null : withoutGroups(filters, groups);
}

/** A refresh: everything that scope and range lack. */
export function refreshWish(criteria: Criteria, all: readonly string[], now: number): CollectWish {
  const { from, to } = resolveRange(criteria.range, now);
  return { ...scopeOf(criteria, all), since: from, until: to, trigger: 'refresh' };
}

/** From the first to the last day that is not covered: the ledger leaves out what lies between and is complete. */
export function lackWish(
  criteria: Criteria,
  all: readonly string[],
  lack: { readonly coverage: SearchCoverage; readonly zone: string; readonly now: number },
): CollectWish {
  const { days, unknownTenants } = lack.coverage;
  // Of a tenant that nobody ever asked for, every day of the range is missing, and none is listed.
  if (unknownTenants > 0) return refreshWish(criteria, all, lack.now);
  const first = days.at(0);
  const last = days.at(-1);
  return {
    ...scopeOf(criteria, all),
    ...(first === undefined || last === undefined
      ? {}
      : { since: startOfDay(first.day, lack.zone), until: startOfDay(dayAfter(last.day), lack.zone) }),
    trigger: 'refresh',
  };
}

function scopeOf(criteria: Criteria, all: readonly string[]): Pick<CollectWish, 'tenants'> {
  const tenants = tenantsInScope(criteria, all);
  return tenants === undefined ? {} : { tenants };
}
