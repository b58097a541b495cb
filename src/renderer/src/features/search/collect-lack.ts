import type { SearchCoverage } from '@core/coverage/coverage-answers';
import { resolveRange } from '@core/search/resolve-range';
import type { Criteria } from '@core/search/search';
import { dayAfter, startOfDay } from '../../ui/calendar-days';
import type { CollectWish } from '../../ui/collecting-flow';

/** The tenants of a search's scope as a collection takes them; undefined: all. `all`: every tenant's key. */
export function tenantsInScope(criteria: Criteria, all: readonly string[]): readonly string[] | undefined {
  const filter = criteria.filters.find((one) => one.field === 'tenant');
  if (filter === undefined) return undefined;
  const named = filter.values.filter((value) => value !== '');
  if (!filter.not) return named.length === 0 ? undefined : named;
  const left = all.filter((key) => !named.includes(key));
  return left.length === 0 ? undefined : left;
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
