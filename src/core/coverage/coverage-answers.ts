import type { KindId } from '../backends/kind-id';
import type { Microseconds } from '../entry/entry-time';
import type { CoverageClock, WindowOutcome } from './coverage-ledger';

/** What is known of one tenant on one day: the worst of the day's parts; `asking` and `never-asked` are not complete either. */
export type DayState = Exclude<WindowOutcome, 'asking'> | 'asking' | 'never-asked' | 'future';

/** From the best to the worst: a day is as good as its worst part, a moment as good as its best window. */
export const DAY_STATES_BEST_FIRST = [
  'future',
  'complete',
  'complete-so-far',
  'imported',
  'asking',
  'capped',
  'failed',
  'forbidden',
  'expired',
  'never-asked',
] as const satisfies readonly DayState[];

export interface CoverageTenant {
  readonly key: string;
  readonly name: string;
  readonly kind: KindId;
  readonly instance: string | null;
}

/** Tenants by days. `states[i]` and `vanished[i]` belong to `days[i]`. */
export interface CoverageCalendar {
  /** `YYYY-MM-DD`, in the zone asked for. */
  readonly days: readonly string[];
  readonly tenants: readonly (CoverageTenant & {
    readonly states: readonly DayState[];
    /** Entries of the day that vanished without explanation. */
    readonly vanished: readonly number[];
    readonly clocks: readonly CoverageClock[];
  })[];
}

/** What a search over tenants and a range can be trusted for. */
export interface SearchCoverage {
  /** True where every day of every tenant in scope is complete, complete so far or imported. */
  readonly isComplete: boolean;
  readonly tenants: number;
  /** Tenants without any window and any declared import: nothing can be said of them. */
  readonly unknownTenants: number;
  /** The days that are not covered, oldest first, each with how many tenants lack it and the worst state. */
  readonly days: readonly { readonly day: string; readonly tenants: number; readonly state: DayState }[];
  /** Whether any of the lack can be collected: a connection reaches the tenant and the vendor still keeps the days. */
  readonly canCollect: boolean;
  /** When the newest window of the scope was asked; null: never. */
  readonly lastAskedAt: Microseconds | null;
}

/** How long until entries that nobody has collected pass the vendor's retention. */
export interface RollOff {
  readonly tenant: CoverageTenant;
  readonly connectionId: string;
  readonly connectionName: string;
  readonly stream: string;
  /** Where the uncollected range begins. */
  readonly uncollectedFrom: Microseconds;
  /** When its first moment passes the retention; in the past: entries are being lost now. */
  readonly passesAt: Microseconds;
  readonly retention: Microseconds;
}
