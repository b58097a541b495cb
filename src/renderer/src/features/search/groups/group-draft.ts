import type { Filter } from '@core/search/search';
import { findGroup } from '@core/tenant-groups/find-group';
import type { TenantGroup } from '@core/tenant-groups/tenant-group';

/** A group while it is made or changed. */
export interface GroupDraft {
  /** null: a new one. */
  readonly id: string | null;
  readonly name: string;
  /** Keys. */
  readonly tenants: readonly string[];
}

export const NEW_GROUP: GroupDraft = { id: null, name: '', tenants: [] };

export const draftOf = ({ id, name, tenants }: TenantGroup): GroupDraft => ({ id, name, tenants });

/** True where a draft says what is kept, or nothing at all. */
export function isUntouched(draft: GroupDraft, groups: readonly TenantGroup[]): boolean {
  const kept = groups.find(({ id }) => id === draft.id);
  if (kept === undefined) return draft.name.trim() === '' && draft.tenants.length === 0;
  return kept.name === draft.name.trim() && kept.tenants.join('\n') === draft.tenants.join('\n');
}

interface Known {
  readonly key: string;
  readonly name: string;
}

/** Keys of the tenants that the scope's filters leave; empty where it has none. */
export function tenantsOfScope(
  filters: readonly Filter[],
  groups: readonly TenantGroup[],
  all: readonly Known[],
): readonly string[] {
  const scope = filters.filter(({ field }) => field === 'tenant' || field === 'tenantGroup');
  if (scope.length === 0) return [];
  const keysOf = ({ field, values }: Filter): ReadonlySet<string> => {
    if (field === 'tenantGroup') return new Set(values.flatMap((value) => findGroup(groups, value)?.tenants ?? []));
    return new Set(all.filter(({ key, name }) => values.includes(key) || values.includes(name)).map(({ key }) => key));
  };
  const members = groups.flatMap(({ tenants }) => tenants);
  const every = [...new Set([...all.map(({ key }) => key), ...members])];
  const parts = scope.map((filter) => ({ keys: keysOf(filter), not: filter.not }));
  return every.filter((key) => parts.every(({ keys, not }) => keys.has(key) !== not));
}
