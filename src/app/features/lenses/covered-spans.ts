import type { Archive } from '@core/archive/archive';
import { coverageOf } from '@core/coverage/coverage-of';
import { isCovered } from '@core/coverage/coverage-segment';
import type { LedgerWindow } from '@core/coverage/coverage-ledger';
import { type TimeSpan, united } from '@core/coverage/time-spans';

/** The windows of so many tenants are held at a time. */
const TENANTS_AT_ONCE = 10;

/** The stretches of time in which each tenant is covered, oldest first; none for one that the ledger does not know. */
export async function coveredSpans(
  archive: Pick<Archive, 'windows'>,
  tenants: readonly string[],
  span: TimeSpan,
): Promise<ReadonlyMap<string, readonly TimeSpan[]>> {
  const covered = new Map<string, readonly TimeSpan[]>();
  for (let start = 0; start < tenants.length; start += TENANTS_AT_ONCE) {
    const some = tenants.slice(start, start + TENANTS_AT_ONCE);
    const byTenant = new Map(some.map((tenant) => [tenant, [] as LedgerWindow[]]));
    for (const window of await archive.windows({ tenants: some, ...span })) {
      for (const tenant of new Set(window.tenants)) byTenant.get(tenant)?.push(window);
    }
    for (const [tenant, windows] of byTenant) {
      covered.set(tenant, united(coverageOf(windows, tenant).filter(({ state }) => isCovered(state))));
    }
  }
  return covered;
}

/** Whether one stretch of a list in order holds all of a span. */
export function isWithin(spans: readonly TimeSpan[], span: TimeSpan): boolean {
  let [low, high] = [0, spans.length];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if ((spans[middle]?.to ?? 0) < span.to) low = middle + 1;
    else high = middle;
  }
  const holding = spans[low];
  return holding !== undefined && holding.from <= span.from && holding.to >= span.to;
}
