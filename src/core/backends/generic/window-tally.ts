import type { Microseconds } from '../../entry/entry-time';
import { BackendFailure } from '../../http/backend-failure';
import type { WindowEnd } from '../connector';
import type { Description } from './description';
import { placeholdersOf } from './described-context';

interface Range {
  readonly from: Microseconds;
  readonly to: Microseconds;
}

/** Where windows are asked by the day, entries of the days at its borders come too; else those of a second. */
const MARGIN: Readonly<Record<Description['windows']['granularity'], Microseconds>> = {
  second: 1_000_000,
  minute: 60_000_000,
  day: 86_400_000_000,
};

/** Counts what one reading of a window brings. */
export class WindowTally {
  /** False where the reading started in the middle, so that its count says nothing of the total. */
  readonly isWhole: boolean;
  received = 0;
  distinct = 0;
  lastPage = 0;
  firstTotal: number | null = null;
  lastTotal: number | null = null;
  #dated = 0;
  #inside = 0;

  constructor(isWhole: boolean) {
    this.isWhole = isWhole;
  }

  count(at: Microseconds | null, { from, to }: Range): void {
    if (at === null) return;
    this.#dated += 1;
    if (at >= from && at < to) this.#inside += 1;
    else this.#nearest = Math.min(this.#nearest, at < from ? from - at : at - to);
  }
  #nearest = Number.POSITIVE_INFINITY;

  page(items: number, total: number | null, distinct: number): void {
    this.received += items;
    this.distinct = distinct;
    this.lastPage = items;
    this.firstTotal ??= total;
    this.lastTotal = total ?? this.lastTotal;
  }

  /** Entries that all lie elsewhere mean that the window was not understood: complete would be a claim about the wrong time. */
  failWhereOutside(range: Range, { times, windows }: Description, what: string): void {
    const isDay = windows.granularity === 'day' || times.writing === 'date';
    const margin = isDay ? MARGIN.day : MARGIN[windows.granularity];
    if (times.clock !== 'event' || this.#dated === 0 || this.#inside > 0 || this.#nearest <= margin) return;
    throw new BackendFailure(
      'inconsistent',
      `${what} came with ${this.#dated} entries, none of them within the time asked for: check how from and to are written, and their zone.`,
    );
  }
}

/** How a reading ended by its count: the window's end, or why it must be read again. */
export type Agreement =
  | { readonly kind: 'end'; readonly end: WindowEnd }
  | { readonly kind: 'differs'; readonly reason: string };

/** Compares what came with the backend's own total, and with the most that it gives. */
export function agreement(description: Description, tally: WindowTally, what: string): Agreement {
  const { windows, paging, limit } = description;
  const total = tally.lastTotal;
  const { cap } = windows;
  const isCut = paging.kind === 'none' && tally.lastPage >= limit && placeholdersOf(description).has('limit');
  if ((cap !== null && tally.received >= cap) || isCut) {
    const most = isCut ? limit : (cap ?? limit);
    const reason = `The backend gives at most ${most} entries for one window, and gave as many.`;
    return { kind: 'end', end: { outcome: 'capped', reason, total } };
  }
  const isAgreed =
    total === null || (tally.isWhole && tally.distinct === total && tally.firstTotal === tally.lastTotal);
  if (isAgreed) return { kind: 'end', end: { outcome: 'complete', reason: null, total } };
  const reason =
    tally.firstTotal !== total
      ? `${what} changed while it was read: ${tally.firstTotal ?? 0} entries by its first page, ${total} by its last.`
      : `${what} gave ${tally.distinct} entries, though it says that there are ${total}.`;
  return { kind: 'differs', reason };
}
