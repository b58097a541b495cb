import type { KindId } from '@core/backends/kind-id';
import type { Microseconds } from '@core/entry/entry-time';
import type { Tenant, Tenants } from '../dimensions/tenants';
import { storable } from '../ingest/batch-codes';
import type { NameChange } from '../ingest/new-values';

/** Tenants as a backend lists them now: those that are new, and the names that differ from what is known. */
export function listedNames(
  known: Tenants,
  listed: readonly { readonly id: string; readonly name: string | null }[],
  from: { readonly kind: KindId; readonly instance: string | null; readonly at: Microseconds },
): { readonly newTenants: readonly Tenant[]; readonly names: readonly NameChange[] } {
  const newTenants: Tenant[] = [];
  const names = new Map<Tenant, NameChange>();
  const instance = from.instance === null ? null : storable(from.instance);
  for (const one of listed) {
    const name = one.name === null ? null : storable(one.name);
    const identity = { kind: from.kind, instance, vendorId: storable(one.id) };
    let tenant = known.find(identity);
    if (tenant === null) {
      tenant = known.add(identity);
      newTenants.push(tenant);
    }
    if (name === null || name === '' || tenant.label === name) continue;
    const firstSeen = tenant.names.get(name)?.firstSeen ?? from.at;
    names.set(tenant, { tenant, name, known: { firstSeen, lastSeen: from.at } });
  }
  return { newTenants, names: [...names.values()] };
}
