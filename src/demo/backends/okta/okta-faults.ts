import type { FaultBoard } from '../fault';
import type { OktaLog } from './okta-log';
import type { OktaQuestion } from './okta-query';

const HOUR_MS = 3_600_000;
/** More than one page holds. */
const CROWD = 2500;
/** Entries that a fault adds or removes in all: one that always strikes must not make a log that never ends. */
const MOST_STRUCK = 5;

/** What goes wrong in the log itself. */
export class OktaFaults {
  readonly #log: OktaLog;
  readonly #faults: FaultBoard;
  readonly #nowMs: () => number;
  readonly #struck = new Map<string, number>();

  constructor(log: OktaLog, faults: FaultBoard, nowMs: () => number) {
    this.#log = log;
    this.#faults = faults;
    this.#nowMs = nowMs;
  }

  /** What is so before an answer is made. */
  before(): void {
    const { times } = this.#log;
    const now = this.#nowMs();
    if (this.#strikes('equal-times', 1)) {
      for (let count = 0; count < CROWD; count += 1) times.add(now - 2 * HOUR_MS, now);
    }
    if (this.#strikes('cap-in-one-second', 1)) {
      const second = Math.floor((now - 3 * HOUR_MS) / 1000) * 1000;
      for (let count = 0; count < CROWD; count += 1) times.add(second + (count % 1000), now);
    }
    if (this.#strikes('huge-record', 1)) this.#log.addHuge(now - 4 * HOUR_MS, now);
    if (this.#strikes('deleted-entries')) {
      for (const entry of times.before({ at: now - HOUR_MS, id: -1 })) {
        times.remove(entry);
        break;
      }
    }
  }

  /** What happens once a page is out. */
  after(entries: readonly number[], hasNext: boolean): void {
    const { times } = this.#log;
    const now = this.#nowMs();
    // Days late: no re-reading of the newest windows finds it, polling does.
    if (this.#strikes('late-arrival')) times.add(now - 72 * HOUR_MS, now);
    const last = entries.at(-1);
    if (last !== undefined && hasNext && this.#strikes('inserted-between-pages')) times.add(times.atOf(last) - 1, now);
  }

  /** Where a question begins, as a place to go on from. */
  beginningOf(question: OktaQuestion): { readonly at: number; readonly id: number } {
    if (question.after !== null) return { at: question.after.at, id: question.after.id };
    if (!question.isPolling) {
      return question.isAscending ? { at: question.since, id: Number.MAX_SAFE_INTEGER } : { at: question.until, id: 0 };
    }
    const { times } = this.#log;
    let id = -1;
    for (const entry of times.storedAfter(-1)) {
      if (times.storedAt(entry) > question.since) break;
      id = entry;
    }
    return { at: 0, id };
  }

  #strikes(fault: Parameters<FaultBoard['strikes']>[0], most = MOST_STRUCK): boolean {
    const struck = this.#struck.get(fault) ?? 0;
    if (struck >= most || !this.#faults.strikes(fault)) return false;
    this.#struck.set(fault, struck + 1);
    return true;
  }
}
