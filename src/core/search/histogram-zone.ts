import { Temporal } from 'temporal-polyfill';
import type { Microseconds } from '../entry/entry-time';
import { ExpectedFailure } from '../failure/failure';

/** A stretch of time with one offset from UTC; all in microseconds, `from` included. */
export interface OffsetStretch {
  readonly from: Microseconds;
  readonly offset: number;
}

/** A zone's offsets between two instants, oldest first; the first one holds from `from` on. Fails with `search-invalid` for no zone. */
export function offsetsBetween(zone: string, from: Microseconds, to: Microseconds): readonly OffsetStretch[] {
  let at = zonedAt(from, zone);
  const stretches = [{ from, offset: at.offsetNanoseconds / 1000 }];
  for (;;) {
    const next = at.getTimeZoneTransition('next');
    if (next === null || next.epochMilliseconds * 1000 > to) return stretches;
    stretches.push({ from: next.epochMilliseconds * 1000, offset: next.offsetNanoseconds / 1000 });
    at = next;
  }
}

/** The instant of a local time (microseconds as if it were UTC): the earlier of a repeated one, the end of a skipped hour. */
export function instantOf(local: number, stretches: readonly OffsetStretch[]): Microseconds {
  for (const [index, { from, offset }] of stretches.entries()) {
    const instant = local - offset;
    if (index > 0 && instant < from) return from;
    if (instant < (stretches[index + 1]?.from ?? Number.POSITIVE_INFINITY)) return instant;
  }
  return local;
}

/** The stretch that an instant lies in, by its place in the list. */
export function stretchAt(instant: Microseconds, stretches: readonly OffsetStretch[]): number {
  let low = 0;
  let high = stretches.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((stretches[middle]?.from ?? 0) <= instant) low = middle;
    else high = middle - 1;
  }
  return low;
}

function zonedAt(microseconds: number, zone: string): Temporal.ZonedDateTime {
  try {
    return Temporal.Instant.fromEpochMilliseconds(Math.floor(microseconds / 1000)).toZonedDateTimeISO(zone);
  } catch (error) {
    throw new ExpectedFailure(
      'search-invalid',
      `The time zone "${zone.slice(0, 100)}" is not known here: choose another.`,
      error instanceof Error ? error.message : undefined,
    );
  }
}
