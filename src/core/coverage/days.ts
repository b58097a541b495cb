import { Temporal } from 'temporal-polyfill';
import type { Microseconds } from '../entry/entry-time';
import type { TimeSpan } from './time-spans';

/** A calendar day of a zone: 23 and 25 hours long where clocks change. */
export interface CalendarDay extends TimeSpan {
  /** `YYYY-MM-DD`. */
  readonly day: string;
}

const dateOf = (at: Microseconds, zone: string): Temporal.PlainDate =>
  Temporal.Instant.fromEpochMilliseconds(Math.floor(at / 1000))
    .toZonedDateTimeISO(zone)
    .toPlainDate();

const startOf = (date: Temporal.PlainDate, zone: string): Microseconds =>
  date.toZonedDateTime(zone).epochMilliseconds * 1000;

/** The days that a range touches, oldest first: the newest `limit` of them. */
export function daysOf({ from, to }: TimeSpan, zone: string, limit: number): readonly CalendarDay[] {
  if (from >= to) return [];
  const last = dateOf(to - 1, zone);
  const first = dateOf(from, zone);
  const earliest = last.subtract({ days: limit - 1 });
  let date = Temporal.PlainDate.compare(first, earliest) < 0 ? earliest : first;
  const days: CalendarDay[] = [];
  let start = startOf(date, zone);
  while (Temporal.PlainDate.compare(date, last) <= 0) {
    const next = date.add({ days: 1 });
    const end = startOf(next, zone);
    days.push({ day: date.toString(), from: start, to: end });
    date = next;
    start = end;
  }
  return days;
}
