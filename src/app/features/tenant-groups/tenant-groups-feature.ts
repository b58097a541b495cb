import { randomBytes } from 'node:crypto';
import type { Push } from '@contract/pushes';
import type { Archive } from '@core/archive/archive';
import { vendorIdOf } from '@core/archive/tenant-key';
import { ExpectedFailure } from '@core/failure/failure';
import { requireFreeGroupName } from '@core/tenant-groups/find-group';
import { type KnownTenantNames, matchTenants } from '@core/tenant-groups/match-tenants';
import type { TenantGroup } from '@core/tenant-groups/tenant-group';
import type { TenantGroupStore } from '@core/tenant-groups/tenant-group-store';
import type { FeatureHandlers } from '../../handlers';

export interface TenantGroupsPorts {
  readonly store: TenantGroupStore;
  readonly archive: Pick<Archive, 'tenants' | 'useTenantGroups'>;
  /** Tenants that are chosen in connections, whether collected yet or not. */
  readonly chosenTenants: () => Promise<readonly { readonly key: string; readonly id: string }[]>;
  readonly push: (push: Push) => void;
  /** UTC microseconds. */
  readonly now: () => number;
}

export const newGroupId = (): string => `g-${randomBytes(6).toString('hex')}`;

function requireGroupById(groups: readonly TenantGroup[], id: string): TenantGroup {
  const found = groups.find((group) => group.id === id);
  if (found !== undefined) return found;
  throw new ExpectedFailure(
    'tenant-group-not-found',
    'That tenant group is no longer there; another window may have removed it.',
  );
}

const unique = (tenants: readonly string[]): string[] => [...new Set(tenants)];

/** Tenant groups: kept beside the settings, known to the archive from the moment they are written. */
export function createTenantGroupsFeature(ports: TenantGroupsPorts): FeatureHandlers<'tenantGroups'> {
  const { store, archive, push, now } = ports;
  archive.useTenantGroups(store.readTenantGroups());
  const write = (groups: readonly TenantGroup[], by: string): readonly TenantGroup[] => {
    store.writeTenantGroups(groups);
    archive.useTenantGroups(groups);
    push({ name: 'tenantGroups.changed', body: { by } });
    return groups;
  };
  return {
    'tenantGroups.list': () => store.readTenantGroups(),
    'tenantGroups.create': ({ name, tenants }) => {
      const groups = store.readTenantGroups();
      requireFreeGroupName(groups, name, null);
      const at = now();
      const made = { id: newGroupId(), name, tenants: unique(tenants), createdAt: at, changedAt: at };
      write([...groups, made], 'tenantGroups.create');
      return made;
    },
    'tenantGroups.update': ({ id, name, tenants }) => {
      const groups = store.readTenantGroups();
      const before = requireGroupById(groups, id);
      if (name !== undefined) requireFreeGroupName(groups, name, id);
      const members = tenants === undefined ? before.tenants : unique(tenants);
      const isSame = members.toSorted().join('\n') === before.tenants.toSorted().join('\n');
      const changed = {
        ...before,
        name: name ?? before.name,
        tenants: members,
        changedAt: isSame ? before.changedAt : now(),
      };
      write(
        groups.map((group) => (group.id === id ? changed : group)),
        'tenantGroups.update',
      );
      return changed;
    },
    'tenantGroups.remove': ({ id }) => {
      const groups = store.readTenantGroups();
      requireGroupById(groups, id);
      return write(
        groups.filter((group) => group.id !== id),
        'tenantGroups.remove',
      );
    },
    'tenantGroups.restore': ({ group }) => {
      const groups = store.readTenantGroups();
      requireFreeGroupName(groups, group.name, group.id);
      return write([...groups.filter(({ id }) => id !== group.id), group], 'tenantGroups.restore');
    },
    'tenantGroups.match': async ({ words }) => matchTenants(words, await knownNames(ports)),
  };
}

async function knownNames({ archive, chosenTenants }: TenantGroupsPorts): Promise<readonly KnownTenantNames[]> {
  const known = new Map<string, KnownTenantNames>();
  for (const { key, id, name, names } of await archive.tenants()) known.set(key, { key, id, name, names });
  for (const { key } of await chosenTenants()) {
    const id = vendorIdOf(key);
    if (!known.has(key)) known.set(key, { key, id, name: id, names: [] });
  }
  return [...known.values()];
}
