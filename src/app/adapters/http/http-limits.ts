/** How long the HTTP client is patient. Times in milliseconds. */
export interface HttpLimits {
  readonly connectMs: number;
  /** From sending to the answer's headers. */
  readonly headersMs: number;
  /** Between two pieces of a body. */
  readonly idleMs: number;
  /** From sending to the last byte, for a request that names no time. */
  readonly totalMs: number;
  /** The most that a request may name. */
  readonly longestTotalMs: number;
  readonly headers: number;
  readonly headerBytes: number;
  readonly redirects: number;
  /** Attempts in all where the connection breaks or the backend answers 5xx. */
  readonly tries: number;
  /** The same where the backend did not answer in time. */
  readonly timeoutTries: number;
  /** The same where the backend asks to be asked less often. */
  readonly throttledTries: number;
  /** In all, over the waits of one request. */
  readonly throttledMs: number;
  readonly firstWaitMs: number;
  readonly longestWaitMs: number;
}

/** For collecting: patient. */
export const HTTP_LIMITS: HttpLimits = {
  connectMs: 15_000,
  headersMs: 60_000,
  idleMs: 30_000,
  totalMs: 120_000,
  longestTotalMs: 15 * 60_000,
  headers: 200,
  headerBytes: 65_536,
  redirects: 5,
  tries: 5,
  timeoutTries: 2,
  throttledTries: 10,
  throttledMs: 15 * 60_000,
  firstWaitMs: 1000,
  longestWaitMs: 60_000,
};

/** For a connection test: somebody waits for the answer. */
export const IMPATIENT_LIMITS: HttpLimits = {
  ...HTTP_LIMITS,
  headersMs: 30_000,
  totalMs: 60_000,
  longestTotalMs: 60_000,
  tries: 2,
  timeoutTries: 1,
  throttledTries: 3,
  throttledMs: 20_000,
};
