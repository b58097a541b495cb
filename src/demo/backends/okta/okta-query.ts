import type { StandInRequest } from '../server/stand-in-answer';
import type { OktaLog } from './okta-log';

const DAY_MS = 86_400_000;
/** Documented. */
export const RETENTION_MS = 90 * DAY_MS;
const OLDEST_SINCE_MS = 180 * DAY_MS;
const DEFAULT_LIMIT = 100;
const MOST_LIMIT = 1000;

/** A request as Okta understands it. */
export interface OktaQuestion {
  /** Polling: no `until`, ascending; by the time of storage, without an end. */
  readonly isPolling: boolean;
  readonly isAscending: boolean;
  /** Epoch milliseconds; excluded. */
  readonly since: number;
  readonly until: number;
  readonly limit: number;
  readonly after: { readonly at: number; readonly id: number } | null;
  /** True where it continues an empty page that the fault made. */
  readonly followsEmpty: boolean;
}

/** What Okta says to a request that it does not accept. */
export interface OktaError {
  readonly errorCode: string;
  readonly errorSummary: string;
}

export function parseQuestion(request: StandInRequest, nowMs: number): OktaQuestion | OktaError {
  const { query } = request;
  const until = timeOf(query, 'until', nowMs);
  const since = timeOf(query, 'since', (typeof until === 'number' ? until : nowMs) - 7 * DAY_MS);
  if (typeof until !== 'number') return until;
  if (typeof since !== 'number') return since;
  if (since < nowMs - OLDEST_SINCE_MS && !query.has('after')) {
    return {
      errorCode: 'E0000053',
      errorSummary: 'Invalid parameter: The since parameter is over 180 days prior to the current day.',
    };
  }
  const order = query.get('sortOrder') ?? 'ASCENDING';
  const limit = Number(query.get('limit') ?? DEFAULT_LIMIT);
  if (!Number.isInteger(limit) || limit < 0 || limit > MOST_LIMIT) return invalid('limit');
  if (order !== 'ASCENDING' && order !== 'DESCENDING') return invalid('sortOrder');
  const after = query.get('after');
  const place = after === null ? null : placeOf(after);
  if (after !== null && place === null) return invalid('after');
  return {
    isPolling: !query.has('until') && order === 'ASCENDING',
    isAscending: order === 'ASCENDING',
    since,
    until,
    limit,
    after: place,
    followsEmpty: place?.followsEmpty ?? false,
  };
}

/** The events of one page, and where the next begins: `null` after the last page of a bounded request. */
export function answerQuestion(
  log: OktaLog,
  question: OktaQuestion,
  nowMs: number,
): { readonly entries: readonly number[]; readonly next: { readonly at: number; readonly id: number } | null } {
  const kept = nowMs - RETENTION_MS;
  return question.isPolling ? polled(log, question, kept) : bounded(log, question, kept);
}

/** The `after` of a next link: opaque to whoever follows it. */
export function tokenOf(place: { readonly at: number; readonly id: number }, followsEmpty = false): string {
  return Buffer.from(`${place.at}_${place.id}${followsEmpty ? '_e' : ''}`).toString('base64url');
}

function polled(log: OktaLog, question: OktaQuestion, kept: number) {
  const { times } = log;
  const entries: number[] = [];
  let last = question.after?.id ?? -1;
  for (const entry of times.storedAfter(last)) {
    if (entries.length >= question.limit) break;
    last = entry;
    const isAsked = question.after !== null || times.storedAt(entry) > question.since;
    if (isAsked && times.atOf(entry) >= kept) entries.push(entry);
  }
  return { entries, next: { at: 0, id: last } };
}

function bounded(log: OktaLog, question: OktaQuestion, kept: number) {
  const { times } = log;
  const entries: number[] = [];
  const from = Math.max(question.since, kept);
  const walk = question.isAscending
    ? times.after(question.after ?? { at: from, id: Number.POSITIVE_INFINITY })
    : times.before(question.after ?? { at: question.until, id: -1 });
  for (const entry of walk) {
    const at = times.atOf(entry);
    if (at < kept) continue;
    if (question.isAscending ? at >= question.until : at <= from) break;
    if (entries.length === question.limit) {
      const last = entries.at(-1) ?? entry;
      return { entries, next: { at: times.atOf(last), id: last } };
    }
    entries.push(entry);
  }
  return { entries, next: null };
}

function timeOf(query: URLSearchParams, name: string, fallback: number): number | OktaError {
  const text = query.get(name);
  if (text === null) return fallback;
  const time = /^\d{4}-\d{2}-\d{2}T/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(time) ? invalid(name) : time;
}

function invalid(name: string): OktaError {
  return { errorCode: 'E0000001', errorSummary: `Api validation failed: '${name}'` };
}

function placeOf(token: string): { at: number; id: number; followsEmpty: boolean } | null {
  const [, at, id, empty] = /^(-?\d+)_(-?\d+)(_e)?$/.exec(Buffer.from(token, 'base64url').toString()) ?? [];
  return at === undefined || id === undefined
    ? null
    : { at: Number(at), id: Number(id), followsEmpty: empty !== undefined };
}
