import { ExpectedFailure } from '@core/failure/failure';
import { Temporal } from 'temporal-polyfill';

/** A stretch of time with one offset from UTC; all in microseconds, `from` included. */
export interface OffsetStretch {
  readonly from: number;
  readonly offset: number;
}

/** A zone's offsets between two instants, oldest first; the first one holds from `from` on. Fails with `search-invalid` for no zone. */
export function offsetsBetween(zone: string, from: number, to: number): readonly OffsetStretch[] {
  let at = zonedAt(from, zone);
  const stretches = [{ from, offset: at.offsetNanoseconds / 1000 }];
  for (;;) {
    const next = at.getTimeZoneTransition('next');
    if (next === null || next.epochMilliseconds * 1000 > to) return stretches;
    stretches.push({ from: next.epochMilliseconds * 1000, offset: next.offsetNanoseconds / 1000 });
    at = next;
  }
}

/** The instant at which a local day begins, in UTC microseconds; `day` counts from 1970-01-01. */
export function startOfDay(day: number, zone: string): number {
  const date = new Temporal.PlainDate(1970, 1, 1).add({ days: day });
  return date.toZonedDateTime(zone).epochMilliseconds * 1000;
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
