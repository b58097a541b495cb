import { randomUUID } from 'node:crypto';
import type { Push } from '@contract/pushes';
import { ExpectedFailure } from '@core/failure/failure';
import type { OperationEnd, OperationKind, OperationProgress } from '@core/operations/operation';
import type { BugLog } from '../router';

/** What the work itself may use: its signal, and a place to tell how far it is. */
export interface OperationTask {
  readonly id: string;
  readonly signal: AbortSignal;
  report(progress: Partial<Pick<OperationProgress, 'title' | 'done' | 'total' | 'unit' | 'entries'>>): void;
}

interface Running {
  progress: OperationProgress;
  readonly abort: AbortController;
  readonly finished: Promise<OperationEnd>;
}

const PUSH_INTERVAL_MS = 200;

/** Long work: started here, told by pushes, cancelled by id, ended in exactly one way. */
export class Operations {
  readonly #running = new Map<string, Running>();
  readonly #push: (push: Push) => void;
  readonly #logBug: BugLog;

  constructor(push: (push: Push) => void, logBug: BugLog) {
    this.#push = push;
    this.#logBug = logBug;
  }

  start(
    kind: OperationKind,
    title: string,
    unit: OperationProgress['unit'],
    work: (task: OperationTask) => Promise<unknown>,
  ): { readonly id: string; readonly finished: Promise<OperationEnd> } {
    const id = randomUUID();
    const abort = new AbortController();
    const begun = Date.now();
    let pushed = 0;
    const first: OperationProgress = {
      id,
      kind,
      title,
      done: 0,
      total: null,
      unit,
      entries: 0,
      entriesPerSecond: 0,
      startedAt: begun * 1000,
    };
    const task: OperationTask = {
      id,
      signal: abort.signal,
      report: (change) => {
        const running = this.#running.get(id);
        if (running === undefined) return;
        const next = { ...running.progress, ...change };
        const seconds = (Date.now() - begun) / 1000;
        running.progress = { ...next, entriesPerSecond: seconds > 0 ? Math.round(next.entries / seconds) : 0 };
        if (Date.now() - pushed < PUSH_INTERVAL_MS) return;
        pushed = Date.now();
        this.#push({ name: 'operation.progress', body: running.progress });
      },
    };
    // The work starts on the next turn, so that whoever started it knows its id before its first push.
    const finished = new Promise<void>((resolve) => setImmediate(resolve))
      .then(() => {
        if (abort.signal.aborted) throw new ExpectedFailure('cancelled', 'It was cancelled before it began.');
        return work(task);
      })
      .then(
        (result): OperationEnd => ({ id, kind, outcome: 'done', result }),
        (error: unknown) => this.#endOf(id, kind, abort.signal, error),
      )
      .then((end) => {
        this.#running.delete(id);
        this.#push({ name: 'operation.ended', body: end });
        return end;
      });
    this.#running.set(id, { progress: first, abort, finished });
    this.#push({ name: 'operation.progress', body: first });
    return { id, finished };
  }

  list(): readonly OperationProgress[] {
    return [...this.#running.values()].map((running) => running.progress);
  }

  cancel(id: string): boolean {
    const running = this.#running.get(id);
    running?.abort.abort();
    return running !== undefined;
  }

  /** Cancels everything and waits until all of it has ended. */
  async stop(): Promise<void> {
    const running = [...this.#running.values()];
    for (const one of running) one.abort.abort();
    await Promise.all(running.map((one) => one.finished));
  }

  #endOf(id: string, kind: OperationKind, signal: AbortSignal, error: unknown): OperationEnd {
    if (error instanceof ExpectedFailure) {
      return error.code === 'cancelled'
        ? { id, kind, outcome: 'cancelled' }
        : { id, kind, outcome: 'failed', failure: error.toFailure() };
    }
    if (signal.aborted && error instanceof Error && error.name === 'AbortError')
      return { id, kind, outcome: 'cancelled' };
    const reference = this.#logBug(`operation ${kind}`, error);
    return {
      id,
      kind,
      outcome: 'failed',
      failure: {
        code: 'internal',
        message: `Something went wrong inside Veritrail. The log holds the details under ${reference}.`,
        detail: reference,
      },
    };
  }
}
