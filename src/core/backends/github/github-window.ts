import type { CancelSignal } from '../../archive/archive';
import type { Microseconds } from '../../entry/entry-time';
import { BackendFailure } from '../../http/backend-failure';
import type { HttpRequest, HttpResponse } from '../../http/http-client';
import { LinkTrail } from '../../http/link-trail';
import type { CollectionScope, ConnectorPage, ConnectorTools, WindowEnd, WindowRequest } from '../connector';
import { type JsonPage, readJsonPage } from '../json-page';
import type { ReadingPlan } from '../reading-plan';
import type { GithubOptions } from './github-options';
import { githubRefusal } from './github-refusal';
import { createdPhrase, type GithubTarget, linkRequest, logRequest, whatOf } from './github-requests';

/** Empty pages in a row that are followed; more of them are taken for a loop. */
const MOST_EMPTY_PAGES = 1000;

/** The streams, which are kept for different times: everything but Git events, and Git events. */
export const WEB = 'web';
export const GIT = 'git';

/** What reads the windows of one connection. */
export interface GithubReading {
  readonly address: string;
  readonly options: GithubOptions;
  readonly tools: ConnectorTools;
  /** Tenants of an enterprise that are kept, in lower case; null: all. */
  readonly chosen: ReadonlySet<string> | null;
  targetOf(scope: CollectionScope): GithubTarget;
  planOf(target: GithubTarget): ReadingPlan;
  /** Of a stream; null: for ever. */
  retentionOf(stream: string): Microseconds | null;
}

interface Answer {
  readonly response: HttpResponse;
  readonly page: JsonPage;
}

/** One window by the event's time, oldest first. Only the page without a next link is the last one. */
export async function* readGithub(
  reading: GithubReading,
  request: WindowRequest,
  signal: CancelSignal,
): AsyncGenerator<ConnectorPage, WindowEnd, void> {
  const target = reading.targetOf(request.scope);
  const retention = reading.retentionOf(request.stream);
  const keptSince = () => (retention === null ? Number.NEGATIVE_INFINITY : reading.tools.now() - retention);
  if (request.to <= keptSince()) return expired(retention);
  const trail = new LinkTrail(reading.address, whatOf(target));
  let empty = 0;
  let asked = await begin(reading, { trail, target, request }, signal);
  for (;;) {
    const next = trail.next(asked.response.headers);
    yield pageOf(reading, target, { page: asked.page, cursor: next });
    if (next === null)
      return request.from < keptSince() ? expired(retention) : { outcome: 'complete', reason: null, total: null };
    empty = asked.page.items.length === 0 ? empty + 1 : 0;
    if (empty >= MOST_EMPTY_PAGES) throw endless(target);
    asked = await ask(reading, { target, request: linkRequest(target, next, reading.options) }, signal);
  }
}

interface Beginning {
  readonly trail: LinkTrail;
  readonly target: GithubTarget;
  readonly request: WindowRequest;
}

/** Goes on from the kept link where GitHub still knows it; else from the beginning. How long links last is not documented. */
async function begin(
  reading: GithubReading,
  { trail, target, request }: Beginning,
  signal: CancelSignal,
): Promise<Answer> {
  const { options } = reading;
  if (request.cursor !== null && trail.leadsHome(request.cursor)) {
    try {
      const answer = await ask(reading, { target, request: linkRequest(target, request.cursor, options) }, signal);
      trail.asked(request.cursor);
      return answer;
    } catch (error) {
      if (!(error instanceof BackendFailure) || !['refused', 'not-found'].includes(error.kind)) throw error;
    }
  }
  const phrase = createdPhrase(request.from, request.to, options.rangePrecision);
  const question = { phrase, include: request.stream === GIT ? GIT : WEB } as const;
  return ask(reading, { target, request: logRequest(target, question, options) }, signal);
}

/** Sends a request and reads its page. Fails with what GitHub refused. */
export async function ask(
  reading: GithubReading,
  { target, request }: { readonly target: GithubTarget; readonly request: HttpRequest },
  signal: CancelSignal,
): Promise<Answer> {
  const { http, decoding } = reading.tools;
  const response = await http.send(request, signal);
  const refusal = githubRefusal(response, whatOf(target), decoding);
  if (refusal !== null) throw refusal.failure;
  return { response, page: readJsonPage(response.body, '', whatOf(target), decoding) };
}

/** Records of an enterprise name their organization: where tenants were chosen, those of others are left out. */
function pageOf(
  reading: GithubReading,
  target: GithubTarget,
  { page: { root, items }, cursor }: { readonly page: JsonPage; readonly cursor: string | null },
): ConnectorPage {
  const roots = Array.isArray(root) ? (root as readonly unknown[]) : [];
  const { chosen } = reading;
  const records =
    chosen === null ? items : items.filter((_, at) => chosen.has(tenantOf(roots[at], target.name).toLowerCase()));
  return { parts: records.length === 0 ? [] : [{ plan: reading.planOf(target), records }], cursor, read: items.length };
}

/** As the kind reads it: the organization, else the enterprise. */
export function tenantOf(record: unknown, fallback: string): string {
  if (typeof record !== 'object' || record === null) return fallback;
  const { org, business, enterprise } = record as Readonly<Record<string, unknown>>;
  for (const name of [org, business, enterprise]) if (typeof name === 'string' && name !== '') return name;
  return fallback;
}

function expired(retention: Microseconds | null): WindowEnd {
  const days = Math.round((retention ?? 0) / 86_400_000_000);
  return {
    outcome: 'expired',
    reason: `GitHub keeps these entries for ${days} days and leaves out older ones.`,
    total: null,
  };
}

function endless(target: GithubTarget): BackendFailure {
  return new BackendFailure(
    'inconsistent',
    `GitHub gave ${MOST_EMPTY_PAGES} empty pages in a row with a next link each for ${whatOf(target)}, so the end was not reached; collect again later.`,
  );
}
