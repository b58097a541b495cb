/**
 * Expected failures: things that go wrong in the world, not in the program.
 * Each has a code from this closed list, a sentence for the user (what happened, to what, what to do)
 * and, where it helps, the detail that a support engineer would ask for. Anything else that is thrown is a bug.
 */
export const FAILURE_CODES = [
  'archive-busy',
  'archive-damaged',
  'archive-newer',
  'archive-unavailable',
  'annotation-not-found',
  'cancelled',
  'disk-full',
  'artefact-not-found',
  'artefact-refused',
  'backend-failed',
  'clear-log-refused',
  'collection-running',
  'collection-not-found',
  'connection-invalid',
  'connection-not-found',
  'entry-not-found',
  'file-unreadable',
  'file-unwritable',
  'file-refused',
  'kind-unknown',
  'import-not-found',
  'import-impossible',
  'correction-impossible',
  'mapping-invalid',
  'mapping-not-found',
  'export-differs',
  'invalid-input',
  'name-taken',
  'not-available-here',
  'person-not-found',
  'saved-search-not-found',
  'search-invalid',
  'searches-file-invalid',
  'settings-damaged',
  'settings-newer',
  'snapshot-stale',
  'tenant-group-not-found',
  'unknown-call',
  'not-allowed',
  'host-stopped',
  'internal',
] as const;

export type FailureCode = (typeof FAILURE_CODES)[number];

/** The plain-data form that crosses a process border. */
export interface Failure {
  readonly code: FailureCode;
  /** One sentence: what happened, to what, what to do next. */
  readonly message: string;
  /** More for a support engineer; never a secret. For `internal`: the reference of the log line. */
  readonly detail?: string;
}

/** Throw this for an expected failure; the router turns it into a `Result`. */
export class ExpectedFailure extends Error {
  readonly code: FailureCode;
  readonly detail: string | undefined;

  constructor(code: FailureCode, message: string, detail?: string) {
    super(message);
    this.name = 'ExpectedFailure';
    this.code = code;
    this.detail = detail;
  }

  toFailure(): Failure {
    return this.detail === undefined
      ? { code: this.code, message: this.message }
      : { code: this.code, message: this.message, detail: this.detail };
  }
}
