import { ExpectedFailure } from '@core/failure/failure';
import { collectConnection, type ConnectionWork, type RunRequest } from './collect-connection';
import type { CollectionPorts } from './collection-ports';
import { inParallel } from './in-parallel';
import type { PauseGate } from './pause-gate';
import type { RunProgress } from './run-progress';

const MOST_CONNECTIONS_AT_ONCE = 4;

export interface RunningCollection {
  readonly ports: CollectionPorts;
  readonly request: RunRequest;
  readonly runId: number;
  readonly progress: RunProgress;
  readonly gate: PauseGate;
  /** Ends all parts of the run: when the user cancels, and when one part cannot go on. */
  readonly abort: AbortController;
}

/**
 * Collects every connection of a run. However it ends, what is committed stays and the run has its state. Fails with
 * `cancelled`, `disk-full`, or what the archive failed with.
 */
export async function runCollection(running: RunningCollection): Promise<void> {
  const { ports, request, runId, progress, gate, abort } = running;
  const matched = new Set<string>();
  const { signal } = abort;
  const work: ConnectionWork = { ports, request, runId, progress, gate, signal, matched };
  const failures: unknown[] = [];
  try {
    await inParallel(request.connections, MOST_CONNECTIONS_AT_ONCE, async (connection) => {
      try {
        await collectConnection(work, connection);
      } catch (error) {
        // The first is the cause; the others end because of it.
        failures.push(error);
        abort.abort();
        throw error;
      }
    });
    sayUnknownTenants(work);
    await ports.archive.endRun(runId, 'done', progress.unasked());
  } catch (error) {
    const cause = failures[0] ?? error;
    await endEarly(running, cause);
    throw cause;
  } finally {
    progress.stop();
  }
}

function sayUnknownTenants({ request, matched, progress }: ConnectionWork): void {
  for (const word of request.tenants ?? []) {
    if (matched.has(word)) continue;
    const line = progress.line({ connectionId: '', connectionName: '', scope: word, title: word, tenants: [] });
    line.because(`No connection of this run reaches a tenant "${word}"; see the tenants of your connections.`);
    line.end();
  }
}

/** Best effort: where the archive itself is what failed, the first error is the one to tell. */
async function endEarly({ ports, runId, progress }: RunningCollection, error: unknown): Promise<void> {
  const isCancelled = error instanceof ExpectedFailure && error.code === 'cancelled';
  progress.endLines();
  try {
    await ports.archive.endRun(runId, isCancelled ? 'cancelled' : 'failed', progress.unasked());
  } catch {
    return;
  }
}
