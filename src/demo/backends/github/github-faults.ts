import type { FaultBoard } from '../fault';
import { LogFaults } from '../log-faults';
import type { GithubLog, GithubPlace } from './github-log';

/** Only what is younger is disturbed: GitHub's log is settled after a day, as far as anyone knows. */
const UNSETTLED_MS = 12 * 3_600_000;

/** What goes wrong in the log itself. */
export class GithubFaults {
  readonly #faults: LogFaults;
  readonly #nowMs: () => number;

  constructor(faults: FaultBoard, nowMs: () => number) {
    this.#faults = new LogFaults(faults, nowMs, { crowd: 250, lateHours: 6 });
    this.#nowMs = nowMs;
  }

  /** What is so before an answer is made. */
  before(log: GithubLog): void {
    this.#faults.before(log);
  }

  /** What happens once a page is out. */
  after(log: GithubLog, entries: readonly GithubPlace[], hasNext: boolean): void {
    const last = entries.at(-1);
    const isUnsettled = last !== undefined && hasNext && last.at > this.#nowMs() - UNSETTLED_MS;
    this.#faults.after(log, isUnsettled ? last.at - 1 : null);
  }
}
