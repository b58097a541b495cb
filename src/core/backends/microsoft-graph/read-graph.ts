import type { CancelSignal } from '../../archive/archive';
import type { ConnectorPage, WindowEnd, WindowRequest } from '../connector';
import { tenantOf, titleOf } from '../microsoft365/entra';
import { utcSecond } from '../microsoft365/management-options';
import { readSearch } from './audit-search';
import type { GraphApi, GraphLog } from './graph-api';
import { GRAPH_STREAMS, GRAPH_TITLES, type GraphOptions, type GraphStream, retentionOf } from './graph-options';
import { graphPages } from './graph-pages';

const TIME_MEMBERS = { directoryAudits: 'activityDateTime', signIns: 'createdDateTime' } as const;

/** Reads one window of one log. */
export async function* readGraph(
  api: GraphApi,
  options: GraphOptions,
  request: WindowRequest,
  signal: CancelSignal,
): AsyncGenerator<ConnectorPage, WindowEnd, void> {
  const log = { tenant: tenantOf(request.scope), stream: streamOf(request.stream) };
  if (log.stream === 'unified') {
    const search = {
      log,
      request,
      pageSize: options.pageSize,
      minutes: options.searchMinutes,
      firstWaitMs: options.firstLookSeconds * 1000,
    };
    yield* readSearch(api, search, signal);
  } else {
    const start = { address: `/v1.0/auditLogs/${log.stream}`, query: queryOf(log.stream, request, options.pageSize) };
    yield* graphPages(api, log, { start, next: request.cursor, mark: (next) => next }, signal);
  }
  return endOf(log, request, { retention: retentionOf(options, log.stream), now: api.tools.now() });
}

/**
 * `le` is the only upper bound that is documented, so an entry of the very second `to` may come in two windows; it is
 * the same entry in both.
 */
function queryOf(stream: keyof typeof TIME_MEMBERS, request: WindowRequest, pageSize: number) {
  const time = TIME_MEMBERS[stream];
  const filter = `${time} ge ${utcSecond(request.from)}Z and ${time} le ${utcSecond(request.to)}Z`;
  return [
    ['$filter', filter],
    ['$orderby', `${time} asc`],
    ['$top', String(pageSize)],
  ] as const;
}

/** Beyond the retention an empty list proves nothing; what came of it has been kept all the same. */
function endOf(log: GraphLog, request: WindowRequest, kept: { retention: number; now: number }): WindowEnd {
  const since = kept.now - kept.retention;
  if (request.to > since) return { outcome: 'complete', reason: null, total: null };
  return {
    outcome: 'expired',
    reason: `${GRAPH_TITLES[log.stream]} of ${titleOf(log.tenant)} from before ${utcSecond(since)}Z are older than Microsoft keeps them, as the connection says.`,
    total: null,
  };
}

function streamOf(stream: string): GraphStream {
  const found = GRAPH_STREAMS.find((one) => one === stream);
  if (found === undefined) throw new Error(`no log ${stream}`);
  return found;
}
