import type { KindId } from '@core/backends/kind-id';
import { tenantKey } from '@core/archive/tenant-key';

export interface KnownName {
  firstSeen: number | null;
  lastSeen: number | null;
}

export interface TenantIdentity {
  readonly kind: KindId;
  readonly instance: string | null;
  readonly vendorId: string;
}

export interface Tenant extends TenantIdentity {
  readonly code: number;
  readonly key: string;
  readonly names: Map<string, KnownName>;
  /** The name that was current latest, else the vendor's id. */
  label: string;
}

/** The tenants of the archive with the history of their names, by code from 1. */
export class Tenants {
  readonly #list: Tenant[] = [];
  readonly #codes = new Map<string, number>();
  /** Grows with each tenant and each change of a label. */
  version = 0;
  /** The version that was committed last. */
  settledVersion = 0;
  /** How many were committed; those after them belong to a transaction that is not through yet. */
  settledSize = 0;

  get size(): number {
    return this.#list.length;
  }

  get list(): readonly Tenant[] {
    return this.#list;
  }

  of(code: number): Tenant | null {
    return code === 0 ? null : (this.#list[code - 1] ?? null);
  }

  /** Those that were committed. */
  get settled(): readonly Tenant[] {
    return this.#list.slice(0, this.settledSize);
  }

  /** undefined for a tenant that the archive has never seen. */
  codeOf(key: string): number | undefined {
    return this.#codes.get(key);
  }

  find(identity: TenantIdentity): Tenant | null {
    return this.of(this.#codes.get(tenantKey(identity.kind, identity.instance, identity.vendorId)) ?? 0);
  }

  add(identity: TenantIdentity): Tenant {
    const key = tenantKey(identity.kind, identity.instance, identity.vendorId);
    const tenant: Tenant = {
      ...identity,
      key,
      code: this.#list.length + 1,
      names: new Map(),
      label: identity.vendorId,
    };
    this.#list.push(tenant);
    this.#codes.set(key, tenant.code);
    this.version += 1;
    return tenant;
  }

  /** Takes back the tenants after the first `size`: their transaction failed. */
  shrink(size: number): void {
    for (const tenant of this.#list.splice(size)) this.#codes.delete(tenant.key);
    this.version += 1;
  }

  /** Codes of the tenants whose key, vendor's id, or name (now or ever) is `value`. */
  matching(value: string): readonly number[] {
    return this.#list
      .filter((tenant) => tenant.key === value || tenant.vendorId === value || tenant.names.has(value))
      .map((tenant) => tenant.code);
  }
}

/** The name that was seen last; undated sightings count as the oldest, and of equals the newer in the archive wins. */
export function currentLabel(tenant: Pick<Tenant, 'names' | 'vendorId'>): string {
  let label = tenant.vendorId;
  let latest = Number.NEGATIVE_INFINITY;
  for (const [name, known] of tenant.names) {
    const seen = known.lastSeen ?? Number.MIN_SAFE_INTEGER;
    if (seen >= latest) {
      latest = seen;
      label = name;
    }
  }
  return label;
}
