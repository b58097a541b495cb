import type { CancelSignal } from '../../archive/archive';
import { BackendFailure, type BackendFailureKind } from '../../http/backend-failure';
import type { ConnectorPage, WindowRequest } from '../connector';
import { titleOf } from '../microsoft365/entra';
import { utcSecond } from '../microsoft365/management-options';
import type { GraphApi, GraphLog } from './graph-api';
import { graphPages } from './graph-pages';
import { z } from 'zod';

const SEARCHES = '/v1.0/security/auditLog/queries';
const SHORTEST_WAIT_MS = 50;
const LONGEST_WAIT_MS = 60_000;

/** Of a window that is read by a search: its job, and where its records were left. */
const searchCursorSchema = z.object({ job: z.string().min(1), next: z.string().nullable() });
type SearchCursor = z.infer<typeof searchCursorSchema>;

const write = (cursor: SearchCursor): string => JSON.stringify(cursor);

interface Search {
  readonly log: GraphLog;
  readonly request: WindowRequest;
  readonly pageSize: number;
  readonly minutes: number;
  readonly firstWaitMs: number;
}

/** Starts an audit search, waits for it, and reads its records. A search that an earlier run started is taken up again. */
export async function* readSearch(
  api: GraphApi,
  search: Search,
  signal: CancelSignal,
): AsyncGenerator<ConnectorPage, void, void> {
  let cursor = readCursor(search.request.cursor);
  if (cursor !== null && !(await isUsable(api, search, cursor, signal))) cursor = null;
  if (cursor === null) {
    cursor = { job: await start(api, search, signal), next: null };
    // Committed before the wait, so that a run that is killed meanwhile does not start the job again.
    yield { parts: [], cursor: write(cursor), read: 0 };
    await finished(api, search, { job: cursor.job, wait: search.firstWaitMs }, signal);
  }
  const { job } = cursor;
  yield* graphPages(
    api,
    search.log,
    {
      start: { address: `${jobAddress(job)}/records`, query: [['$top', String(search.pageSize)]] },
      next: cursor.next,
      mark: (next) => write({ job, next }),
    },
    signal,
  );
}

function readCursor(text: string | null): SearchCursor | null {
  if (text === null) return null;
  try {
    return searchCursorSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/** Waits for the job of an earlier run; false where it is gone or has failed, so that a new one is needed. */
async function isUsable(api: GraphApi, search: Search, cursor: SearchCursor, signal: CancelSignal): Promise<boolean> {
  try {
    await finished(api, search, { job: cursor.job, wait: 0 }, signal);
    return true;
  } catch (error) {
    if (error instanceof JobEnded || (error instanceof BackendFailure && GONE.has(error.kind))) return false;
    throw error;
  }
}

const GONE: ReadonlySet<BackendFailureKind> = new Set(['not-found', 'refused', 'expired']);

/** The job will never have records. */
class JobEnded extends BackendFailure {}

async function start(api: GraphApi, search: Search, signal: CancelSignal): Promise<string> {
  const { log, request } = search;
  const from = `${utcSecond(request.from)}Z`;
  const to = `${utcSecond(request.to)}Z`;
  const json = { displayName: `Veritrail ${from} to ${to}`, filterStartDateTime: from, filterEndDateTime: to };
  const answer = await api.object(log, { method: 'POST', address: SEARCHES, json }, signal);
  if (typeof answer.id === 'string' && answer.id !== '') return answer.id;
  throw new BackendFailure(
    'backend-error',
    `The audit search of ${titleOf(log.tenant)} was started but came without an id.`,
  );
}

/** Asks after the job after `wait` milliseconds and then less and less often, until it has succeeded. */
async function finished(
  api: GraphApi,
  search: Search,
  of: { readonly job: string; readonly wait: number },
  signal: CancelSignal,
): Promise<void> {
  const { job } = of;
  const what = `The audit search of ${titleOf(search.log.tenant)} (job ${job})`;
  const longest = search.minutes * 60_000;
  let { wait } = of;
  for (let waited = 0; ; ) {
    if (wait > 0) await api.tools.wait(wait, signal);
    waited += wait;
    const { status } = await api.object(search.log, { method: 'GET', address: jobAddress(job) }, signal);
    if (status === 'succeeded') return;
    refuseDead(what, status);
    if (waited >= longest) {
      const state = status === 'running' ? 'running' : 'waiting to start';
      throw new BackendFailure(
        'timeout',
        `${what} is still ${state} after ${search.minutes} minutes: the next collection starts another one.`,
      );
    }
    // 10 s, then 5 s, then half as much again each time.
    const next = waited <= search.firstWaitMs ? search.firstWaitMs / 2 : wait * 1.5;
    wait = Math.min(LONGEST_WAIT_MS, Math.max(SHORTEST_WAIT_MS, next));
  }
}

/** Throws for every state from which there is no waiting: those that are not known among them. */
function refuseDead(what: string, status: unknown): void {
  if (status === 'notStarted' || status === 'running') return;
  if (status === 'failed' || status === 'cancelled') {
    const how = status === 'failed' ? 'failed at Microsoft' : 'was cancelled at Microsoft';
    throw new JobEnded('backend-error', `${what} ${how}: the next collection starts another one.`);
  }
  const named = typeof status === 'string' ? `“${status.slice(0, 100)}”` : 'none that can be read';
  throw new BackendFailure(
    'backend-error',
    `${what} has a state that is not known, ${named}: the next collection starts another one.`,
  );
}

/** Ids are GUIDs as far as documented; whatever else comes must stay one segment of the path. */
const jobAddress = (job: string): string => `${SEARCHES}/${encodeURIComponent(job)}`;
