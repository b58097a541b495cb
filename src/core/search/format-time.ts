import { Temporal } from 'temporal-polyfill';
import type { Microseconds, TimePrecision } from '../entry/entry-time';

const DIGITS = {
  day: 0,
  minute: 0,
  second: 0,
  millisecond: 3,
  microsecond: 6,
  nanosecond: 6,
} as const satisfies Record<TimePrecision, number>;

/** The digits after the second: at least those of the precision, and never one less than there is. */
function fractionOf(microseconds: number, precision: TimePrecision): string {
  const all = String(microseconds).padStart(6, '0');
  const needed = all.replace(/0+$/, '').length;
  const digits = Math.max(DIGITS[precision], needed);
  return digits === 0 ? '' : `.${all.slice(0, digits)}`;
}

/** Offset of an IANA zone or fixed offset at an instant, in microseconds, with its text (`Z`, `+02:00`). */
function offsetAt(instant: Microseconds, zone: string): { readonly microseconds: number; readonly text: string } {
  if (zone === 'UTC') return { microseconds: 0, text: 'Z' };
  const zoned = Temporal.Instant.fromEpochMilliseconds(Math.floor(instant / 1000)).toZonedDateTimeISO(zone);
  return { microseconds: zoned.offsetNanoseconds / 1000, text: zoned.offsetNanoseconds === 0 ? 'Z' : zoned.offset };
}

/**
 * An instant as ISO 8601 with its offset, as fine as it is known: `2026-11-21T03:00Z`, `2026-11-21T03:00:12.412+01:00`.
 * Minutes are always written (a day's instant has an hour in another zone). `zone` is an IANA name, an offset or `UTC`.
 */
export function formatTime(instant: Microseconds, precision: TimePrecision = 'second', zone = 'UTC'): string {
  const offset = offsetAt(instant, zone);
  const local = instant + offset.microseconds;
  const milliseconds = Math.floor(local / 1000);
  const iso = new Date(milliseconds).toISOString();
  const end = iso.length - 5;
  const microseconds = local - Math.floor(local / 1_000_000) * 1_000_000;
  const fraction = fractionOf(microseconds, precision);
  const seconds = iso.slice(end - 2, end);
  const withSeconds = fraction !== '' || seconds !== '00' || (precision !== 'day' && precision !== 'minute');
  return `${iso.slice(0, withSeconds ? end : end - 3)}${fraction}${offset.text}`;
}

/** The calendar day of an instant in a zone: `2026-11-21`. */
export function formatDay(instant: Microseconds, zone = 'UTC'): string {
  const local = instant + offsetAt(instant, zone).microseconds;
  const iso = new Date(Math.floor(local / 1000)).toISOString();
  return iso.slice(0, iso.indexOf('T'));
}
