import { Temporal } from 'temporal-polyfill';
import type { Microseconds } from '../../entry/entry-time';

export interface TimeSpan {
  readonly from: Microseconds;
  readonly to: Microseconds;
}

/** Whole days of the server's clock, both included, as the service takes them: without a zone, which .NET would convert by. */
export interface AskedDays {
  readonly startDate: string;
  readonly endDate: string;
}

/**
 * The days to ask so that `[from, to)` is inside. The service leaves out the last second of the last day: the day after
 * is asked too. Where the server's zone is not known (null) its dates may lie a day to either side of UTC's.
 */
export function askedDays({ from, to }: TimeSpan, zone: string | null): AskedDays {
  const first = dayAt(from, zone ?? 'UTC');
  const last = dayAt(Math.max(from, to - 1), zone ?? 'UTC');
  return written(zone === null ? first.subtract({ days: 1 }) : first, last.add({ days: 1 }));
}

/** Exactly the days of `[from, to)`, as Clear Log deletes them; null where the bounds are no midnights of the zone. */
export function wholeDays({ from, to }: TimeSpan, zone: string): AskedDays | null {
  const first = dayAt(from, zone);
  const next = dayAt(to, zone);
  const isWhole = from < to && midnight(first, zone) === from && midnight(next, zone) === to;
  return isWhole ? written(first, next.subtract({ days: 1 })) : null;
}

/** The day that holds an instant, in a zone. */
export function dayAt(instant: Microseconds, zone: string): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(Math.floor(instant / 1000))
    .toZonedDateTimeISO(zone === 'Z' || zone === 'z' ? 'UTC' : zone)
    .toPlainDate();
}

function midnight(day: Temporal.PlainDate, zone: string): Microseconds {
  return day.toZonedDateTime(zone === 'Z' || zone === 'z' ? 'UTC' : zone).epochMilliseconds * 1000;
}

function written(first: Temporal.PlainDate, last: Temporal.PlainDate): AskedDays {
  return { startDate: `${first.toString()}T00:00:00`, endDate: `${last.toString()}T00:00:00` };
}
