import type { CancelSignal } from '../../archive/archive';
import type { Microseconds } from '../../entry/entry-time';
import { BackendFailure } from '../../http/backend-failure';
import type { HttpRequest, HttpResponse } from '../../http/http-client';
import { LinkTrail } from '../../http/link-trail';
import type { ConnectorPage, ConnectorTools, WindowEnd, WindowRequest } from '../connector';
import { type JsonPage, readJsonPage } from '../json-page';
import type { ReadingPlan } from '../reading-plan';
import type { OktaOptions } from './okta-options';
import { failureOf, refusalOf } from './okta-refusal';
import { linkRequest, logRequest, LOGS_WHAT } from './okta-requests';

export const DAY = 86_400_000_000;
/** Documented: older entries are not returned, though the request succeeds. */
export const OKTA_RETENTION = 90 * DAY;
/** Empty pages in a row that are followed; more of them are taken for a loop. */
const MOST_EMPTY_PAGES = 1000;
/**
 * A polled log ends at its empty page. One more is asked for, so that a single page that came empty by mistake does not
 * end a window early.
 */
const LAST_EMPTY_PAGES = 2;

/** What reads the windows of one connection. */
export interface OktaReading {
  readonly address: string;
  readonly options: OktaOptions;
  readonly plan: ReadingPlan;
  readonly tools: ConnectorTools;
  readonly lateness: Microseconds;
}

interface Answer {
  readonly response: HttpResponse;
  readonly page: JsonPage;
}

/**
 * A window by the event's time: since and until, in the order of `published`, finite. Only the page without a next link
 * is the last one; what Okta has not yet stored is missing, hence the overlap.
 */
export async function* readBounded(
  reading: OktaReading,
  request: WindowRequest,
  signal: CancelSignal,
): AsyncGenerator<ConnectorPage, WindowEnd, void> {
  const trail = new LinkTrail(reading.address, LOGS_WHAT);
  const first = logRequest({ since: request.from, until: request.to }, reading.options);
  let empty = 0;
  try {
    let { response, page } = await begin(reading, { trail, kept: [request.cursor], first }, signal);
    for (;;) {
      const next = trail.next(response.headers);
      yield pageOf(reading, page, next);
      if (next === null) return endOf(reading, request);
      empty = page.items.length === 0 ? empty + 1 : 0;
      if (empty >= MOST_EMPTY_PAGES) throw endless();
      ({ response, page } = await ask(reading, linkRequest(next, reading.options), signal));
    }
  } catch (error) {
    return endBy(error);
  }
}

/**
 * A window by the time of storage: from where the last one stopped, in the order in which Okta stored. There is always a
 * next link: the log ends at an empty page, or, where it grows faster than it is read, with an event of the window's end.
 */
export async function* readPolled(
  reading: OktaReading,
  request: WindowRequest,
  signal: CancelSignal,
): AsyncGenerator<ConnectorPage, WindowEnd, void> {
  const trail = new LinkTrail(reading.address, LOGS_WHAT);
  const kept = [request.cursor, request.checkpoint ?? null];
  const first = logRequest({ since: sinceOf(reading, request) }, reading.options);
  let empty = 0;
  try {
    let { response, page } = await begin(reading, { trail, kept, first }, signal);
    for (;;) {
      const next = trail.next(response.headers, page.items.length === 0);
      if (next === null) throw withoutNext();
      yield pageOf(reading, page, next);
      empty = page.items.length === 0 ? empty + 1 : 0;
      if (empty >= LAST_EMPTY_PAGES || reaches(page, request.to)) return endOf(reading, request);
      ({ response, page } = await ask(reading, linkRequest(next, reading.options), signal));
    }
  } catch (error) {
    return endBy(error);
  }
}

/**
 * Where polling begins without a link that Okta knows: earlier than asked where there was one, because then only two
 * clocks say where the last window ended; and not before what is kept.
 */
function sinceOf(reading: OktaReading, request: WindowRequest): Microseconds {
  const hadLink = (request.cursor ?? request.checkpoint ?? null) !== null;
  const wanted = hadLink ? request.from - reading.lateness : request.from;
  return Math.max(wanted, reading.tools.now() - OKTA_RETENTION);
}

interface Beginning {
  readonly trail: LinkTrail;
  /** Links of earlier pages, the best first. */
  readonly kept: readonly (string | null)[];
  readonly first: HttpRequest;
}

/** Goes on from the first kept link that Okta still knows; else from the beginning. How long links last is not documented. */
async function begin(reading: OktaReading, { trail, kept, first }: Beginning, signal: CancelSignal): Promise<Answer> {
  for (const link of kept) {
    if (link === null || !trail.leadsHome(link)) continue;
    try {
      const answer = await ask(reading, linkRequest(link, reading.options), signal);
      trail.asked(link);
      return answer;
    } catch (error) {
      if (!(error instanceof BackendFailure) || !['refused', 'not-found', 'expired'].includes(error.kind)) throw error;
    }
  }
  return ask(reading, first, signal);
}

async function ask(reading: OktaReading, request: HttpRequest, signal: CancelSignal): Promise<Answer> {
  const { http, decoding } = reading.tools;
  const response = await http.send(request, signal);
  const refusal = refusalOf(response, LOGS_WHAT, decoding);
  if (refusal !== null) throw failureOf(refusal);
  return { response, page: readJsonPage(response.body, '', LOGS_WHAT, decoding) };
}

function pageOf(reading: OktaReading, page: JsonPage, cursor: string | null): ConnectorPage {
  const records = page.items;
  return { parts: records.length === 0 ? [] : [{ plan: reading.plan, records }], cursor, read: records.length };
}

function endOf(reading: OktaReading, request: WindowRequest): WindowEnd {
  if (request.from >= reading.tools.now() - OKTA_RETENTION) return { outcome: 'complete', reason: null, total: null };
  const reason = 'Okta keeps entries for 90 days and leaves out older ones without a word.';
  return { outcome: 'expired', reason, total: null };
}

/** A failure that says how the window ended; any other is thrown on. */
function endBy(error: unknown): WindowEnd {
  if (!(error instanceof BackendFailure)) throw error;
  if (error.kind === 'expired') return { outcome: 'expired', reason: error.message, total: null };
  // Documented: what takes longer than 30 s is refused so; a shorter window takes less.
  if (error.kind !== 'backend-error' || error.detail?.includes('E0000009') !== true) throw error;
  return { outcome: 'capped', reason: 'Okta needs more than 30 s for this window.', total: null };
}

/** Stored in the order of the answers, and never before they happened: all that was stored earlier has been read. [inferred] */
function reaches(page: JsonPage, to: Microseconds): boolean {
  if (!Array.isArray(page.root)) return false;
  return page.root.some((item: unknown) => {
    const published = typeof item === 'object' && item !== null ? (item as { published?: unknown }).published : null;
    return typeof published === 'string' && Date.parse(published) * 1000 >= to;
  });
}

function endless(): BackendFailure {
  return new BackendFailure(
    'inconsistent',
    `Okta gave ${MOST_EMPTY_PAGES} empty pages in a row with a next link each, so the end was not reached; collect again later.`,
  );
}

function withoutNext(): BackendFailure {
  return new BackendFailure(
    'inconsistent',
    'Okta gave no next link for a polled page, though it always has one, so it is not known where to go on; collect again later.',
  );
}
