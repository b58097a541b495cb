import type { BatchOutcome, RejectedInput } from '../archive/batch-outcome';
import type { EntryBatch } from '../archive/entry-batch';
import type { KindId } from '../backends/kind-id';
import type { ReadingPlan } from '../backends/reading-plan';
import type { ConnectorId } from '../connections/connector-id';
import type { Microseconds } from '../entry/entry-time';

/** By which clock a window was asked: the event's own, the vendor's storage, or a delivery file's. Coverage claims no more. */
export const COVERAGE_CLOCKS = ['event', 'storage', 'delivery'] as const;
export type CoverageClock = (typeof COVERAGE_CLOCKS)[number];

/**
 * How a window ended. `asking`: it runs, or was interrupted and will be taken up. `complete-so-far`: everything was
 * there, but late entries may still come. `imported`: the range is what the user declared.
 */
export const WINDOW_OUTCOMES = [
  'asking',
  'complete',
  'complete-so-far',
  'capped',
  'failed',
  'forbidden',
  'expired',
  'imported',
] as const;
export type WindowOutcome = (typeof WINDOW_OUTCOMES)[number];

/** One window of the ledger: what was asked, when, of whom, and what became of it. */
export interface LedgerWindow {
  readonly id: number;
  readonly runId: number | null;
  /** null for imports. */
  readonly connectionId: string | null;
  readonly connectionName: string;
  readonly connector: ConnectorId | null;
  readonly account: string;
  readonly scope: string;
  readonly stream: string;
  /** Keys of the tenants that it covers: see core/archive/tenant-key. */
  readonly tenants: readonly string[];
  readonly clock: CoverageClock;
  readonly from: Microseconds;
  readonly to: Microseconds;
  readonly askedAt: Microseconds;
  readonly endedAt: Microseconds | null;
  readonly pages: number;
  /** Records that the backend sent, those of tenants that are not chosen included. */
  readonly read: number;
  readonly added: number;
  readonly duplicates: number;
  readonly revisions: number;
  readonly rejected: number;
  readonly total: number | null;
  readonly outcome: WindowOutcome;
  /** One sentence where it is not complete. */
  readonly reason: string | null;
  readonly cursor: string | null;
  /**
   * Of a complete window, so far or for good: entries before this moment arrive no more, by the backend's lateness when
   * it was asked; what it covers from there on is complete so far. Absent or null: all of it is as `outcome` says.
   */
  readonly settledTo?: Microseconds | null;
}

export interface NewWindow {
  readonly runId: number;
  readonly connectionId: string;
  readonly connectionName: string;
  readonly connector: ConnectorId;
  readonly account: string;
  readonly scope: string;
  readonly stream: string;
  readonly tenants: readonly string[];
  readonly clock: CoverageClock;
  readonly from: Microseconds;
  readonly to: Microseconds;
}

/** Entries of one page that are read by one plan. */
export interface CollectedPart {
  readonly plan: ReadingPlan;
  /** null: nothing but rejected records. */
  readonly batch: EntryBatch | null;
  readonly rejected: readonly RejectedInput[];
}

export interface CollectedPage {
  readonly parts: readonly CollectedPart[];
  readonly read: number;
  readonly cursor: string | null;
}

export interface EndedWindow {
  readonly outcome: Exclude<WindowOutcome, 'asking' | 'imported'>;
  readonly reason: string | null;
  readonly total: number | null;
  /** Tenants that turned out to belong to it, besides those it was asked for. */
  readonly tenants: readonly string[];
  /** Entries that started before this are aged out and not vanished without explanation; null: retention not known. */
  readonly keptSince: Microseconds | null;
  /** See `LedgerWindow.settledTo`; kept with the window. */
  readonly settledTo?: Microseconds | null;
}

export const RUN_STATES = ['running', 'done', 'cancelled', 'failed', 'interrupted'] as const;
export type RunState = (typeof RUN_STATES)[number];

/**
 * What a run did not ask at all, so that no window tells of it: a connection that does not sign in, a tenant out of
 * reach, one that was waiting when the run was cancelled.
 */
export interface UnaskedPart {
  readonly connectionId: string;
  readonly connectionName: string;
  /** Empty: the whole connection. */
  readonly scope: string;
  readonly title: string;
  readonly tenants: readonly string[];
  readonly isCancelled: boolean;
  readonly reasons: readonly string[];
}

/** One collection run over one or more connections. */
export interface CollectionRun {
  readonly id: number;
  readonly trigger: 'hand' | 'start' | 'schedule' | 'refresh' | 'command-line' | 'clear-log';
  readonly startedAt: Microseconds;
  readonly endedAt: Microseconds | null;
  readonly state: RunState;
  readonly windows: number;
  readonly notComplete: number;
  readonly unasked: readonly UnaskedPart[];
  readonly read: number;
  readonly added: number;
  readonly duplicates: number;
  readonly revisions: number;
  readonly vanished: number;
}

export interface WindowQuery {
  readonly connectionId?: string;
  readonly runId?: number;
  /** Keys; windows that cover any of them. */
  readonly tenants?: readonly string[];
  /** Windows that touch `[from, to)`. */
  readonly from?: Microseconds;
  readonly to?: Microseconds;
}

/** Why an entry is gone: older than the vendor keeps, deleted by our own Clear Log, or nobody knows. */
export const VANISH_REASONS = ['aged-out', 'cleared', 'unexplained'] as const;
export type VanishReason = (typeof VANISH_REASONS)[number];

/** An entry that a complete window no longer held, after a complete window of the same connection, account and scope had held it. */
export interface VanishedEntry {
  readonly entry: number;
  readonly tenantKey?: string | null;
  /** null: undated. */
  readonly started?: Microseconds | null;
  readonly reason: VanishReason;
  readonly connectionId: string;
  readonly connectionName: string;
  /** Between the end of this window, which held it, and the asking of the next, which did not. */
  readonly lastHeldWindow: number;
  readonly lastHeldAt: Microseconds;
  readonly missingWindow: number;
  readonly missedAt: Microseconds;
  readonly lastHeldRun: number | null;
  readonly missingRun: number | null;
}

/** The part of the archive that collecting writes. Each method is one transaction: once resolved, kill -9 loses nothing of it. */
export interface CollectionWriter {
  beginRun(trigger: CollectionRun['trigger']): Promise<number>;
  endRun(
    runId: number,
    state: Exclude<RunState, 'running' | 'interrupted'>,
    unasked?: readonly UnaskedPart[],
  ): Promise<void>;
  /** Answers the window's id; its outcome is `asking`. */
  beginWindow(window: NewWindow): Promise<number>;
  /** A window of an earlier run is taken up by this one. */
  resumeWindow(windowId: number, runId: number): Promise<void>;
  /** Entries, rejected records, sightings, figures and cursor of one page, and the window's end where it is the last. */
  commitPage(windowId: number, page: CollectedPage): Promise<BatchOutcome>;
  /** Ends the window and, where it is complete, notices what has vanished since (and what has come back). */
  endWindow(windowId: number, end: EndedWindow): Promise<{ readonly vanished: number; readonly returned: number }>;
  /** Keeps names of tenants, so that a tenant without entries has one too. */
  nameTenants(
    kind: KindId,
    instance: string | null,
    tenants: readonly { readonly id: string; readonly name: string | null }[],
  ): Promise<void>;
  /** The range that an import covers, as the user declares it; replaces an earlier declaration for the same import. */
  declareImport(
    importId: number,
    declaration: { readonly tenants: readonly string[]; readonly from: Microseconds; readonly to: Microseconds } | null,
  ): Promise<void>;
}

/** The coverage ledger: every window with its outcome. Windows come in the order in which they were asked. */
export interface CoverageLedger {
  windows(query: WindowQuery): Promise<readonly LedgerWindow[]>;
  /** Newest first. */
  runs(limit: number): Promise<readonly CollectionRun[]>;
  run(runId: number): Promise<CollectionRun | null>;
  /** Vanished entries and days: for the calendar. Empty where none has vanished. */
  vanished(query: {
    readonly tenants?: readonly string[];
    readonly from?: Microseconds;
    readonly to?: Microseconds;
  }): Promise<readonly VanishedEntry[]>;
  /** What is known of one entry's vanishing; null: it has not vanished. */
  vanishing(entry: number): Promise<VanishedEntry | null>;
  /** Every tenant that the archive knows, with its key and name now. */
  tenants(): Promise<
    readonly {
      readonly key: string;
      readonly kind: KindId;
      readonly instance: string | null;
      readonly id: string;
      readonly name: string;
      /** Every name that it has or had. */
      readonly names: readonly string[];
    }[]
  >;
}
