/** What can go wrong between us and a backend. */
export const BACKEND_FAILURES = [
  'name-not-resolved',
  'unreachable',
  'tls',
  'timeout',
  /** The connection broke, or the body ended early. */
  'interrupted',
  'too-large',
  /** A redirect that is not followed: to another host, or too many. */
  'redirected',
  /** No secret for this connection, or the keychain does not give it. */
  'no-secret',
  'sign-in-refused',
  'forbidden',
  'throttled',
  /** Older than the vendor keeps. */
  'expired',
  'not-found',
  /** 4xx of another kind: the backend does not understand us. */
  'refused',
  'backend-error',
  /** The answer is not what the contract says: wrong content type, malformed JSON or XML, missing parts. */
  'malformed',
  /** The answer contradicts itself: a next link to itself, a total that does not agree. */
  'inconsistent',
] as const;
export type BackendFailureKind = (typeof BACKEND_FAILURES)[number];

/** An expected failure of one request or one window. The message is one sentence and never holds a secret. */
export class BackendFailure extends Error {
  readonly kind: BackendFailureKind;
  readonly status: number | null;
  /** For a support engineer: the vendor's own words, cut at 2,000 characters, secrets taken out. */
  readonly detail: string | null;

  constructor(kind: BackendFailureKind, message: string, more: { status?: number; detail?: string } = {}) {
    super(message);
    this.name = 'BackendFailure';
    this.kind = kind;
    this.status = more.status ?? null;
    this.detail = more.detail ?? null;
  }
}
