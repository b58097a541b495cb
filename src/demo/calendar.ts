import { Temporal } from 'temporal-polyfill';

/** One day of a tenant's own calendar. */
export interface DemoDay {
  /** 0 is today, 1 yesterday, and so on. */
  readonly daysAgo: number;
  readonly isWorkday: boolean;
  /** 1 is Monday. */
  readonly weekday: number;
  /** UTC milliseconds of a local wall-clock time on this day. */
  at(hour: number, minute: number, second?: number): number;
}

/** The last `days` days up to the one that holds `now` (UTC milliseconds), oldest first, in `zone`. */
export function lastDays(now: number, days: number, zone: string): readonly DemoDay[] {
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone).toPlainDate();
  return Array.from({ length: days }, (_, index) => {
    const daysAgo = days - 1 - index;
    const date = today.subtract({ days: daysAgo });
    return {
      daysAgo,
      isWorkday: date.dayOfWeek <= 5,
      weekday: date.dayOfWeek,
      at: (hour, minute, second = 0) =>
        date.toZonedDateTime({ timeZone: zone, plainTime: { hour, minute, second } }).epochMilliseconds,
    };
  });
}

/** A wall-clock reading: month and day count from 1. */
export interface WallClock {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

/** What a clock in `zone` shows at an instant (UTC milliseconds). */
export function wallClockIn(zone: string): (instant: number) => WallClock {
  return (instant) => Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone);
}
