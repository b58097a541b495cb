import { requireGroup } from '@core/tenant-groups/find-group';
import type { TenantGroup } from '@core/tenant-groups/tenant-group';
import type { Tenants } from './tenants';

/** The tenant groups as the archive understands them: which codes a filter's values stand for now. */
export class TenantGroups {
  readonly #groups: readonly TenantGroup[];

  constructor(groups: readonly TenantGroup[]) {
    this.#groups = groups;
  }

  /** Codes of every tenant of the groups that the archive holds. Fails with `tenant-group-not-found`. */
  codesOf(values: readonly string[], tenants: Tenants): readonly number[] {
    const keys = values.flatMap((value) => requireGroup(this.#groups, value).tenants);
    return [...new Set(keys.flatMap((key) => tenants.codeOf(key) ?? []))];
  }
}
