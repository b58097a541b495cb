import type { CollectionScope, CollectionStream, ConnectorPage, WindowEnd } from '@core/backends/connector';
import { failedWindow } from '@core/collection/failed-window';
import type { PlannedWindow } from '@core/collection/planned-window';
import { keptSince } from '@core/collection/retention-cut';
import { settledToOf } from '@core/collection/settling';
import type { EndedWindow } from '@core/coverage/coverage-ledger';
import type { Microseconds } from '@core/entry/entry-time';
import { ExpectedFailure } from '@core/failure/failure';
import { BackendFailure } from '@core/http/backend-failure';
import type { OpenedConnection } from '../../connections/open-connections';
import type { CollectionPorts } from './collection-ports';
import { PageReader, type ReadPage } from './page-reader';
import type { PauseGate } from './pause-gate';
import type { RunProgress } from './run-progress';
import type { ScopeLine } from './scope-line';

/** What the windows of one scope and stream have in common. */
export interface WindowWork {
  readonly ports: CollectionPorts;
  readonly opened: OpenedConnection;
  readonly scope: CollectionScope;
  readonly stream: CollectionStream;
  /** Keys of the scope's tenants. */
  readonly tenants: readonly string[];
  readonly runId: number;
  readonly line: ScopeLine;
  readonly progress: RunProgress;
  readonly gate: PauseGate;
  readonly signal: AbortSignal;
}

export interface CollectedWindow {
  readonly outcome: EndedWindow['outcome'];
  readonly reason: string | null;
  readonly stopsConnection: boolean;
  readonly isSlow: boolean;
  readonly isWorthSplitting: boolean;
}

/**
 * Asks for one window and commits it page by page. Fails with `cancelled`, or with what the archive failed with: then the
 * window stays as it is and is taken up by a later run.
 */
export async function collectWindow(work: WindowWork, planned: PlannedWindow): Promise<CollectedWindow> {
  const { ports, stream } = work;
  const window = await openWindow(work, planned);
  const reading = new WindowReading(work, planned, window.id);
  let ended: EndingWindow;
  try {
    ended = endingOf(planned, await reading.toItsEnd(), reading);
  } catch (error) {
    ended = { ...failureOf(error, work), total: null };
  }
  const settledTo = ended.outcome === 'complete' ? settledToOf(planned, stream.rules, seenAt(work, window)) : null;
  const outcome = settledTo !== null && settledTo < planned.to ? 'complete-so-far' : ended.outcome;
  await ports.archive.endWindow(window.id, {
    outcome,
    reason: ended.reason,
    total: ended.total,
    tenants: [...reading.tenants],
    keptSince: keptSince(stream.rules, ports.now()),
    settledTo,
  });
  work.progress.windowEnded();
  return { ...ended, outcome };
}

/** When the window was asked, by the backend's clock where that is behind ours: what it stamps next is as old. */
function seenAt({ opened }: WindowWork, { askedAt }: { readonly askedAt: Microseconds }): Microseconds {
  return askedAt + Math.min(0, opened.clockAheadMs() ?? 0) * 1000;
}

type EndingWindow = CollectedWindow & { readonly total: number | null };

async function openWindow(
  { ports, opened, scope, stream, tenants, runId }: WindowWork,
  planned: PlannedWindow,
): Promise<{ readonly id: number; readonly askedAt: Microseconds }> {
  const { archive } = ports;
  if (planned.windowId !== null) {
    await archive.resumeWindow(planned.windowId, runId);
    return { id: planned.windowId, askedAt: planned.askedAt ?? ports.now() };
  }
  const { connection, session } = opened;
  const askedAt = ports.now();
  const id = await archive.beginWindow({
    runId,
    connectionId: connection.id,
    connectionName: connection.name,
    connector: connection.connector,
    account: session.account,
    scope: scope.id,
    stream: stream.id,
    tenants,
    clock: stream.rules.clock,
    from: planned.from,
    to: planned.to,
  });
  return { id, askedAt };
}

/** What the connector says is believed, unless what came contradicts it. */
function endingOf(planned: PlannedWindow, end: WindowEnd, reading: WindowReading): EndingWindow {
  const { total } = end;
  const shared = { total, stopsConnection: false, isSlow: false, isWorthSplitting: false };
  if (end.outcome !== 'complete') {
    const reason = end.reason ?? 'The backend gave no more of this range.';
    return { ...shared, outcome: end.outcome, reason };
  }
  if (total !== null && reading.isWhole && reading.read < total) {
    const reason = `The backend says that there are ${total} entries in this range, but only ${reading.read} came; collect it again.`;
    return { ...shared, outcome: 'failed', reason };
  }
  if (planned.isPartlyExpired) {
    const reason = 'A part of this range is older than the backend keeps; what is left of it was collected.';
    return { ...shared, outcome: 'expired', reason };
  }
  return { ...shared, outcome: 'complete', reason: null };
}

/** What the failure of a backend, or of our code for it, makes of the window; every other failure is thrown on. */
function failureOf(error: unknown, { ports, opened, signal }: WindowWork): CollectedWindow {
  if (!(error instanceof FromBackend)) throw error;
  const { cause } = error;
  if (cause instanceof BackendFailure) return failedWindow(cause);
  if (signal.aborted) throw new ExpectedFailure('cancelled', 'The collection was cancelled.');
  const failed = { outcome: 'failed', stopsConnection: false, isSlow: false, isWorthSplitting: false } as const;
  if (cause instanceof ExpectedFailure) return { ...failed, reason: cause.message };
  const reference = ports.logBug(`collecting from ${opened.connection.connector}`, cause);
  const reason = `Something went wrong inside Veritrail while this range was read; the log holds the details under ${reference}.`;
  return { ...failed, reason };
}

/** Marks what was thrown while the backend was asked, and not while the archive was written. */
class FromBackend extends Error {
  constructor(cause: unknown) {
    super('asking the backend failed', { cause });
  }
}

/** The pages of one window, read and committed in turn. */
class WindowReading {
  readonly #work: WindowWork;
  readonly #planned: PlannedWindow;
  readonly #windowId: number;
  #cursor: string | null;
  /** Keys of the tenants that entries named. */
  readonly tenants = new Set<string>();
  read = 0;

  constructor(work: WindowWork, planned: PlannedWindow, windowId: number) {
    this.#work = work;
    this.#planned = planned;
    this.#windowId = windowId;
    this.#cursor = planned.cursor;
  }

  /** True where every page of the window came in this run. */
  get isWhole(): boolean {
    return this.#cursor === null;
  }

  async toItsEnd(): Promise<WindowEnd> {
    return (await this.#attempt()) ?? (await this.#fromTheBeginning());
  }

  async #fromTheBeginning(): Promise<WindowEnd> {
    this.#cursor = null;
    const end = await this.#attempt();
    if (end === null) throw new Error('A window that was asked from its beginning was given up.');
    return end;
  }

  /** null: the window goes on after a page of an earlier run, which holds records that these may be equal to. */
  async #attempt(): Promise<WindowEnd | null> {
    const { opened, scope, stream, signal, gate, ports } = this.#work;
    const { from, to, checkpoint } = this.#planned;
    // Where every tenant is chosen, one that the backend did not list is no reason to drop what it sent.
    const keepsAll = scope.isOpen || opened.connection.tenants.kind === 'all';
    const ids = keepsAll ? null : new Set(scope.tenants.map(({ id }) => id));
    const reader = new PageReader(ports.reading, { ids });
    const request = { scope, stream: stream.id, from, to, cursor: this.#cursor, checkpoint };
    const pages = fromBackend(() => opened.session.readWindow(request, signal));
    try {
      for (;;) {
        await gate.pass();
        const next = await pages.next().catch((error: unknown) => Promise.reject(new FromBackend(error)));
        if (next.done === true) return next.value;
        if (!(await this.#take(await reader.read(next.value), next.value))) return null;
      }
    } finally {
      await closed(pages);
    }
  }

  async #take(read: ReadPage, { read: records }: ConnectorPage): Promise<boolean> {
    if (this.#cursor !== null && read.countsEquals) return false;
    const { ports, line, progress } = this.#work;
    const outcome = await ports.archive.commitPage(this.#windowId, read.page);
    this.read += records;
    for (const tenant of read.tenants) this.tenants.add(tenant);
    progress.committed(line, records, outcome);
    return true;
  }
}

function fromBackend<Value>(work: () => Value): Value {
  try {
    return work();
  } catch (error) {
    throw new FromBackend(error);
  }
}

/** Lets a connector's own clean-up run; how it ends changes nothing any more. */
async function closed(pages: AsyncGenerator<ConnectorPage, WindowEnd, void>): Promise<void> {
  try {
    await pages.return({ outcome: 'capped', reason: null, total: null });
  } catch {
    return;
  }
}
