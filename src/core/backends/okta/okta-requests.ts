import type { Microseconds } from '../../entry/entry-time';
import type { HttpRequest, SignIn } from '../../http/http-client';
import type { OktaOptions } from './okta-options';
import { OKTA_REFUSALS } from './okta-refusal';

export const LOGS_PATH = '/api/v1/logs';
export const LOGS_WHAT = 'the System Log';
/** Documented as the most that one page holds. */
const MOST_PER_PAGE = 1000;
/** Individual queries time out after 30 s at Okta; the rest is the way. */
const TIMEOUT_MS = 60_000;

const iso = (at: Microseconds): string => new Date(Math.floor(at / 1000)).toISOString();

export interface LogQuestion {
  readonly since: Microseconds;
  /** Absent: a polling request, which is filtered by the time of persistence and never ends. */
  readonly until?: Microseconds;
  readonly order?: 'ASCENDING' | 'DESCENDING';
  readonly limit?: number;
}

/** The first request of a window; further pages are asked by their links alone. */
export function logRequest(question: LogQuestion, options: OktaOptions): HttpRequest {
  const { since, until, order, limit } = question;
  return {
    ...linkRequest(LOGS_PATH, options),
    query: [
      // Whether `since` itself belongs to the answer is not documented: a millisecond earlier, it does.
      ['since', iso(since - 1000)],
      ...(until === undefined ? [] : [['until', iso(until)] as const]),
      ['sortOrder', order ?? 'ASCENDING'],
      ['limit', String(limit ?? MOST_PER_PAGE)],
    ],
  };
}

/** A page by the address that Okta gave for it. */
export function linkRequest(address: string, options: OktaOptions): HttpRequest {
  const signIn: SignIn =
    options.signIn === 'bearer' ? { kind: 'bearer' } : { kind: 'header', name: 'Authorization', prefix: 'SSWS ' };
  return {
    method: 'GET',
    address,
    headers: { accept: 'application/json' },
    signIn,
    what: LOGS_WHAT,
    accept: OKTA_REFUSALS,
    timeoutMs: TIMEOUT_MS,
  };
}
