import type { LedgerWindow, WindowQuery } from '@core/coverage/coverage-ledger';
import type { CoveragePorts } from './coverage-ports';

/** A year of hourly windows of so many tenants fits into memory. */
const TENANTS_AT_ONCE = 10;

/** The windows of tenants, a few tenants at a time, so that memory does not grow with their number. */
export async function* tenantWindows(
  archive: Pick<CoveragePorts['archive'], 'windows'>,
  tenants: readonly string[],
  range: Pick<WindowQuery, 'from' | 'to'>,
): AsyncGenerator<{ readonly tenant: string; readonly windows: readonly LedgerWindow[] }> {
  for (let start = 0; start < tenants.length; start += TENANTS_AT_ONCE) {
    const some = tenants.slice(start, start + TENANTS_AT_ONCE);
    const byTenant = new Map(some.map((tenant) => [tenant, [] as LedgerWindow[]]));
    for (const window of await archive.windows({ tenants: some, ...range })) {
      for (const tenant of new Set(window.tenants)) byTenant.get(tenant)?.push(window);
    }
    for (const [tenant, windows] of byTenant) yield { tenant, windows };
  }
}
