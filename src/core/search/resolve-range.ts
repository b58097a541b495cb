import { Temporal } from 'temporal-polyfill';
import type { Microseconds } from '../entry/entry-time';
import type { TimeRange } from './search';

/** `[from, to)` in UTC microseconds; null leaves an end open. */
export interface ResolvedRange {
  readonly from: Microseconds | null;
  readonly to: Microseconds | null;
}

type Period = Extract<TimeRange, { readonly kind: 'period' }>;

const UNIT_MICROSECONDS = {
  minutes: 60_000_000,
  hours: 3_600_000_000,
  days: 86_400_000_000,
  weeks: 604_800_000_000,
} as const;

const PERIOD_LENGTHS = {
  day: { days: 1 },
  week: { weeks: 1 },
  month: { months: 1 },
  quarter: { months: 3 },
  year: { years: 1 },
} as const satisfies Record<Period['unit'], Temporal.DurationLike>;

/** The same day and time of day some months earlier, in UTC; the last day of the month where that day does not exist. */
function monthsBefore(now: Microseconds, months: number): Microseconds {
  const whole = Math.floor(now / 1000);
  const date = new Date(whole);
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() - months);
  const lastDay = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(day, lastDay));
  const instant = date.getTime() * 1000 + (now - whole * 1000);
  return Number.isFinite(instant) ? instant : Number.MIN_SAFE_INTEGER;
}

function firstDayOf(day: Temporal.PlainDate, unit: Period['unit']): Temporal.PlainDate {
  switch (unit) {
    case 'day':
      return day;
    case 'week':
      return day.subtract({ days: day.dayOfWeek - 1 });
    case 'month':
      return day.with({ day: 1 });
    case 'quarter':
      return day.with({ month: Math.floor((day.month - 1) / 3) * 3 + 1, day: 1 });
    case 'year':
      return day.with({ month: 1, day: 1 });
  }
}

/** Begins and ends at midnights of the zone, so that a day with a change of clocks has 23 or 25 hours. */
function resolvePeriod({ unit, back, zone }: Period, now: Microseconds): ResolvedRange {
  const today = Temporal.Instant.fromEpochMilliseconds(Math.floor(now / 1000))
    .toZonedDateTimeISO(zone)
    .toPlainDate();
  let first = firstDayOf(today, unit);
  for (const [part, amount] of Object.entries(PERIOD_LENGTHS[unit])) first = first.subtract({ [part]: amount * back });
  const midnight = (day: Temporal.PlainDate): Microseconds => day.toZonedDateTime(zone).epochMilliseconds * 1000;
  return { from: midnight(first), to: midnight(first.add(PERIOD_LENGTHS[unit])) };
}

/**
 * What a range means at one instant (`now`, UTC microseconds: the snapshot's). `last` stays open at its end.
 * Days and weeks are 24 and 168 hours, so that a range does not depend on a zone; months are calendar months in UTC.
 */
export function resolveRange(range: TimeRange, now: Microseconds): ResolvedRange {
  switch (range.kind) {
    case 'all':
      return { from: null, to: null };
    case 'between':
      return { from: range.from, to: range.to };
    case 'period':
      return resolvePeriod(range, now);
    case 'last': {
      const from =
        range.unit === 'months' ? monthsBefore(now, range.amount) : now - range.amount * UNIT_MICROSECONDS[range.unit];
      return { from: Math.max(from, Number.MIN_SAFE_INTEGER), to: null };
    }
  }
}
