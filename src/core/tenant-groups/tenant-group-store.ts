import type { TenantGroup } from './tenant-group';

/** Keeps the tenant groups, in the user's order, in a file of the data folder. Fails as `SettingsStore` does. */
export interface TenantGroupStore {
  readTenantGroups(): readonly TenantGroup[];
  writeTenantGroups(groups: readonly TenantGroup[]): void;
}
