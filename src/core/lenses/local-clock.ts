import type { Microseconds } from '../entry/entry-time';
import { instantOf, type OffsetStretch, offsetsBetween, stretchAt } from '../search/histogram-zone';

const MINUTE = 60_000_000;
const DAY = 1440 * MINUTE;

/** A moment on the clock of a zone: days since 1970-01-01, and minutes after midnight. */
export interface LocalTime {
  readonly day: number;
  readonly minute: number;
}

/** A zone's own clock over a stretch of time; its offsets are looked up once, since a lens asks for very many moments. */
export class LocalClock {
  readonly zone: string;
  readonly #stretches: readonly OffsetStretch[];

  /** Fails with `search-invalid` where there is no such zone. */
  constructor(zone: string, from: Microseconds, to: Microseconds) {
    this.zone = zone;
    this.#stretches = offsetsBetween(zone, from - 2 * DAY, to + 2 * DAY);
  }

  at(instant: Microseconds): LocalTime {
    const local = instant + this.#offsetAt(instant);
    const day = Math.floor(local / DAY);
    return { day, minute: Math.floor((local - day * DAY) / MINUTE) };
  }

  /** The earlier of a repeated time; of one that the clock skips, the moment at which it does. */
  instant({ day, minute }: LocalTime): Microseconds {
    return instantOf(day * DAY + minute * MINUTE, this.#stretches);
  }

  /** Whether the clock changes within an hour of a moment, so that a time of day there says less than elsewhere. */
  changesNear(instant: Microseconds): boolean {
    const hour = 60 * MINUTE;
    return this.#offsetAt(instant - hour) !== this.#offsetAt(instant + hour);
  }

  /** Whether the clock keeps one offset throughout; a stretch of half a year or more is taken to see a change. */
  isSteady(from: Microseconds, to: Microseconds): boolean {
    return to - from < 150 * DAY && this.#offsetAt(from) === this.#offsetAt(to);
  }

  #offsetAt(instant: Microseconds): number {
    return this.#stretches[stretchAt(instant, this.#stretches)]?.offset ?? 0;
  }
}

/** 0 is Monday; 1970-01-01 was a Thursday. */
export const weekdayOf = (day: number): number => (((day + 3) % 7) + 7) % 7;

/** The day of the month, and whether it is the last one. */
export function monthDayOf(day: number): { readonly month: number; readonly date: number; readonly isLast: boolean } {
  const date = new Date(day * 86_400_000);
  const month = date.getUTCFullYear() * 12 + date.getUTCMonth();
  const tomorrow = new Date((day + 1) * 86_400_000);
  return { month, date: date.getUTCDate(), isLast: tomorrow.getUTCDate() === 1 };
}
