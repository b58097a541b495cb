import type { CancelSignal } from '../../archive/archive';
import { parseTime } from '../../entry/parse-time';
import { fixedOffset, offsetAt } from '../../entry/zone-offset';
import { BackendFailure } from '../../http/backend-failure';
import { collectedPlan } from '../collected-plan';
import type { CollectionScope, PagePart } from '../connector';
import type { ReadingPlan } from '../reading-plan';
import type { CutRow } from './cut-rows';
import type { PanelDirectory } from './panel-directory';

export interface RowPlansOf {
  readonly directory: PanelDirectory;
  readonly scope: CollectionScope;
  /** The tenant of rows whose user nobody knows. */
  readonly fallback: string;
  readonly instance: string;
  readonly zone: string | null;
  /** Names of hosting spaces by RecordID, where they have been asked for. */
  readonly organizations: ReadonlyMap<string, string>;
}

/** Gives each row to its tenant; rows of tenants that the scope does not have are left out. */
export class RowPlans {
  readonly #of: RowPlansOf;
  readonly #chosen: ReadonlySet<string>;
  readonly #plans = new Map<string, ReadingPlan>();
  readonly #tenants = new Map<string, string>();

  constructor(of: RowPlansOf) {
    this.#of = of;
    this.#chosen = new Set(of.scope.tenants.map((tenant) => tenant.id));
  }

  async parts(rows: readonly CutRow[], signal: CancelSignal): Promise<readonly PagePart[]> {
    const parts = new Map<ReadingPlan, CutRow['record'][]>();
    for (const row of rows) {
      if (this.#of.zone !== null) refuseOtherZone(row, this.#of.zone);
      const tenant = await this.#tenantOf(row, signal);
      if (!this.#chosen.has(tenant)) continue;
      const plan = this.#planOf(tenant, this.#of.organizations.get(row.columns.get('recordid') ?? '') ?? null);
      const records = parts.get(plan);
      if (records === undefined) parts.set(plan, [row.record]);
      else records.push(row.record);
    }
    return [...parts].map(([plan, records]) => ({ plan, records }));
  }

  /**
   * The customer that a row belongs to. Rows without a user are tasks of the panel itself, which an administrator gets
   * with every answer: they belong to the account's own tenant.
   */
  async #tenantOf({ columns }: CutRow, signal: CancelSignal): Promise<string> {
    const user = userOf(columns.get('effectiveuserid')) ?? userOf(columns.get('userid'));
    if (user === null) return (await this.#of.directory.base(signal)).id;
    let tenant = this.#tenants.get(user);
    if (tenant === undefined) {
      tenant = this.#chosen.has(user) ? user : ((await this.#of.directory.tenantOf(user, signal)) ?? this.#of.fallback);
      this.#tenants.set(user, tenant);
    }
    return tenant;
  }

  #planOf(tenant: string, organization: string | null): ReadingPlan {
    const key = `${tenant}\n${organization ?? ''}`;
    let plan = this.#plans.get(key);
    if (plan === undefined) {
      const { instance, zone } = this.#of;
      plan = collectedPlan({ kind: 'mspcontrol', instance, tenant, organization, zone, framing: 'xml-rows' });
      this.#plans.set(key, plan);
    }
    return plan;
  }
}

function userOf(text: string | undefined): string | null {
  const id = text?.trim() ?? '';
  return id === '' || id === '0' || id === '-1' ? null : id;
}

/** Days of another zone than the server's would be claimed as covered, so that nothing is claimed. */
function refuseOtherZone(row: CutRow, zone: string): void {
  const offset = offsetMismatch(row.columns.get('startdate') ?? '', zone);
  if (offset === null) return;
  throw new BackendFailure(
    'inconsistent',
    `The panel writes its times with ${offset}, which its server's zone ${zone} does not have then: correct the zone of the connection, or leave it empty.`,
  );
}

/** The offset that a time carries, where a clock of the zone does not show it then; null where it does. */
export function offsetMismatch(text: string, zone: string): string | null {
  const time = parseTime(text, { zone: null, dateOrder: null });
  if (time?.zoneSource !== 'given') return null;
  const given = fixedOffset(time.zone) ?? 0;
  const { offset, isAmbiguous } = offsetAt(time.instant + given, zone);
  return isAmbiguous || offset === given ? null : time.zone;
}
