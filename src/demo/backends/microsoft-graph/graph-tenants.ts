import type { Microseconds } from '@core/entry/entry-time';
import type { FaultBoard } from '../fault';
import { guidOf, placeOf, saltOf, type StandInTenant, standInTenants } from '../microsoft365/entry-ids';
import { HUGE_TEXT_LENGTH, WritingFaults } from '../microsoft365/log-faults';
import { unifiedRecord } from '../microsoft365/unified-record';
import type { HeldEntry, StandInOptions } from '../stand-in';
import { directoryRecord, graphTime } from './directory-record';
import { type GraphLogName, logNameOf, TenantGraphLog } from './graph-log';

const HOUR = 3_600_000_000;

export interface GraphTenant {
  readonly number: number;
  readonly tenant: StandInTenant;
  readonly log: TenantGraphLog;
}

/** All that the stand-in holds. */
export class GraphTenants {
  readonly now: () => Microseconds;
  readonly all: readonly GraphTenant[];
  /** The states that each new search goes through, one each time that it is asked after; the last one stays. */
  states: readonly string[] = ['notStarted', 'running', 'succeeded'];
  /** True: records of a search come without `auditData`. */
  isInnerLeftOut = false;
  readonly #salt: string;
  readonly #faults: FaultBoard;
  readonly #writing: WritingFaults;
  readonly #byId: ReadonlyMap<string, GraphTenant>;
  readonly #huge = new Set<string>();

  constructor(options: StandInOptions, faults: FaultBoard) {
    const seed = options.seed ?? 'veritrail demo microsoft graph';
    const { now, entriesPerTenant: entries, days } = options;
    this.now = now;
    this.#salt = saltOf(seed);
    this.#faults = faults;
    this.#writing = new WritingFaults(faults);
    const start = options.madeAt ?? now();
    this.all = standInTenants(seed, options.tenants).map((tenant, number) => ({
      number,
      tenant,
      log: new TenantGraphLog(`${seed}/${number}`, { now: start, entries, days }),
    }));
    this.#byId = new Map(this.all.map((one) => [one.tenant.id, one]));
  }

  /** The one that `forbidden-tenant` shuts out. */
  get forbidden(): GraphTenant | undefined {
    return this.all.at(-1);
  }

  of(tenantId: string): GraphTenant | undefined {
    return this.#byId.get(tenantId);
  }

  /** What the faults of the log do before an answer about this tenant's log. */
  strike(of: GraphTenant, name: GraphLogName): void {
    this.#writing.strike(({ count, hoursAgo, isHuge }) => {
      const at = this.now() - hoursAgo * HOUR;
      for (let number = 0; number < count; number += 1) {
        const index = of.log.add(name, at);
        if (isHuge) this.#huge.add(this.#idOf(of, index));
      }
    });
    if (!this.#writing.deletes()) return;
    const newest = of.log.newest(name);
    if (newest !== undefined) of.log.delete(newest);
  }

  /** The records as JSON texts. */
  render(of: GraphTenant, indexes: readonly number[]): readonly string[] {
    const texts = indexes.map((index) => this.#text(of, index, false));
    const [first] = indexes;
    if (first !== undefined && this.#faults.strikes('changed-duplicates')) texts.push(this.#text(of, first, true));
    return texts;
  }

  #text(of: GraphTenant, index: number, isChanged: boolean): string {
    const id = this.#idOf(of, index);
    const entry = { id, index, at: of.log.at(index), tenant: of.tenant };
    const more = this.#huge.has(id) ? { Payload: 'x'.repeat(HUGE_TEXT_LENGTH) } : {};
    if (logNameOf(index) === 'directory') {
      return JSON.stringify({
        ...directoryRecord(entry),
        ...(isChanged ? { resultReason: 'Corrected' } : {}),
        ...more,
      });
    }
    const inner = { ...unifiedRecord(entry), ...(isChanged ? { ResultStatus: 'Corrected' } : {}), ...more };
    return JSON.stringify(wrapped(inner, entry.at, this.isInnerLeftOut));
  }

  #idOf(of: GraphTenant, index: number): string {
    const guid = guidOf(this.#salt, { tenant: of.number, index });
    return logNameOf(index) === 'directory' ? `Directory_${guid}_${index}` : guid;
  }

  held(): readonly HeldEntry[] {
    return this.all.flatMap((one) =>
      one.log
        .held()
        .map((index) => ({ nativeId: this.#idOf(one, index), tenant: one.tenant.id, at: one.log.at(index) })),
    );
  }

  add(tenant: string, at: Microseconds): string {
    const found = this.#byId.get(tenant);
    if (found === undefined) throw new Error(`no tenant ${tenant}`);
    return this.#idOf(found, found.log.add('directory', at));
  }

  delete(ids: readonly string[]): number {
    const places = ids.map((id) => placeOf(this.#salt, id));
    return places.filter((place) => place !== null && this.all[place.tenant]?.log.delete(place.index) === true).length;
  }
}

/** The record of an audit search; most of it repeats the inner one. */
function wrapped(inner: Readonly<Record<string, unknown>>, at: Microseconds, isInnerLeftOut: boolean) {
  return {
    id: inner.Id,
    createdDateTime: graphTime(at),
    auditLogRecordType: String(inner.RecordType),
    operation: inner.Operation,
    organizationId: inner.OrganizationId,
    userType: 'Regular',
    userId: inner.UserId,
    service: inner.Workload,
    objectId: inner.ObjectId,
    userPrincipalName: inner.UserId,
    clientIp: inner.ClientIP,
    administrativeUnits: [''],
    auditData: isInnerLeftOut ? null : inner,
  };
}
