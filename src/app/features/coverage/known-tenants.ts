import type { CoverageTenant } from '@core/coverage/coverage-answers';
import type { ConnectionReach } from './connection-reach';
import type { CoveragePorts } from './coverage-ports';

export interface KnownTenant extends CoverageTenant {
  /** The vendor's. */
  readonly id: string;
}

/** Every tenant of the archive, and those that are chosen in a connection and were never collected. */
export async function knownTenants(
  archive: Pick<CoveragePorts['archive'], 'tenants'>,
  reaches: readonly ConnectionReach[],
): Promise<readonly KnownTenant[]> {
  const tenants = new Map<string, KnownTenant>();
  for (const tenant of await archive.tenants()) tenants.set(tenant.key, tenant);
  for (const { kind, instance, chosen } of reaches) {
    for (const { key, id } of chosen) {
      if (!tenants.has(key)) tenants.set(key, { key, id, name: id, kind, instance });
    }
  }
  return [...tenants.values()].toSorted((left, right) => left.name.localeCompare(right.name, 'en'));
}

export const shown = ({ key, name, kind, instance }: KnownTenant): CoverageTenant => ({ key, name, kind, instance });
