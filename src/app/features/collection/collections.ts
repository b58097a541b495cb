import type { CollectionProgress, RunReport } from '@core/collection/collection-progress';
import type { Connection } from '@core/connections/connection';
import type { CollectionRun } from '@core/coverage/coverage-ledger';
import { ExpectedFailure } from '@core/failure/failure';
import type { OperationTask } from '../../operations/operations';
import type { RunRequest } from './collect-connection';
import type { CollectionPorts } from './collection-ports';
import { PauseGate } from './pause-gate';
import { runCollection } from './run-collection';
import { RunProgress, type StartedRun } from './run-progress';
import { reportFromLedger, resolvedRun } from './run-report';

/** Reports of ended runs that are kept as they were told; older ones are told from the ledger. */
const REPORTS_KEPT = 20;

interface Current {
  readonly operation: string;
  readonly runId: number;
  readonly abort: AbortController;
  readonly gate: PauseGate;
  readonly progress: RunProgress;
  /** What it collects. */
  readonly connections: ReadonlySet<string>;
}

export interface StartedCollection {
  readonly operation: string;
  readonly runId: number;
}

/** The one collection that can be going on, and the reports of those that were. */
export class Collections {
  readonly #ports: CollectionPorts;
  readonly #reports = new Map<number, RunReport['scopes']>();
  readonly #onEnd = new Set<() => void>();
  #current: Current | null = null;
  #starting: Promise<StartedCollection> | null = null;

  constructor(ports: CollectionPorts) {
    this.#ports = ports;
  }

  get isRunning(): boolean {
    return this.#starting !== null || this.#current !== null;
  }

  isCollecting(connectionId: string): boolean {
    return this.#current?.connections.has(connectionId) === true;
  }

  /** Called after each run, however it ended. */
  onEnd(listener: () => void): void {
    this.#onEnd.add(listener);
  }

  progress(): CollectionProgress | null {
    return this.#current?.progress.progress() ?? null;
  }

  pause(isPaused: boolean): boolean {
    const current = this.#current;
    if (current === null) return false;
    if (current.gate.isPaused !== isPaused) {
      current.gate.set(isPaused);
      current.progress.paused(isPaused);
    }
    return isPaused;
  }

  /**
   * Starts a run as an operation. Where one is going on, a refresh is answered with it: it is collecting already, and
   * what it leaves the notice above the results goes on offering. Everybody else fails with `collection-running`.
   */
  async start(request: RunRequest, trigger: CollectionRun['trigger']): Promise<StartedCollection> {
    if (trigger === 'refresh' && this.#starting !== null) return this.#starting;
    if (trigger === 'refresh' && this.#current !== null) return this.#current;
    this.#refuseSecond();
    this.#starting = this.#start(request, trigger);
    try {
      const { operation, runId } = await this.#starting;
      return { operation, runId };
    } finally {
      this.#starting = null;
    }
  }

  /** Runs within another operation and waits for its end. Fails as `start` does, and with what the run fails with. */
  async collect(request: RunRequest, trigger: CollectionRun['trigger'], task: OperationTask): Promise<RunReport> {
    this.#refuseSecond();
    const begun = this.#ports.archive.beginRun(trigger).then((runId) => ({ operation: task.id, runId }));
    this.#starting = begun;
    try {
      const { runId } = await begun;
      this.#current = this.#prepare(request, { runId, trigger, operation: task.id });
    } finally {
      this.#starting = null;
    }
    return this.#run(this.#current, request, task.signal);
  }

  /** Fails with `collection-not-found`. */
  async report(runId: number): Promise<RunReport> {
    const { archive } = this.#ports;
    const run = await archive.run(runId);
    if (run === null) {
      throw new ExpectedFailure(
        'collection-not-found',
        `There is no collection ${runId}; the list of collections shows which there are.`,
      );
    }
    const scopes = this.#current?.runId === runId ? this.#current.progress.all() : this.#reports.get(runId);
    return scopes === undefined ? reportFromLedger(archive, run) : { run: await resolvedRun(archive, run), scopes };
  }

  #refuseSecond(): void {
    if (!this.isRunning) return;
    throw new ExpectedFailure(
      'collection-running',
      'A collection is going on already; wait for its end, or cancel it and start again.',
    );
  }

  async #start(request: RunRequest, trigger: CollectionRun['trigger']): Promise<StartedCollection> {
    const { archive, operations } = this.#ports;
    const runId = await archive.beginRun(trigger);
    let current: Current | null = null;
    const work = (task: OperationTask): Promise<RunReport> => {
      if (current === null) throw new Error('a collection began before it was prepared');
      const begun = current;
      current = null;
      begun.progress.reportTo(task);
      return this.#run(begun, request, task.signal);
    };
    const { id, finished } = operations.start('collection', titleOf(request.connections), 'windows', work);
    current = this.#prepare(request, { runId, trigger, operation: id });
    this.#current = current;
    finished.then(() => (current === null ? undefined : this.#neverBegan(runId))).catch(() => undefined);
    return { operation: id, runId };
  }

  /** It was cancelled before its first step. */
  async #neverBegan(runId: number): Promise<void> {
    this.#current?.progress.stop();
    this.#current = null;
    await this.#ports.archive.endRun(runId, 'cancelled');
  }

  #prepare(request: RunRequest, run: StartedRun): Current {
    const abort = new AbortController();
    const gate = new PauseGate(abort.signal);
    const shape = { connections: request.connections.length, isPaused: () => gate.isPaused };
    const progress = new RunProgress(this.#ports, run, shape);
    const connections = new Set(request.connections.map(({ id }) => id));
    return { operation: run.operation, runId: run.runId, abort, gate, progress, connections };
  }

  async #run(current: Current, request: RunRequest, signal: AbortSignal): Promise<RunReport> {
    const { runId, abort, gate, progress } = current;
    const cancel = (): void => abort.abort();
    if (signal.aborted) cancel();
    signal.addEventListener('abort', cancel, { once: true });
    try {
      await runCollection({ ports: this.#ports, request, runId, progress, gate, abort });
    } finally {
      signal.removeEventListener('abort', cancel);
      this.#keep(runId, progress.all());
      this.#current = null;
      for (const listener of this.#onEnd) listener();
    }
    return this.report(runId);
  }

  #keep(runId: number, scopes: RunReport['scopes']): void {
    this.#reports.set(runId, scopes);
    const [oldest] = this.#reports.keys();
    if (this.#reports.size > REPORTS_KEPT && oldest !== undefined) this.#reports.delete(oldest);
  }
}

function titleOf(connections: readonly Connection[]): string {
  const [first, ...others] = connections;
  return `Collecting ${first?.name ?? 'nothing'}${others.length > 0 ? ` and ${others.length} more` : ''}`;
}
