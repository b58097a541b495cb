import { agedWindow } from '@core/collection/aged-window';
import { asked, type PlannedWindow } from '@core/collection/planned-window';
import { splitWindow } from '@core/collection/split-window';
import { type CollectedWindow, collectWindow, type WindowWork } from './collect-window';

/** How many windows of a stream are taken apart to find what cannot be read: enough for one place in 90 days. */
const MOST_FAILED_SPLITS = 8;

/** After so many windows in a row that were waited for in vain, only the newest one of the stream is still tried. */
const MOST_SLOW_WINDOWS = 3;
/** After so many streams in a row in which that was in vain too, the connection is asked no more. */
const MOST_SLOW_STREAMS = 3;

export interface ConnectionStop {
  /** Why the rest of a connection is not asked any more; null: it goes on. */
  reason: string | null;
  slowStreams: number;
}

/** Asks for the windows of one stream of one scope, one after the other; a window that holds too much is split. */
export async function collectStream(
  work: WindowWork,
  planned: readonly PlannedWindow[],
  stop: ConnectionStop,
): Promise<void> {
  const { line, ports, stream } = work;
  const waiting = [...planned];
  let failedSplits = 0;
  let slow = 0;
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    await work.gate.pass();
    if (stop.reason !== null) return notAsked(work, next, stop.reason);
    const [window = next, ...rest] = agedWindow(next, stream.rules, ports.now());
    line.expect(rest.length);
    waiting.unshift(...rest);
    line.asked(window);
    if (window.kind === 'expired') {
      await recordExpired(work, window);
      continue;
    }
    const ended = await collectWindow(work, window);
    if (ended.stopsConnection) stop.reason = ended.reason;
    slow = ended.isSlow ? slow + 1 : 0;
    if (!ended.isSlow) stop.slowStreams = 0;
    const halves = partsOf(work, window, ended, failedSplits);
    if (halves.length > 0 && ended.isWorthSplitting) failedSplits += 1;
    settle(work, window, { ended, halves });
    waiting.unshift(...halves);
    if (slow >= MOST_SLOW_WINDOWS) {
      for (const given of waiting.splice(0, waiting.length - 1)) notAsked(work, given, ended.reason ?? '');
    }
  }
  if (slow > 0) tooSlow(stop);
}

function tooSlow(stop: ConnectionStop): void {
  stop.slowStreams += 1;
  if (stop.slowStreams >= MOST_SLOW_STREAMS) stop.reason ??= 'The backend kept us waiting in vain again and again.';
}

function partsOf(
  { stream }: WindowWork,
  window: PlannedWindow,
  { outcome, isWorthSplitting }: CollectedWindow,
  failedSplits: number,
): readonly PlannedWindow[] {
  const isSplit = outcome === 'capped' || (isWorthSplitting && failedSplits < MOST_FAILED_SPLITS);
  const halves = isSplit ? splitWindow(window, stream.rules) : null;
  return (halves ?? []).map((half) => ({ ...asked(half), isPartlyExpired: window.isPartlyExpired }));
}

function settle(
  { line }: WindowWork,
  window: PlannedWindow,
  { ended, halves }: { readonly ended: CollectedWindow; readonly halves: readonly PlannedWindow[] },
): void {
  if (halves.length > 0) {
    line.expect(halves.length);
    line.split();
  } else if (ended.outcome === 'complete' || ended.outcome === 'complete-so-far') line.complete(window);
  else line.lacks(window, ended.reason ?? 'The window did not come through.');
}

/** What was never asked stays so in the ledger; the run's report says why. */
function notAsked({ line }: WindowWork, window: PlannedWindow, reason: string): void {
  line.lacks(window, `Not asked for any more: ${reason}`);
}

async function recordExpired(work: WindowWork, { from, to }: PlannedWindow): Promise<void> {
  const { ports, opened, scope, stream, tenants, runId, line, progress } = work;
  const { connection, session } = opened;
  const windowId = await ports.archive.beginWindow({
    runId,
    connectionId: connection.id,
    connectionName: connection.name,
    connector: connection.connector,
    account: session.account,
    scope: scope.id,
    stream: stream.id,
    tenants,
    clock: stream.rules.clock,
    from,
    to,
  });
  const days = Math.round((stream.rules.retention ?? 0) / 86_400_000_000);
  const reason = `Older than the ${days} days that the backend keeps, so it was not asked for.`;
  const end = { outcome: 'expired', reason, total: null, tenants: [], keptSince: null } as const;
  await ports.archive.endWindow(windowId, end);
  line.lacks({ from, to }, reason);
  progress.windowEnded();
}
