import type { CancelSignal } from '@core/archive/archive';
import type { Connection } from '@core/connections/connection';
import type { Microseconds } from '@core/entry/entry-time';
import { BackendFailure } from '@core/http/backend-failure';
import type { HttpClient, HttpRequest, HttpResponse, TrafficRules } from '@core/http/http-client';
import { keychainSentence } from '@core/secrets/keychain-sentence';
import type { SecretStore } from '@core/secrets/secret-store';
import pRetry from 'p-retry';
import { AttemptFailure } from './attempt-failure';
import { Budget, type Timing } from './budget';
import { abortSignalOf, cancelled, waitFor } from './cancellation';
import { ClientToken, tokenRequest } from './client-token';
import { trustOf } from './connection-trust';
import { Dispatchers } from './dispatchers';
import { type Asked, type Exchanged, Exchange } from './exchange';
import { HTTP_LIMITS, type HttpLimits } from './http-limits';
import { Patience } from './patience';
import { placeSecret, type OutgoingRequest } from './place-secret';
import { Redactor } from './redactor';
import { requestAddress, shownAddress } from './request-address';
import { headersOf } from './request-headers';
import { withoutSecret } from './without-secret';

export interface HttpClientOptions {
  readonly connection: Connection;
  readonly traffic: TrafficRules;
  readonly secrets: Pick<SecretStore, 'read' | 'place'>;
  readonly now: () => Microseconds;
  /** Told whenever the backend has to be waited for, and until when (milliseconds since 1970). */
  readonly onWait?: (sentence: string, untilMs: number) => void;
  /** Shared by all clients of the connection; one of its own unless given. */
  readonly budget?: Budget;
  readonly limits?: HttpLimits;
  readonly timing?: Timing;
  readonly environment?: Readonly<Record<string, string | undefined>>;
}

/** The HTTP client of one connection. */
export interface ConnectionHttpClient extends HttpClient {
  /** Takes the connection's secret and tokens out of a text, however they are written in it. */
  redact(text: string): string;
  /** How far the backend's clock is ahead of ours, by its last answer, in milliseconds; null before the first that tells. */
  clockAheadMs(): number | null;
  /** Breaks off what still runs. */
  close(): Promise<void>;
}

export const MACHINE_TIMING: Timing = { now: () => Date.now(), wait: waitFor, random: () => Math.random() };

const TOKEN = 'a sign-in token';

class UndiciHttpClient implements ConnectionHttpClient {
  readonly #options: HttpClientOptions;
  readonly #limits: HttpLimits;
  readonly #timing: Timing;
  readonly #base: URL;
  readonly #budget: Budget;
  readonly #redactor = new Redactor();
  readonly #token: ClientToken;
  readonly #dispatchers: Dispatchers;
  readonly #exchange: Exchange;
  readonly #closing = new AbortController();
  #secret: Promise<string> | null = null;

  constructor(options: HttpClientOptions) {
    this.#options = options;
    this.#limits = options.limits ?? HTTP_LIMITS;
    this.#timing = options.timing ?? MACHINE_TIMING;
    this.#base = new URL(options.connection.address);
    this.#budget = options.budget ?? new Budget(options.traffic, this.#timing);
    this.#token = new ClientToken(() => this.#timing.now());
    this.#dispatchers = new Dispatchers({
      trust: trustOf(options.connection.trust),
      proxy: options.connection.proxy,
      environment: options.environment ?? process.env,
      limits: this.#limits,
      parallel: options.traffic.parallel,
    });
    this.#exchange = new Exchange({
      dispatchers: this.#dispatchers,
      limits: this.#limits,
      redactor: this.#redactor,
      throttling: options.traffic.throttling,
      now: () => this.#timing.now(),
    });
  }

  redact(text: string): string {
    return this.#redactor.redact(text);
  }

  clockAheadMs(): number | null {
    return this.#exchange.clockAheadMs;
  }

  async close(): Promise<void> {
    this.#closing.abort(cancelled());
    await this.#dispatchers.close();
  }

  async send(asked: HttpRequest, signal: CancelSignal): Promise<HttpResponse> {
    // Connectors begin sentences of their own with it; here it always stands within one.
    const request = { ...asked, what: asked.what.replace(/^The /, 'the ') };
    const cancel = abortSignalOf(signal);
    try {
      const ended = AbortSignal.any([cancel.signal, this.#closing.signal]);
      const { answer, address } = await this.#trying(request, ended, () => this.#sendOnce(request, ended));
      this.#pauseAfter(answer.headers);
      return { ...answer, address: shownAddress(address), receivedAt: this.#options.now() };
    } finally {
      cancel.stop();
    }
  }

  /** Tries on as long as that can help; what leaves it is a `BackendFailure`, `cancelled`, or a bug without a secret. */
  async #trying<Value>(request: HttpRequest, signal: AbortSignal, attempt: () => Promise<Value>): Promise<Value> {
    const patience = new Patience(this.#limits, request.isRepeatable !== false, this.#timing.random);
    try {
      return await pRetry(attempt, {
        retries: Number.POSITIVE_INFINITY,
        minTimeout: 0,
        maxTimeout: 0,
        onFailedAttempt: async ({ error }) => {
          if (signal.aborted) throw cancelled();
          if (!(error instanceof AttemptFailure)) throw error;
          const wait = patience.next(error);
          if (wait === null) throw error.failure;
          if (wait > 0) await this.#waitBefore(wait, error, signal);
        },
      });
    } catch (error) {
      throw signal.aborted ? cancelled() : withoutSecret(error, (text) => this.redact(text));
    }
  }

  async #waitBefore(wait: number, failed: AttemptFailure, signal: AbortSignal): Promise<void> {
    const until = this.#timing.now() + wait;
    const isThrottled = failed.again === 'throttled' || failed.again === 'unavailable';
    if (isThrottled) this.#budget.holdUntil(until);
    const seconds = Math.max(1, Math.round(wait / 1000));
    const sentence = isThrottled
      ? `${this.#base.host} asks to wait ${seconds} s`
      : `${this.redact(failed.failure.message)} It is asked again in ${seconds} s.`;
    this.#options.onWait?.(sentence, until);
    await this.#timing.wait(wait, signal);
  }

  async #sendOnce(request: HttpRequest, signal: AbortSignal): Promise<Exchanged> {
    const address = requestAddress(request, this.#base);
    const { signIn } = request;
    if (signIn.kind !== 'none' && address.origin !== this.#base.origin) {
      throw new BackendFailure(
        'redirected',
        `The way to ${request.what} leads to ${address.origin}, which is not this connection's ${this.#base.origin}; nothing was sent there.`,
      );
    }
    const secret = signIn.kind === 'none' ? '' : await this.#secretFor(request, signal);
    const place = (to: URL): OutgoingRequest =>
      placeSecret(
        { address: to, headers: headersOf(request), body: request.body?.text ?? null },
        signIn,
        secret,
        request,
      );
    const asked: Asked = {
      method: request.method,
      what: request.what,
      accept: request.accept ?? [],
      timeoutMs: Math.min(request.timeoutMs ?? this.#limits.totalMs, this.#limits.longestTotalMs),
      headersMs: request.timeoutMs ?? this.#limits.headersMs,
      maximumBytes: request.maximumBytes ?? 256_000_000,
      isRepeatable: request.isRepeatable !== false,
      hasToken: signIn.kind === 'client-credentials',
    };
    return this.#budget.run(async () => {
      try {
        return await this.#exchange.follow(asked, address, place, signal);
      } catch (error) {
        if (error instanceof AttemptFailure && error.again === 'token') this.#token.drop(secret);
        if (error instanceof AttemptFailure && error.failure.kind === 'sign-in-refused') this.#secret = null;
        throw error;
      }
    }, signal);
  }

  /** The secret, or the token that it was exchanged for. */
  async #secretFor({ signIn, what }: HttpRequest, signal: AbortSignal): Promise<string> {
    this.#secret ??= this.#readSecret();
    const reading = this.#secret;
    const secret = await reading.catch((error: unknown) => {
      if (this.#secret === reading) this.#secret = null;
      throw error;
    });
    this.#redactor.add(secret, signIn.kind === 'basic' ? signIn.user : null);
    if (signIn.kind !== 'client-credentials') return secret;
    const token = await this.#token.get(signIn, () => this.#askToken(signIn, secret));
    if (signal.aborted) throw cancelled();
    this.#redactor.add(token);
    if (token === '') throw new BackendFailure('malformed', `The sign-in server gave an empty token for ${what}.`);
    return token;
  }

  /** Shared by all requests that wait for it, so that none of them cancels it for the others. */
  async #askToken(signIn: Parameters<typeof tokenRequest>[0], secret: string): Promise<Uint8Array> {
    const outgoing = tokenRequest(signIn, secret, this.#base.protocol === 'http:');
    this.#redactor.add(secret, signIn.clientId);
    const asked: Asked = {
      method: 'POST',
      what: TOKEN,
      accept: [400],
      timeoutMs: this.#limits.totalMs,
      headersMs: this.#limits.headersMs,
      maximumBytes: 1_000_000,
      isRepeatable: true,
      hasToken: false,
    };
    const request: HttpRequest = { method: 'POST', address: '', signIn: { kind: 'none' }, what: TOKEN };
    const { signal } = this.#closing;
    const { answer } = await this.#trying(request, signal, () =>
      this.#exchange.follow(asked, outgoing.address, (address) => ({ ...outgoing, address }), signal),
    );
    if (answer.status !== 400) return answer.body;
    const detail = this.#redactor.excerpt(Buffer.from(answer.body).toString('utf8'), 2000);
    throw new BackendFailure(
      'sign-in-refused',
      `${outgoing.address.host} gave no token for the client ${signIn.clientId}; check client id, secret and permissions.`,
      { status: 400, ...(detail === null ? {} : { detail }) },
    );
  }

  async #readSecret(): Promise<string> {
    const { connection, secrets } = this.#options;
    const secret = await secrets.read(connection.id);
    if (secret !== null && secret !== '') return secret;
    const place = await secrets.place(connection.id);
    const why = place.kind === 'none' && place.problem !== null ? ` ${keychainSentence(place.problem)}` : '';
    throw new BackendFailure('no-secret', `There is no secret for the connection "${connection.name}"; set it.${why}`);
  }

  #pauseAfter(headers: Readonly<Record<string, string>>): void {
    const pause = this.#options.traffic.pauseAfter?.(headers, this.#options.now()) ?? null;
    if (pause === null || pause <= 0) return;
    const wait = Math.min(pause, this.#limits.throttledMs);
    const until = this.#timing.now() + wait;
    this.#budget.holdUntil(until);
    this.#options.onWait?.(`${this.#base.host} asks to wait ${Math.max(1, Math.round(wait / 1000))} s`, until);
  }
}

/** An HTTP client over undici. Nothing is sent yet. Fails with `connection-invalid` where the trust settings are unusable. */
export function createHttpClient(options: HttpClientOptions): ConnectionHttpClient {
  return new UndiciHttpClient(options);
}
