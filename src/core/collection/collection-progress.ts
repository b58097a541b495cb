import type { Microseconds } from '../entry/entry-time';
import type { CollectionRun } from '../coverage/coverage-ledger';

/** One line of a run: a scope of a connection, which is one tenant as a rule. */
export interface ScopeProgress {
  readonly connectionId: string;
  readonly connectionName: string;
  readonly scope: string;
  readonly title: string;
  readonly tenants: readonly string[];
  readonly state: 'waiting' | 'asking' | 'complete' | 'not-complete' | 'failed' | 'cancelled';
  readonly windowsDone: number;
  readonly windowsTotal: number;
  readonly read: number;
  readonly added: number;
  readonly duplicates: number;
  /** The oldest moment that this run asked for, and how far it is complete; null before the first window. */
  readonly from: Microseconds | null;
  readonly completeTo: Microseconds | null;
  /** Why it is not complete, one sentence for each reason; empty where it is. */
  readonly reasons: readonly string[];
}

export interface CollectionProgress {
  readonly operation: string;
  readonly runId: number;
  readonly trigger: CollectionRun['trigger'];
  readonly startedAt: Microseconds;
  readonly isPaused: boolean;
  readonly scopesDone: number;
  readonly scopesTotal: number;
  readonly windowsDone: number;
  readonly windowsTotal: number;
  readonly read: number;
  readonly added: number;
  readonly entriesPerSecond: number;
  /** Seconds, from the windows left and the pace so far; null until that can be told. */
  readonly secondsLeft: number | null;
  /** What waits for a backend now ("okta.example asks to wait 30 s"); empty where nothing does. */
  readonly waits: readonly string[];
  /** Those asking now, and those that ended last; all of them by `collection.read`. */
  readonly scopes: readonly ScopeProgress[];
}

/** The table at the end of a run: what is complete, what is not, and why. */
export interface RunReport {
  readonly run: CollectionRun;
  readonly scopes: readonly ScopeProgress[];
}
