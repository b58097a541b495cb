import type { Microseconds } from '@core/entry/entry-time';
import { Random } from '../../random';

const SECOND = 1_000_000;
const HOUR = 3600 * SECOND;
const DAY = 24 * HOUR;
/** Directory audits are kept for 30 days: entries are spread over a little less. */
const LONGEST_SPREAD = 29 * DAY;

/** Which of the two logs an entry is in. */
export type GraphLogName = 'directory' | 'unified';

/** The even ones are directory audits, the odd ones unified audit records. */
export const logNameOf = (index: number): GraphLogName => (index % 2 === 0 ? 'directory' : 'unified');

const floorToSecond = (time: Microseconds): Microseconds => Math.floor(time / SECOND) * SECOND;

/** One tenant's logs: when each entry happened, in order of time. Records are made when asked for. */
export class TenantGraphLog {
  readonly #at: number[] = [];
  readonly #order: Readonly<Record<GraphLogName, number[]>> = { directory: [], unified: [] };
  readonly #deleted = new Set<number>();

  constructor(seed: string, of: { readonly now: Microseconds; readonly entries: number; readonly days: number }) {
    const random = new Random(`${seed}/log`);
    const spread = Math.min(of.days * DAY, LONGEST_SPREAD) - HOUR;
    for (let index = 0; index < of.entries; index += 1) {
      this.#at.push(floorToSecond(of.now - HOUR / 2 - random.fraction() * spread));
      this.#order[logNameOf(index)].push(index);
    }
    for (const order of Object.values(this.#order)) order.sort((one, other) => this.#compare(one, other));
  }

  #compare(one: number, other: number): number {
    return this.at(one) - this.at(other) || one - other;
  }

  at(index: number): Microseconds {
    return this.#at[index] ?? 0;
  }

  isHeld(index: number): boolean {
    return this.#at[index] !== undefined && !this.#deleted.has(index);
  }

  /** Adds an entry to the log; answers its number. */
  add(name: GraphLogName, at: Microseconds): number {
    let index = this.#at.length;
    if (logNameOf(index) !== name) {
      // The number of the other log is left out.
      this.#at.push(0);
      this.#deleted.add(index);
      index += 1;
    }
    this.#at.push(floorToSecond(at));
    const order = this.#order[name];
    order.splice(
      this.#placeOf(order, (one) => this.#compare(one, index) < 0),
      0,
      index,
    );
    return index;
  }

  delete(index: number): boolean {
    return this.isHeld(index) && this.#deleted.add(index).has(index);
  }

  #placeOf(order: readonly number[], isBefore: (index: number) => boolean): number {
    let [low, high] = [0, order.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (isBefore(order[middle] ?? 0)) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Entries of `[from, to]` in order of time, behind the entry `after`. */
  range(
    name: GraphLogName,
    of: {
      readonly from: Microseconds;
      readonly to: Microseconds;
      readonly after: number | null;
      readonly limit: number;
    },
  ): readonly number[] {
    const order = this.#order[name];
    const { after } = of;
    const start =
      after === null
        ? this.#placeOf(order, (index) => this.at(index) < of.from)
        : this.#placeOf(order, (index) => this.#compare(index, after) <= 0);
    const found: number[] = [];
    for (let place = start; place < order.length && found.length < of.limit; place += 1) {
      const index = order[place] ?? 0;
      if (this.at(index) > of.to) break;
      if (this.isHeld(index)) found.push(index);
    }
    return found;
  }

  newest(name: GraphLogName): number | undefined {
    return this.#order[name].findLast((index) => this.isHeld(index));
  }

  held(): readonly number[] {
    return [...this.#order.directory, ...this.#order.unified].filter((index) => this.isHeld(index));
  }
}
