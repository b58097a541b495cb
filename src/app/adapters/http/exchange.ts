import { BackendFailure } from '@core/http/backend-failure';
import type { HttpRequest, TrafficRules } from '@core/http/http-client';
import { type Dispatcher, request as undiciRequest } from 'undici';
import { judgeAnswer, type RawAnswer } from './answer-failure';
import { AttemptFailure } from './attempt-failure';
import type { Dispatchers } from './dispatchers';
import type { HttpLimits } from './http-limits';
import { networkFailure, networkProblemOf } from './network-failure';
import { type OutgoingRequest, requireSendable } from './place-secret';
import { readBody } from './read-body';
import type { Redactor } from './redactor';

/** One request to be exchanged for an answer, redirects followed. */
export interface Asked {
  readonly method: HttpRequest['method'];
  readonly what: string;
  readonly accept: readonly number[];
  readonly timeoutMs: number;
  readonly headersMs: number;
  readonly maximumBytes: number;
  readonly isRepeatable: boolean;
  readonly hasToken: boolean;
}

export interface Exchanged {
  readonly answer: RawAnswer;
  readonly address: URL;
}

export interface ExchangePorts {
  readonly dispatchers: Dispatchers;
  readonly limits: HttpLimits;
  readonly redactor: Redactor;
  readonly throttling: TrafficRules['throttling'];
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);
/** Of an answer that is a failure: enough for its words. */
const FAILURE_BYTES = 65_536;

/** Sends one request and reads its answer to the end, within all bounds. */
export class Exchange {
  readonly #ports: ExchangePorts;
  /** By the last answer that told its time. */
  clockAheadMs: number | null = null;

  constructor(ports: ExchangePorts) {
    this.#ports = ports;
  }

  /** `place` writes the secret, again for each redirect; a redirect to another origin is not followed. */
  async follow(
    asked: Asked,
    address: URL,
    place: (address: URL) => OutgoingRequest,
    signal: AbortSignal,
  ): Promise<Exchanged> {
    const dispatcher = asked.isRepeatable ? null : this.#ports.dispatchers.alone(address);
    try {
      let target = address;
      for (let hop = 0; hop <= this.#ports.limits.redirects; hop += 1) {
        const sent = place(target);
        const answer = await this.#once(asked, sent, dispatcher ?? this.#ports.dispatchers.for(target), signal);
        const next = REDIRECTS.has(answer.status) && !asked.accept.includes(answer.status);
        if (!next) {
          judgeAnswer(answer, this.#settingOf(asked, sent));
          return { answer, address: target };
        }
        target = this.#redirected(answer, target, asked);
      }
      throw new BackendFailure('redirected', `${address.host} redirects ${asked.what} in a circle; check the address.`);
    } finally {
      await dispatcher?.destroy();
    }
  }

  #settingOf(
    { what, accept, hasToken }: Asked,
    { address, headers }: OutgoingRequest,
  ): Parameters<typeof judgeAnswer>[1] {
    const { redactor, throttling, now } = this.#ports;
    const wantsHtml = (headers['accept'] ?? '').includes('text/html');
    return { host: address.host, what, accept, hasToken, redactor, throttling, now: now(), wantsHtml };
  }

  #redirected(answer: RawAnswer, from: URL, { method, what }: Asked): URL {
    const location = answer.headers['location'] ?? '';
    const to = location !== '' && URL.canParse(location, from.href) ? new URL(location, from.href) : null;
    if (to === null || to.origin !== from.origin) {
      const where = to === null ? 'to nowhere' : `to ${to.origin}`;
      throw new BackendFailure(
        'redirected',
        `${from.host} redirects ${what} ${where}, and nothing was sent there; if that is the right place, set it as the connection's address.`,
        { status: answer.status },
      );
    }
    // A body must not become a GET, and 301, 302 and 303 say that it should.
    if (method !== 'GET' && answer.status !== 307 && answer.status !== 308) {
      throw new BackendFailure(
        'redirected',
        `${from.host} redirects ${what} to ${to.pathname} (${answer.status}); correct the connection's address.`,
        { status: answer.status },
      );
    }
    to.hash = '';
    to.username = '';
    to.password = '';
    return to;
  }

  async #once(asked: Asked, sent: OutgoingRequest, dispatcher: Dispatcher, signal: AbortSignal): Promise<RawAnswer> {
    requireSendable(sent, asked.what);
    const late = new AbortController();
    const timer = setTimeout(() => late.abort(), asked.timeoutMs);
    try {
      return await this.#read(asked, sent, dispatcher, AbortSignal.any([signal, late.signal]));
    } catch (error) {
      if (signal.aborted || error instanceof BackendFailure || error instanceof AttemptFailure) throw error;
      const { host } = sent.address;
      if (late.signal.aborted) {
        const message = `${host} did not answer ${asked.what} to its end within ${seconds(asked.timeoutMs)}.`;
        throw new AttemptFailure(new BackendFailure('timeout', message), 'timeout');
      }
      const problem = networkProblemOf(error);
      if (problem === null) throw error;
      const again = problem.isBeforeSending ? 'unsent' : problem.kind === 'timeout' ? 'timeout' : 'broken';
      throw new AttemptFailure(networkFailure(problem, host, asked.what, error), problem.mayPass ? again : 'never');
    } finally {
      clearTimeout(timer);
    }
  }

  async #read(asked: Asked, sent: OutgoingRequest, dispatcher: Dispatcher, signal: AbortSignal): Promise<RawAnswer> {
    const { limits, now } = this.#ports;
    const { statusCode, headers, body } = await undiciRequest(sent.address, {
      dispatcher,
      method: asked.method,
      headers: { ...sent.headers },
      body: sent.body,
      signal,
      headersTimeout: asked.headersMs,
      bodyTimeout: limits.idleMs,
    });
    body.on('error', () => undefined);
    const flat = this.#flatten(headers, asked.what, () => body.destroy());
    const theirs = Date.parse(flat['date'] ?? '');
    if (!Number.isNaN(theirs)) this.clockAheadMs = theirs - now();
    const isGood = (statusCode >= 200 && statusCode < 300) || asked.accept.includes(statusCode);
    const setting = { coding: flat['content-encoding'], maximumBytes: asked.maximumBytes, what: asked.what };
    if (isGood) return { status: statusCode, headers: flat, body: await readBody(body, setting) };
    const words = readBody(body, { ...setting, maximumBytes: FAILURE_BYTES });
    return { status: statusCode, headers: flat, body: await words.catch(() => new Uint8Array()) };
  }

  #flatten(
    headers: Readonly<Record<string, string | string[] | undefined>>,
    what: string,
    stop: () => void,
  ): Readonly<Record<string, string>> {
    const flat: Record<string, string> = {};
    let count = 0;
    for (const [name, value] of Object.entries(headers)) {
      if (value === undefined) continue;
      count += Array.isArray(value) ? value.length : 1;
      flat[name.toLowerCase()] = Array.isArray(value) ? value.join(', ') : value;
    }
    if (count <= this.#ports.limits.headers) return flat;
    stop();
    throw new BackendFailure('too-large', `The answer for ${what} came with ${count} headers, more than are taken.`);
  }
}

const seconds = (milliseconds: number): string =>
  milliseconds >= 1000 ? `${Math.round(milliseconds / 1000)} s` : `${milliseconds} ms`;
