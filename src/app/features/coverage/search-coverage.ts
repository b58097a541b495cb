import { coverageOf } from '@core/coverage/coverage-of';
import type { SearchCoverage } from '@core/coverage/coverage-answers';
import type { LedgerWindow } from '@core/coverage/coverage-ledger';
import { type SearchedTenants, searchCoverageOf } from '@core/coverage/search-coverage-of';
import type { Microseconds } from '@core/entry/entry-time';
import { resolveRange } from '@core/search/resolve-range';
import type { Criteria, Filter } from '@core/search/search';
import { kindOfKey, vendorIdOf } from '@core/archive/tenant-key';
import { groupsOfSearch } from '@core/tenant-groups/groups-of-search';
import type { TenantGroup } from '@core/tenant-groups/tenant-group';
import { withoutGroups } from '@core/tenant-groups/without-groups';
import { type ConnectionReach, connectionReaches, reaches } from './connection-reach';
import type { CoveragePorts } from './coverage-ports';
import { knownTenants, type KnownTenant } from './known-tenants';
import { tenantWindows } from './tenant-windows';

/** What a search over its tenants and range can be trusted for. */
export async function searchCoverage(
  { archive, connections, groups, now }: CoveragePorts,
  criteria: Criteria,
  zone: string,
): Promise<SearchCoverage> {
  const at = now();
  const all = await connectionReaches(connections);
  const filters = withoutGroups(criteria.filters, groups());
  const known = withNamed(await knownTenants(archive, all), criteria, groups());
  const scope = tenantsInScope(known, filters).map(({ key }) => key);
  const range = resolveRange(criteria.range, at);
  const bounds = { ...(range.from === null ? {} : { from: range.from }), to: range.to ?? at };
  const tenants: SearchedTenants['tenants'][number][] = [];
  const said = (tenant: string, windows: readonly LedgerWindow[], ever: readonly LedgerWindow[]): void => {
    const collectedBy = new Set(ever.map(({ connectionId }) => connectionId));
    const reaching = all.filter((reach) => reaches(reach, tenant, collectedBy));
    tenants.push({
      segments: coverageOf(windows, tenant),
      isKnown: ever.length > 0,
      collectableSince: collectableSince(reaching, at),
      lastAskedAt: lastAsked(ever),
    });
  };
  const lacking: string[] = [];
  for await (const { tenant, windows } of tenantWindows(archive, scope, bounds)) {
    if (windows.length > 0) said(tenant, windows, windows);
    else lacking.push(tenant);
  }
  // What the ledger knows of other times tells who collects a tenant, and that it is known at all.
  for await (const { tenant, windows: ever } of tenantWindows(archive, lacking, {})) said(tenant, [], ever);
  return searchCoverageOf({ tenants, range, zone, now: at });
}

/** The known tenants, and those of the search's groups that nobody has collected yet: nothing can be said of them. */
function withNamed(
  known: readonly KnownTenant[],
  criteria: Criteria,
  groups: readonly TenantGroup[],
): readonly KnownTenant[] {
  const keys = new Set(known.map(({ key }) => key));
  const members = new Set(groupsOfSearch(criteria, groups).flatMap(({ tenants }) => tenants));
  const unknown = [...members].flatMap((key): KnownTenant[] => {
    const kind = kindOfKey(key);
    if (keys.has(key) || kind === null) return [];
    const id = vendorIdOf(key);
    return [{ key, id, name: id, kind, instance: null }];
  });
  return [...known, ...unknown];
}

/** Those that a filter names by key, vendor's id or name; where none does, every tenant. */
function tenantsInScope(known: readonly KnownTenant[], filters: readonly Filter[]): readonly KnownTenant[] {
  return known.filter((tenant) =>
    filters.every(({ field, not, values }) => {
      if (field === 'backend') return values.includes(tenant.kind) !== not;
      if (field !== 'tenant') return true;
      const isNamed = values.some((value) => value === tenant.key || value === tenant.id || value === tenant.name);
      return isNamed !== not;
    }),
  );
}

/** Since when some connection could still bring entries; null: none reaches the tenant. */
function collectableSince(reaching: readonly ConnectionReach[], now: Microseconds): Microseconds | null {
  const starts = reaching.flatMap(({ streams }) =>
    streams.map(({ rules }) => (rules.retention === null ? Number.NEGATIVE_INFINITY : now - rules.retention)),
  );
  return starts.length === 0 ? null : Math.min(...starts);
}

function lastAsked(windows: readonly LedgerWindow[]): Microseconds | null {
  const asked = windows.filter(({ connectionId }) => connectionId !== null).map(({ askedAt }) => askedAt);
  return asked.length === 0 ? null : asked.reduce((last, at) => Math.max(last, at));
}
