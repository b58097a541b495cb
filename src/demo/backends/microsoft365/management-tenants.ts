import type { Microseconds } from '@core/entry/entry-time';
import type { FaultBoard } from '../fault';
import type { HeldEntry, StandInOptions } from '../stand-in';
import { type Blob, ContentLog } from './content-log';
import { guidOf, placeOf, saltOf, type StandInTenant, standInTenants } from './entry-ids';
import { HUGE_TEXT_LENGTH, WritingFaults } from './log-faults';
import { unifiedRecord, WORKLOADS } from './unified-record';

const HOUR = 3_600_000_000;
const WEEK = 7 * 24 * HOUR;

export interface TenantLog {
  readonly number: number;
  readonly tenant: StandInTenant;
  readonly content: ContentLog;
  /** Content types whose subscription is on. */
  readonly subscriptions: Set<string>;
}

/** All that the stand-in holds. */
export class ManagementTenants {
  readonly now: () => Microseconds;
  readonly all: readonly TenantLog[];
  /** Pieces of content that are answered with an error. */
  readonly rejected = new Map<string, { readonly status: number; readonly code: string }>();
  /** Pieces of content that are listed with an address that is none. */
  readonly malformedUris = new Set<string>();
  /** Documents and clients spell it in several ways. */
  nextPageHeader = 'NextPageUri';
  readonly #salt: string;
  readonly #faults: FaultBoard;
  readonly #writing: WritingFaults;
  readonly #byId: ReadonlyMap<string, TenantLog>;
  readonly #huge = new Set<string>();

  constructor(options: StandInOptions, faults: FaultBoard) {
    const seed = options.seed ?? 'veritrail demo microsoft365';
    const { now, entriesPerTenant: entries, days } = options;
    this.now = now;
    this.#salt = saltOf(seed);
    this.#faults = faults;
    this.#writing = new WritingFaults(faults);
    const start = options.madeAt ?? now();
    this.all = standInTenants(seed, options.tenants).map((tenant, number) => ({
      number,
      tenant,
      content: new ContentLog(`${seed}/${number}`, { now: start, entries, days }),
      subscriptions: new Set(WORKLOADS.map(({ type }) => type)),
    }));
    this.#byId = new Map(this.all.map((log) => [log.tenant.id, log]));
  }

  /** The one that `forbidden-tenant` shuts out. */
  get forbidden(): TenantLog | undefined {
    return this.all.at(-1);
  }

  of(tenantId: string): TenantLog | undefined {
    return this.#byId.get(tenantId);
  }

  /** What the faults of the log do before an answer of this tenant's. */
  strike(log: TenantLog): void {
    this.#writing.strike(({ count, hoursAgo, isHuge }) => {
      const now = this.now();
      const added = log.content.add(now - hoursAgo * HOUR, { count, size: 5, now });
      if (isHuge) for (const index of added) this.#huge.add(this.#idOf(log, index));
    });
  }

  render(log: TenantLog, blob: Blob): string {
    const texts = blob.entries.filter((index) => log.content.isHeld(index)).map((index) => this.#text(log, index, {}));
    const [first] = blob.entries.filter((index) => log.content.isHeld(index));
    if (first !== undefined && this.#faults.strikes('changed-duplicates')) {
      texts.push(this.#text(log, first, { ResultStatus: 'Corrected' }));
    }
    return `[${texts.join(',')}]`;
  }

  #text(log: TenantLog, index: number, changes: Readonly<Record<string, unknown>>): string {
    const id = this.#idOf(log, index);
    const record = unifiedRecord({ id, index, at: log.content.at(index), tenant: log.tenant });
    const huge = this.#huge.has(id) ? { Payload: 'x'.repeat(HUGE_TEXT_LENGTH) } : {};
    return JSON.stringify({ ...record, ...changes, ...huge });
  }

  #idOf(log: TenantLog, index: number): string {
    return guidOf(this.#salt, { tenant: log.number, index });
  }

  held(): readonly HeldEntry[] {
    const keptSince = this.now() - WEEK;
    return this.all.flatMap((log) =>
      log.content.held(keptSince).map((index) => ({
        nativeId: this.#idOf(log, index),
        tenant: log.tenant.id,
        at: log.content.at(index),
      })),
    );
  }

  add(tenant: string, at: Microseconds): string {
    const log = this.#byId.get(tenant);
    const [index] = log?.content.add(at, { count: 1, size: 1, now: this.now() }) ?? [];
    if (log === undefined || index === undefined) throw new Error(`no tenant ${tenant}`);
    return this.#idOf(log, index);
  }

  delete(ids: readonly string[]): number {
    const places = ids.map((id) => placeOf(this.#salt, id));
    return places.filter((place) => place !== null && this.all[place.tenant]?.content.delete(place.index) === true)
      .length;
  }
}
