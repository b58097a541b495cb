import type { FaultBoard } from '../fault';
import { LogFaults } from '../log-faults';
import type { OktaLog } from './okta-log';
import type { OktaQuestion } from './okta-query';

/** What goes wrong in the log itself. */
export class OktaFaults {
  readonly #log: OktaLog;
  readonly #faults: LogFaults;

  constructor(log: OktaLog, faults: FaultBoard, nowMs: () => number) {
    this.#log = log;
    // Days late: no re-reading of the newest windows finds it, polling does.
    this.#faults = new LogFaults(faults, nowMs, { crowd: 2500, lateHours: 72 });
  }

  /** What is so before an answer is made. */
  before(): void {
    this.#faults.before(this.#log);
  }

  /** What happens once a page is out. */
  after(entries: readonly number[], hasNext: boolean): void {
    const last = entries.at(-1);
    this.#faults.after(this.#log, last !== undefined && hasNext ? this.#log.times.atOf(last) - 1 : null);
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
}
