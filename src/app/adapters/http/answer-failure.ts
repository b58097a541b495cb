import { BackendFailure, type BackendFailureKind } from '@core/http/backend-failure';
import type { TrafficRules } from '@core/http/http-client';
import { type Again, AttemptFailure } from './attempt-failure';
import type { Redactor } from './redactor';

/** An answer that has come whole. */
export interface RawAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

export interface AnswerSetting {
  readonly host: string;
  readonly what: string;
  readonly redactor: Redactor;
  readonly accept: readonly number[];
  readonly throttling: TrafficRules['throttling'];
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly wantsHtml: boolean;
  readonly hasToken: boolean;
}

/** BackendFailure keeps at most this much of the vendor's words. */
const DETAIL = 2000;
/** Redacted as a whole before it is cut. */
const WORDS = 65_536;

const textOf = (body: Uint8Array, characters: number): string =>
  Buffer.from(body.buffer, body.byteOffset, Math.min(body.byteLength, characters * 4)).toString('utf8');

/** Milliseconds, from seconds or a date; a date is measured against the backend's own clock where it tells it. */
export function retryAfterMs(headers: Readonly<Record<string, string>>, now: number): number | null {
  const given = headers['retry-after']?.trim() ?? '';
  if (given === '') return null;
  if (/^\d+(\.\d+)?$/.test(given)) return Math.ceil(Number(given) * 1000);
  const until = Date.parse(given);
  if (Number.isNaN(until)) return null;
  const theirs = Date.parse(headers['date'] ?? '');
  return Math.max(0, until - (Number.isNaN(theirs) ? now : theirs));
}

interface Meaning {
  readonly kind: BackendFailureKind;
  readonly again: Again;
  readonly text: string;
}

function meaningOf(status: number, host: string, what: string): Meaning {
  const never = (kind: BackendFailureKind, text: string): Meaning => ({ kind, again: 'never', text });
  if (status === 401) {
    return never('sign-in-refused', `${host} did not accept the sign-in for ${what}; check account and secret.`);
  }
  if (status === 403) {
    return never('forbidden', `${host} does not let this account read ${what}; it needs the right to.`);
  }
  if (status === 404 || status === 410) {
    return never('not-found', `${host} knows no such address for ${what} (${status}); check address and options.`);
  }
  if (status === 407) return never('unreachable', `The proxy before ${host} wants a sign-in; check the proxy.`);
  if (status === 408) {
    return { kind: 'timeout', again: 'timeout', text: `${host} gave up waiting for the request for ${what}.` };
  }
  if (status === 429) {
    return { kind: 'throttled', again: 'throttled', text: `${host} asks to be asked less often for ${what}.` };
  }
  if (status === 503) {
    return { kind: 'throttled', again: 'unavailable', text: `${host} is not available for ${what} now (503).` };
  }
  if (status >= 500) {
    return { kind: 'backend-error', again: 'broken', text: `${host} failed with ${status} when asked for ${what}.` };
  }
  return never('refused', `${host} did not understand the request for ${what} (${status}).`);
}

function requireNoPage(answer: RawAnswer, { host, what, redactor, wantsHtml }: AnswerSetting): void {
  if (wantsHtml || !/^\s*text\/html\b/i.test(answer.headers['content-type'] ?? '')) return;
  const detail = redactor.excerpt(textOf(answer.body, WORDS), DETAIL);
  throw new AttemptFailure(
    new BackendFailure(
      'malformed',
      `${host} answered a web page instead of ${what}, as sign-in pages and proxies do; check the address and the proxy.`,
      { status: answer.status, ...(detail === null ? {} : { detail }) },
    ),
    'never',
  );
}

/** Lets good and accepted answers pass; throws the `AttemptFailure` of every other. */
export function judgeAnswer(answer: RawAnswer, setting: AnswerSetting): void {
  const { host, what, redactor } = setting;
  const { status, headers, body } = answer;
  const told = setting.throttling?.(status, headers, textOf(body, 4096).slice(0, 4096)) ?? null;
  if (told === null && setting.accept.includes(status)) return;
  if (told === null && status >= 200 && status < 300) return requireNoPage(answer, setting);
  const meaning = meaningOf(told === null ? status : 429, host, what);
  const detail = redactor.excerpt(textOf(body, WORDS), DETAIL);
  const more = detail === null || detail === '' ? { status } : { status, detail };
  const again = status === 401 && setting.hasToken ? 'token' : meaning.again;
  const wait =
    told === null ? retryAfterMs(headers, setting.now) : (told.retryAfterMs ?? retryAfterMs(headers, setting.now));
  throw new AttemptFailure(new BackendFailure(meaning.kind, meaning.text, more), again, wait);
}
