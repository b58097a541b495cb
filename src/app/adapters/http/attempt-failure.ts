import type { BackendFailure } from '@core/http/backend-failure';

/** Whether, and as what, one attempt may be followed by another. `token`: with a new token, at once. */
export type Again = 'never' | 'broken' | 'unsent' | 'timeout' | 'throttled' | 'unavailable' | 'token';

/** One attempt that failed; it never leaves the adapter. */
export class AttemptFailure extends Error {
  readonly failure: BackendFailure;
  readonly again: Again;
  readonly retryAfterMs: number | null;

  constructor(failure: BackendFailure, again: Again, retryAfterMs: number | null = null) {
    super(failure.message);
    this.name = 'AttemptFailure';
    this.failure = failure;
    this.again = again;
    this.retryAfterMs = retryAfterMs;
  }
}
