import { tenantKey } from '../archive/tenant-key';
import type { RemoteTenant } from '../backends/connector';
import type { KindId } from '../backends/kind-id';
import type { TenantChoice } from '../connections/connection';

export interface ListedTenants {
  readonly kind: KindId;
  readonly instance: string | null;
  readonly listed: readonly RemoteTenant[];
}

/** What of a connection's tenants a run collects. */
export interface ChosenTenants {
  /** Chosen in the connection. */
  readonly chosen: readonly RemoteTenant[];
  /** Those of them that this run was asked for. */
  readonly collected: readonly RemoteTenant[];
  /** Chosen in the connection, but no longer in the backend's list. */
  readonly unreached: readonly string[];
  /** Which of the names that the user gave this connection knows. */
  readonly matched: readonly string[];
}

/** `requested`: keys, vendor's ids or names; null: every chosen tenant. */
export function chooseTenants(
  { kind, instance, listed }: ListedTenants,
  choice: TenantChoice,
  requested: readonly string[] | null,
): ChosenTenants {
  const wanted = choice.kind === 'all' ? null : new Set(choice.ids);
  const chosen = wanted === null ? listed : listed.filter(({ id }) => wanted.has(id));
  const known = new Set(listed.map(({ id }) => id));
  const unreached = wanted === null ? [] : [...wanted].filter((id) => !known.has(id));
  if (requested === null) return { chosen, collected: chosen, unreached, matched: [] };
  const isMeant = ({ id, name }: RemoteTenant, word: string): boolean =>
    word === id || word === tenantKey(kind, instance, id) || isSameName(name, word);
  return {
    chosen,
    collected: chosen.filter((tenant) => requested.some((word) => isMeant(tenant, word))),
    unreached: unreached.filter((id) => requested.some((word) => isMeant({ id, name: null }, word))),
    matched: requested.filter(
      (word) =>
        chosen.some((tenant) => isMeant(tenant, word)) || unreached.some((id) => isMeant({ id, name: null }, word)),
    ),
  };
}

const isSameName = (name: string | null, word: string): boolean =>
  name !== null && name.trim().toLocaleLowerCase('en') === word.trim().toLocaleLowerCase('en');
