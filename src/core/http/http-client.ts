import type { CancelSignal } from '../archive/archive';
import type { Microseconds } from '../entry/entry-time';

/**
 * Where the connection's secret goes into a request. The connector names the place only: the HTTP adapter takes the
 * secret from the secret store, writes it there, and never hands it on.
 */
export type SignIn =
  | { readonly kind: 'none' }
  | { readonly kind: 'basic'; readonly user: string }
  | { readonly kind: 'bearer' }
  /** `prefix` stands before the secret: `SSWS `. */
  | { readonly kind: 'header'; readonly name: string; readonly prefix: string }
  | { readonly kind: 'query'; readonly name: string }
  /** Every `mark` in the body is replaced by the secret, escaped for the body's language. */
  | { readonly kind: 'body'; readonly mark: string; readonly escape: 'xml' | 'json' }
  /** OAuth 2 client credentials: the adapter fetches a token, keeps it in memory until it expires, and sends it as bearer. */
  | {
      readonly kind: 'client-credentials';
      readonly tokenAddress: string;
      readonly clientId: string;
      readonly scope: string | null;
      /** Further form fields of the token request (`resource`, `audience`). */
      readonly fields: Readonly<Record<string, string>>;
    };

export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Absolute, or relative to the connection's address. Another origin than the connection's never gets the secret. */
  readonly address: string;
  /** Appended to the address, percent-encoded by the adapter. */
  readonly query?: readonly (readonly [name: string, value: string])[];
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: { readonly text: string; readonly type: string };
  readonly signIn: SignIn;
  /** For messages: "the list of users". */
  readonly what: string;
  /** False for what must not be sent twice (Clear Log, starting a job); true unless given. */
  readonly isRepeatable?: boolean;
  /** Statuses besides 2xx that come back as an answer and not as a `BackendFailure`. */
  readonly accept?: readonly number[];
  /** Milliseconds from sending to the last byte; 120,000 unless given. */
  readonly timeoutMs?: number;
  /** Of the decompressed body; 256 MB unless given. */
  readonly maximumBytes?: number;
}

export interface HttpResponse {
  readonly status: number;
  /** Names in lower case; several of one name are joined by ", ". */
  readonly headers: Readonly<Record<string, string>>;
  /** Decompressed, whole: a body that ended early is a failure (`interrupted`), never a short body. */
  readonly body: Uint8Array;
  /** The address that answered, without its query. */
  readonly address: string;
  readonly receivedAt: Microseconds;
}

/**
 * Sends requests of one connection: within its budget, with its trust, proxy and secret; sends again what can be sent
 * again after throttling, a broken connection or a 5xx. Fails with `BackendFailure`, or `ExpectedFailure` `cancelled`.
 */
export interface HttpClient {
  send(request: HttpRequest, signal: CancelSignal): Promise<HttpResponse>;
}

/** What an answer says about being asked less often; null: it is no such answer. */
export interface Throttling {
  /** null: the backend does not say; the client backs off by itself. */
  readonly retryAfterMs: number | null;
}

/** How one kind of backend may be asked. */
export interface TrafficRules {
  /** At most `requests` in `perMs`, and at most `parallel` at once, for one connection. */
  readonly requests: number;
  readonly perMs: number;
  readonly parallel: number;
  /**
   * Tells throttling that does not come as 429 or 503 (a quota as 403), from status, headers and the body's first
   * 4,096 characters. Headers such as `x-ratelimit-remaining: 0` on a good answer are told by `pauseAfter`.
   */
  readonly throttling?: (status: number, headers: Readonly<Record<string, string>>, body: string) => Throttling | null;
  /** Milliseconds to wait before the next request, from the headers of a good answer; null: none. */
  readonly pauseAfter?: (headers: Readonly<Record<string, string>>, now: Microseconds) => number | null;
}
