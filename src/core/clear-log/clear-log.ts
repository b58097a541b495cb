import type { Microseconds } from '../entry/entry-time';

/** What a connection could clear. */
export interface ClearLogChoices {
  readonly connectionId: string;
  readonly connectionName: string;
  /** That the backend counts days in. */
  readonly zone: string;
  /** Those that the connection collects. */
  readonly tenants: readonly { readonly id: string; readonly name: string }[];
  /** Why nothing can be cleared with this connection as it is, one sentence; null: it can. */
  readonly refusal: string | null;
}

/** What will be cleared, in the backend's own terms, before anything is done. */
export interface ClearLogPlan {
  readonly connectionId: string;
  readonly connectionName: string;
  readonly tenant: { readonly id: string; readonly name: string };
  /** Whole days `[from, to)`, in the zone that the backend counts days in. */
  readonly from: Microseconds;
  readonly to: Microseconds;
  readonly zone: string;
  /** What exactly the backend will delete, one sentence each. */
  readonly sentences: readonly string[];
  /** The race that no check can close. */
  readonly race: string;
  /** What must be typed. */
  readonly typed: string;
}

/**
 * `collecting` and `checking`: nothing has been deleted yet. `clearing`: the backend has been asked to delete; where the
 * record has an end it never confirmed that, and nobody knows. `refused` and `failed`: nothing was deleted.
 */
export const CLEAR_LOG_STATES = ['collecting', 'checking', 'clearing', 'cleared', 'refused', 'failed'] as const;
export type ClearLogState = (typeof CLEAR_LOG_STATES)[number];

/** One clearing, as the archive keeps it: who, what, when, and what was left. */
export interface ClearLogRecord {
  readonly id: number;
  readonly connectionId: string;
  readonly connectionName: string;
  /** Who cleared: the backend's account, and the user of this machine. */
  readonly account: string;
  readonly machineUser: string;
  readonly tenantId: string;
  readonly tenantName: string;
  /** Whole days `[from, to)` in `zone`. */
  readonly from: Microseconds;
  readonly to: Microseconds;
  readonly zone: string;
  readonly startedAt: Microseconds;
  /** When the deletion was answered, or given up; null: it is going on. */
  readonly endedAt: Microseconds | null;
  readonly state: ClearLogState;
  /** Entries that the backend held immediately before; null: not counted. */
  readonly counted: number | null;
  /** Entries of that range that the archive held then. */
  readonly archived: number | null;
  /** Entries that the backend still held afterwards. */
  readonly left: number | null;
  /** Why it was refused, failed or left something. */
  readonly reason: string | null;
}

export type NewClearLogRecord = Omit<
  ClearLogRecord,
  'id' | 'endedAt' | 'state' | 'counted' | 'archived' | 'left' | 'reason'
>;

/** The part of the archive that remembers clearings. */
export interface ClearLogBook {
  beginClearing(record: NewClearLogRecord): Promise<number>;
  noteClearing(
    id: number,
    note: Partial<Pick<ClearLogRecord, 'state' | 'counted' | 'archived' | 'left' | 'reason' | 'endedAt'>>,
  ): Promise<void>;
  /** Newest first. */
  clearings(): Promise<readonly ClearLogRecord[]>;
  /** Entries that the window's reading held, each once, that started in `[from, to)`. */
  entriesOfWindow(windowId: number, range: { readonly from: Microseconds; readonly to: Microseconds }): Promise<number>;
}
