import type { Failure } from '../failure/failure';

/** Long work: it has an id, tells its progress, can be cancelled, and ends in exactly one way. */
export type OperationKind =
  | 'import'
  | 'undo'
  | 'correction'
  | 'export'
  | 'demo'
  | 'check'
  | 'test'
  | 'collection'
  | 'artefact'
  | 'clear-log'
  | 'annotation';

export interface OperationProgress {
  readonly id: string;
  readonly kind: OperationKind;
  /** What is going on, for the status bar: "Importing okta.ndjson". */
  readonly title: string;
  /** Done and total in `unit`; total null where it cannot be known. */
  readonly done: number;
  readonly total: number | null;
  readonly unit: 'bytes' | 'entries' | 'windows' | 'steps';
  /** Entries handled so far, and per second over the last seconds. */
  readonly entries: number;
  readonly entriesPerSecond: number;
  readonly startedAt: number;
}

export type OperationEnd =
  | { readonly id: string; readonly kind: OperationKind; readonly outcome: 'done'; readonly result: unknown }
  | { readonly id: string; readonly kind: OperationKind; readonly outcome: 'cancelled' }
  | { readonly id: string; readonly kind: OperationKind; readonly outcome: 'failed'; readonly failure: Failure };
