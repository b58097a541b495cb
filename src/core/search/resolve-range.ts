import type { Microseconds } from '../entry/entry-time';
import type { TimeRange } from './search';

/** `[from, to)` in UTC microseconds; null leaves an end open. */
export interface ResolvedRange {
  readonly from: Microseconds | null;
  readonly to: Microseconds | null;
}

const UNIT_MICROSECONDS = {
  minutes: 60_000_000,
  hours: 3_600_000_000,
  days: 86_400_000_000,
  weeks: 604_800_000_000,
} as const;

/** The same day and time of day some months earlier, in UTC; the last day of the month where that day does not exist. */
function monthsBefore(now: Microseconds, months: number): Microseconds {
  const whole = Math.floor(now / 1000);
  const date = new Date(whole);
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() - months);
  const lastDay = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(day, lastDay));
  return date.getTime() * 1000 + (now - whole * 1000);
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
    case 'last':
      return {
        from:
          range.unit === 'months'
            ? monthsBefore(now, range.amount)
            : now - range.amount * UNIT_MICROSECONDS[range.unit],
        to: null,
      };
  }
}
