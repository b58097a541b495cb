import type { CancelSignal } from '../../archive/archive';
import { BackendFailure, type BackendFailureKind } from '../../http/backend-failure';
import type { HttpRequest } from '../../http/http-client';
import type { FramedRecord } from '../../records/framed-record';
import { collectedPlan } from '../collected-plan';
import type { ConnectorPage, PagePart } from '../connector';
import type { GraphApi, GraphLog, GraphPage } from './graph-api';

/** The first request of a list. */
export type GraphStart = Pick<HttpRequest, 'address' | 'query'>;

/** More pages than this of one window are no list. */
const MOST_PAGES = 1_000_000;

/**
 * Follows next links until there is none: only that ends a list, never a short or an empty page. `next`: where an
 * earlier run stopped; a link that is no longer known sends it back to the start. `mark` makes the cursor of a page.
 */
export async function* graphPages(
  api: GraphApi,
  log: GraphLog,
  of: {
    readonly start: GraphStart;
    readonly next: string | null;
    readonly mark: (next: string | null) => string | null;
  },
  signal: CancelSignal,
): AsyncGenerator<ConnectorPage, void, void> {
  const seen = new Set<string>();
  let page = of.next === null ? null : await resumed(api, log, of.next, signal);
  if (page !== null && of.next !== null) seen.add(of.next);
  page ??= await api.page(log, of.start, signal);
  for (;;) {
    const { next } = page;
    const isAgain = next !== null && (seen.has(next) || seen.size >= MOST_PAGES);
    // The page itself is good; its link is no place to go on from.
    yield { parts: partsOf(log, page), cursor: of.mark(isAgain ? null : next), read: page.records.length };
    if (next === null) return;
    if (isAgain) {
      throw new BackendFailure('inconsistent', 'Microsoft Graph names a next page that was read already.', {
        detail: next.slice(0, 2000),
      });
    }
    seen.add(next);
    page = await api.page(log, { address: next }, signal);
  }
}

/** How long a skip token lives is not documented: null where it is refused, so that the list is read from its start. */
async function resumed(api: GraphApi, log: GraphLog, next: string, signal: CancelSignal): Promise<GraphPage | null> {
  if (!api.isOwn(next)) return null;
  try {
    return await api.page(log, { address: next }, signal);
  } catch (error) {
    if (error instanceof BackendFailure && GONE.has(error.kind)) return null;
    throw error;
  }
}

const GONE: ReadonlySet<BackendFailureKind> = new Set(['refused', 'not-found', 'expired']);

/**
 * A record of the audit search wraps the unified audit log's own record [inferred]: where it does, that one is kept, so
 * that it is the same entry whichever way it came. All else is kept whole.
 */
function partsOf(log: GraphLog, page: GraphPage): readonly PagePart[] {
  const wrapped: FramedRecord[] = [];
  const whole: FramedRecord[] = [];
  page.records.forEach((record, index) => {
    (log.stream === 'unified' && hasInner(page.values[index]) ? wrapped : whole).push(record);
  });
  // Directory audits do not name their tenant: it is the one that the token was made for.
  const from = { kind: 'microsoft365', instance: null, tenant: log.tenant.id, zone: 'UTC' } as const;
  return [
    { plan: collectedPlan({ ...from, recordPlace: '/auditData' }), records: wrapped },
    { plan: collectedPlan(from), records: whole },
  ].filter((part) => part.records.length > 0);
}

function hasInner(value: unknown): boolean {
  const inner = (value as { readonly auditData?: unknown } | null)?.auditData;
  if (inner === null || typeof inner !== 'object' || Array.isArray(inner)) return false;
  const { Id: id, CreationTime: time } = inner as { readonly Id?: unknown; readonly CreationTime?: unknown };
  return typeof id === 'string' && id !== '' && typeof time === 'string' && time !== '';
}
