import type { FaultBoard, FaultName } from './fault';
import type { Timeline } from './timeline';

const HOUR_MS = 3_600_000;
/** Entries that a fault adds or removes in all: one that always strikes must not make a log that never ends. */
const MOST_STRUCK = 5;

/** A log as its faults see it. */
export interface FaultyLog {
  readonly times: Timeline;
  addHuge(at: number, stored: number): void;
}

export interface LogFaultSizes {
  /** Entries at one time, or in one second: more than one page holds. */
  readonly crowd: number;
  /** How long ago happened what arrives late. */
  readonly lateHours: number;
}

/** What goes wrong in a log itself, whatever serves it. */
export class LogFaults {
  readonly #faults: FaultBoard;
  readonly #nowMs: () => number;
  readonly #sizes: LogFaultSizes;
  readonly #struck = new Map<FaultName, number>();

  constructor(faults: FaultBoard, nowMs: () => number, sizes: LogFaultSizes) {
    this.#faults = faults;
    this.#nowMs = nowMs;
    this.#sizes = sizes;
  }

  /** What is so before an answer is made. */
  before(log: FaultyLog): void {
    const { times } = log;
    const { crowd } = this.#sizes;
    const now = this.#nowMs();
    if (this.#strikes('equal-times', 1)) {
      for (let count = 0; count < crowd; count += 1) times.add(now - 2 * HOUR_MS, now);
    }
    if (this.#strikes('cap-in-one-second', 1)) {
      const second = Math.floor((now - 3 * HOUR_MS) / 1000) * 1000;
      for (let count = 0; count < crowd; count += 1) times.add(second + (count % 1000), now);
    }
    if (this.#strikes('huge-record', 1)) log.addHuge(now - 4 * HOUR_MS, now);
    if (this.#strikes('deleted-entries')) {
      for (const entry of times.before({ at: now - HOUR_MS, id: -1 })) {
        times.remove(entry);
        break;
      }
    }
  }

  /** What happens once a page is out. `insertAt`: where an entry comes in between this page and the next. */
  after({ times }: FaultyLog, insertAt: number | null): void {
    const now = this.#nowMs();
    if (this.#strikes('late-arrival')) times.add(now - this.#sizes.lateHours * HOUR_MS, now);
    if (insertAt !== null && this.#strikes('inserted-between-pages')) times.add(insertAt, now);
  }

  #strikes(fault: FaultName, most = MOST_STRUCK): boolean {
    const struck = this.#struck.get(fault) ?? 0;
    if (struck >= most || !this.#faults.strikes(fault)) return false;
    this.#struck.set(fault, struck + 1);
    return true;
  }
}
