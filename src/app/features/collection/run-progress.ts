import type { BatchOutcome } from '@core/archive/archive';
import type { CollectionProgress, ScopeProgress } from '@core/collection/collection-progress';
import type { CollectionRun, UnaskedPart } from '@core/coverage/coverage-ledger';
import type { Microseconds } from '@core/entry/entry-time';
import type { OperationTask } from '../../operations/operations';
import { Throttle } from '../../throttle';
import type { CollectionPorts } from './collection-ports';
import { ScopeLine, type ScopeName } from './scope-line';

const PUSH_INTERVAL_MS = 250;
/** Lines in one push; all of them are read by `collection.read`. */
const MOST_LINES = 50;
/** Before so many windows the pace says nothing. */
const PACE_WINDOWS = 3;

export interface StartedRun {
  readonly runId: number;
  readonly trigger: CollectionRun['trigger'];
  readonly operation: string;
}

/** How far a run is, told at most four times a second. */
export class RunProgress {
  readonly #push: CollectionPorts['push'];
  readonly #run: StartedRun;
  readonly #isPaused: () => boolean;
  readonly #startedAt: Microseconds;
  readonly #lines: ScopeLine[] = [];
  readonly #recent: ScopeLine[] = [];
  readonly #waits = new Map<string, { readonly sentence: string; readonly untilMs: number }>();
  readonly #pushes: Throttle;
  readonly #coverage: Throttle;
  #task: Pick<OperationTask, 'report'> | null = null;
  #unplanned: number;
  #read = 0;
  #added = 0;
  #worked = 0;
  #workedSince = Date.now();

  constructor(
    ports: Pick<CollectionPorts, 'push' | 'now'>,
    run: StartedRun,
    shape: { readonly connections: number; readonly isPaused: () => boolean },
  ) {
    this.#push = ports.push;
    this.#run = run;
    this.#isPaused = shape.isPaused;
    this.#unplanned = shape.connections;
    this.#startedAt = ports.now();
    this.#pushes = new Throttle(PUSH_INTERVAL_MS, () => {
      ports.push({ name: 'collection.progress', body: this.progress() });
    });
    this.#coverage = new Throttle(PUSH_INTERVAL_MS, () => {
      ports.push({ name: 'coverage.changed', body: { runId: run.runId } });
    });
  }

  reportTo(task: Pick<OperationTask, 'report'>): void {
    this.#task = task;
  }

  line(name: ScopeName): ScopeLine {
    const line = new ScopeLine(name);
    this.#lines.push(line);
    this.changed();
    return line;
  }

  /** Every window of one more connection is planned: only then can the time left be told. */
  planned(): void {
    this.#unplanned -= 1;
  }

  committed(line: ScopeLine, read: number, outcome: BatchOutcome): void {
    line.committed(read, outcome);
    this.#read += read;
    this.#added += outcome.added;
    this.changed();
  }

  windowEnded(): void {
    this.#coverage.call();
    this.changed();
  }

  scopeEnded(line: ScopeLine): void {
    this.#recent.unshift(line);
    this.#recent.length = Math.min(this.#recent.length, MOST_LINES);
    this.changed();
  }

  waits(connectionId: string, sentence: string, untilMs: number): void {
    this.#waits.set(connectionId, { sentence, untilMs });
    this.changed();
  }

  /** Time that is paused counts for no pace. */
  paused(isPaused: boolean): void {
    if (isPaused) this.#worked += Date.now() - this.#workedSince;
    else this.#workedSince = Date.now();
    this.changed();
  }

  readonly changed = (): void => {
    const { windowsDone, windowsTotal } = this.#windows();
    this.#task?.report({ done: windowsDone, total: windowsTotal, entries: this.#read });
    this.#pushes.call();
  };

  /** Lines that have not ended by now never will. */
  endLines(): void {
    for (const line of this.#lines) line.cancel();
  }

  stop(): void {
    this.endLines();
    this.#pushes.stop();
    this.#coverage.stop();
    this.#push({ name: 'coverage.changed', body: { runId: this.#run.runId } });
    this.#push({ name: 'collection.progress', body: null });
  }

  all(): readonly ScopeProgress[] {
    return this.#lines.map((line) => line.snapshot());
  }

  /** What ended before its first window: only the run itself can tell of it later. */
  unasked(): readonly UnaskedPart[] {
    return this.#lines.flatMap((line) => line.unasked ?? []);
  }

  progress(): CollectionProgress {
    const { runId, trigger, operation } = this.#run;
    const windows = this.#windows();
    const seconds = this.#seconds();
    const asking = this.#lines.filter((line) => line.isAsking);
    const shown = [...asking, ...this.#recent].slice(0, MOST_LINES);
    return {
      operation,
      runId,
      trigger,
      startedAt: this.#startedAt,
      isPaused: this.#isPaused(),
      scopesDone: this.#lines.filter((line) => line.isDone).length,
      scopesTotal: this.#lines.length,
      ...windows,
      read: this.#read,
      added: this.#added,
      entriesPerSecond: seconds > 0 ? Math.round(this.#read / seconds) : 0,
      secondsLeft: this.#secondsLeft(windows, seconds),
      waits: [...this.#waits.values()].filter(({ untilMs }) => untilMs > Date.now()).map(({ sentence }) => sentence),
      scopes: shown.map((line) => line.snapshot()),
    };
  }

  #windows(): { readonly windowsDone: number; readonly windowsTotal: number } {
    let [windowsDone, windowsTotal] = [0, 0];
    for (const line of this.#lines) {
      windowsDone += line.windowsDone;
      windowsTotal += line.windowsTotal;
    }
    return { windowsDone, windowsTotal };
  }

  #seconds(): number {
    return (this.#worked + (this.#isPaused() ? 0 : Date.now() - this.#workedSince)) / 1000;
  }

  #secondsLeft(windows: { windowsDone: number; windowsTotal: number }, seconds: number): number | null {
    const { windowsDone, windowsTotal } = windows;
    if (this.#unplanned > 0 || windowsDone < PACE_WINDOWS) return null;
    return Math.round((seconds / windowsDone) * Math.max(0, windowsTotal - windowsDone));
  }
}
