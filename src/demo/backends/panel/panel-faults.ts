import type { FaultBoard, FaultName } from '../fault';
import type { PanelStore } from './panel-store';

const HOUR_MS = 3_600_000;
/** Entries that a fault adds or removes in all: one that always strikes must not make a log that never ends. */
const MOST_STRUCK = 5;
/** More than two pages of the usual size. */
const CROWD = 1250;

/** A question about the log as the faults see it. */
export interface FaultyQuestion {
  /** Place of the tenant in the world; 0 is the whole subtree. */
  readonly place: number;
  readonly from: number;
  readonly to: number;
}

/** What goes wrong in the log itself. */
export class PanelFaults {
  readonly #store: PanelStore;
  readonly #board: FaultBoard;
  readonly #nowMs: () => number;
  readonly #struck = new Map<FaultName, number>();

  constructor(store: PanelStore, board: FaultBoard, nowMs: () => number) {
    this.#store = store;
    this.#board = board;
    this.#nowMs = nowMs;
  }

  /** What is so before a page is cut. */
  before(question: FaultyQuestion): void {
    const now = this.#nowMs();
    const tenant = Math.max(1, question.place);
    if (this.strikes('equal-times', 1)) this.#crowd(tenant, () => now - 2 * HOUR_MS);
    if (this.strikes('cap-in-one-second', 1)) {
      const second = Math.floor((now - 3 * HOUR_MS) / 1000) * 1000;
      this.#crowd(tenant, (index) => second + (index % 100) * 10);
    }
    if (this.strikes('huge-record', 1)) this.#store.add({ at: now - 4 * HOUR_MS, tenant, kind: 'huge' });
    if (this.#isInside(question, now - HOUR_MS) && this.strikes('deleted-entries')) {
      const order = this.#store.order(question.place);
      const count = order?.count(question.from, now - HOUR_MS) ?? 0;
      const last = order?.page({ from: question.from, to: now - HOUR_MS }, Math.max(0, count - 1), 1) ?? [];
      this.#store.deleteEntries(last);
    }
  }

  /** What happens once a page is out. */
  after(question: FaultyQuestion, page: readonly number[], hasMore: boolean): void {
    const now = this.#nowMs();
    const tenant = Math.max(1, question.place);
    // Begun yesterday, and done only now: the days that are read again find it.
    if (this.strikes('late-arrival')) this.#store.add({ at: now - 26 * HOUR_MS, tenant, kind: 'late' });
    const [first] = page;
    if (hasMore && first !== undefined && this.strikes('inserted-between-pages')) {
      const place = question.place === 0 ? this.#store.tenantOf(first) : question.place;
      this.#store.add({ at: this.#store.atOf(first), tenant: place, kind: 'late' });
    }
  }

  strikes(fault: FaultName, most = MOST_STRUCK): boolean {
    const struck = this.#struck.get(fault) ?? 0;
    if (struck >= most || !this.#board.strikes(fault)) return false;
    this.#struck.set(fault, struck + 1);
    return true;
  }

  #crowd(tenant: number, at: (index: number) => number): void {
    for (let index = 0; index < CROWD; index += 1) this.#store.add({ at: at(index), tenant, kind: 'crowd' });
  }

  #isInside({ from, to }: FaultyQuestion, at: number): boolean {
    return from <= at && at < to;
  }
}
