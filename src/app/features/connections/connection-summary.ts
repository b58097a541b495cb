import type { ConnectionSummary } from '@contract/collecting-calls';
import type { SecretLooks } from '@core/backends/connector';
import { unresolvedWindows } from '@core/collection/unresolved-windows';
import type { Connection } from '@core/connections/connection';
import { BackendFailure } from '@core/http/backend-failure';
import { ExpectedFailure } from '@core/failure/failure';
import type { ConnectionsPorts } from './connections-ports';

type LastRun = ConnectionSummary['lastRun'];

/** How many runs back the last one of each connection is looked for. */
const RUNS_BACK = 10;

const looksOf = (secret: string | null): SecretLooks => ({
  hasColon: secret?.includes(':') ?? false,
  isAscii: secret === null || /^[\u0020-\u007E]*$/.test(secret),
});

async function warningsOf(
  { connectorOf, secrets }: ConnectionsPorts,
  connection: Connection,
): Promise<readonly string[]> {
  const looks = looksOf(await secrets.read(connection.id));
  try {
    const own = connectorOf(connection.connector).warn?.(connection, looks) ?? [];
    const isPlain =
      connection.address.startsWith('http:') && !/^http:\/\/(127\.|localhost\b|\[::1\])/.test(connection.address);
    return isPlain && !own.some((one) => one.includes('http:'))
      ? ['The address begins with http: everyone on the way can read the secret and the log; use https.', ...own]
      : own;
  } catch (error) {
    if (error instanceof ExpectedFailure || error instanceof BackendFailure) return [error.message];
    throw error;
  }
}

async function lastRuns({ archive }: ConnectionsPorts, wanted: number): Promise<ReadonlyMap<string, LastRun>> {
  const found = new Map<string, LastRun>();
  for (const run of await archive.runs(RUNS_BACK)) {
    if (found.size >= wanted) break;
    const windows = await archive.windows({ runId: run.id });
    const unresolved = unresolvedWindows(windows);
    const unasked = new Map(run.unasked.map(({ connectionId, reasons }) => [connectionId, reasons.join(' ')]));
    for (const id of new Set([...windows.flatMap(({ connectionId }) => connectionId ?? []), ...unasked.keys()])) {
      if (found.has(id)) continue;
      const notComplete = unresolved.filter(({ connectionId }) => connectionId === id).length;
      found.set(id, { runId: run.id, endedAt: run.endedAt, notComplete, unasked: unasked.get(id) ?? null });
    }
  }
  return found;
}

/** Connections with what the program knows beside them. */
export async function summarise(
  ports: ConnectionsPorts,
  connections: readonly Connection[],
): Promise<readonly ConnectionSummary[]> {
  if (connections.length === 0) return [];
  const runs = await lastRuns(ports, connections.length);
  const summaries: ConnectionSummary[] = [];
  for (const connection of connections) {
    summaries.push({
      connection,
      secret: await ports.secrets.place(connection.id),
      warnings: await warningsOf(ports, connection),
      lastRun: runs.get(connection.id) ?? null,
      nextCollectionAt: ports.nextCollectionAt(connection.id),
    });
  }
  return summaries;
}
