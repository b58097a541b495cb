import type { Microseconds, TimePrecision } from '@core/entry/entry-time';

/** An instant in a zone, cut into parts that are shown in different weights. */
export interface TimeParts {
  /** `2026-11-21`: for reckoning, and as a key. */
  readonly date: string;
  /** The same day as the reader writes it: `Nov 21, 2026`, `21. Nov. 2026`. */
  readonly day: string;
  /** `03:00:12.412`, to the precision that the record expresses, at most microseconds. */
  readonly time: string;
  /** `+01:00`; `+00:00` for UTC. */
  readonly offset: string;
}

const OFFSET = /^([+-])(\d{2}):?(\d{2})$/u;
const formats = new Map<string, Intl.DateTimeFormat | null>();

/** Parts of an instant in a zone: `UTC`, an offset such as `+02:00`, or an IANA name; an unknown zone counts as UTC. */
export function timeParts(instant: Microseconds, zone: string, precision: TimePrecision = 'millisecond'): TimeParts {
  const offset = offsetMinutes(instant, zone);
  const shifted = new Date(Math.floor(instant / 1000) + offset * 60_000);
  if (Number.isNaN(shifted.getTime())) return { date: String(instant), day: String(instant), time: '', offset: '' };
  const text = shifted.toISOString();
  const start = text.indexOf('T');
  const date = text.slice(0, start);
  return {
    date,
    day: dayText(date, shifted),
    time: timeText(text.slice(start + 1, start + 9), instant, precision),
    offset: offsetText(offset),
  };
}

/** `Nov 21, 2026 03:00:12.412 +01:00`: the day as the reader writes it, the clock by 24 hours, and its offset. */
export function formatTime(instant: Microseconds, zone: string, precision: TimePrecision = 'millisecond'): string {
  const parts = timeParts(instant, zone, precision);
  return `${parts.day} ${parts.time} ${parts.offset}`;
}

/** The same without the offset, for where the zone is told beside it. */
export function timeWithoutOffset(instant: Microseconds, zone: string, precision: TimePrecision): string {
  const parts = timeParts(instant, zone, precision);
  return `${parts.day} ${parts.time}`;
}

/** The day alone, as the reader writes it. */
export function formatDay(instant: Microseconds, zone: string): string {
  return timeParts(instant, zone).day;
}

/** Days of a page of entries and some more. */
const MOST_DAYS = 2000;
const days = new Map<string, string>();

/** The reader's languages, the best first. */
export const READER: readonly string[] = typeof navigator === 'undefined' ? [] : [...(navigator.languages ?? [])];

/**
 * The month as a word, so that 11/12 is never read as 12/11; digits and calendar as the records have them, whatever the
 * reader's own.
 */
const dayFormat = new Intl.DateTimeFormat(READER, {
  timeZone: 'UTC',
  calendar: 'gregory',
  numberingSystem: 'latn',
  year: 'numeric',
  month: 'short',
  day: '2-digit',
});

function dayText(date: string, shifted: Date): string {
  const known = days.get(date);
  if (known !== undefined) return known;
  if (days.size >= MOST_DAYS) days.clear();
  const text = dayFormat.format(shifted);
  days.set(date, text);
  return text;
}

/** The zone's distance from UTC at an instant, in minutes. */
export function offsetMinutes(instant: Microseconds, zone: string): number {
  const fixed = OFFSET.exec(zone);
  if (fixed !== null) return (fixed[1] === '-' ? -1 : 1) * (Number(fixed[2]) * 60 + Number(fixed[3]));
  const format = formatOf(zone);
  if (format === null) return 0;
  const millis = Math.floor(instant / 1000);
  const parts: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {};
  for (const part of format.formatToParts(millis)) parts[part.type] = Number(part.value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  const local = Date.UTC(year, month - 1, day, hour, minute, second);
  return Math.round((local - millis) / 60_000);
}

let zoneOfMachine: string | null = null;

/** The name of this machine's zone, as it was when the window began. */
export function localZone(): string {
  zoneOfMachine ??= Intl.DateTimeFormat().resolvedOptions().timeZone;
  return zoneOfMachine;
}

/** `+01:00` */
export function offsetText(minutes: number): string {
  const size = Math.abs(minutes);
  const pad = (value: number): string => String(value).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${pad(Math.floor(size / 60))}:${pad(size % 60)}`;
}

function formatOf(zone: string): Intl.DateTimeFormat | null {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  let format: Intl.DateTimeFormat | null = null;
  try {
    format = zone === 'UTC' || zone === 'Z' ? null : zonedFormat(zone);
  } catch {
    format = null;
  }
  formats.set(zone, format);
  return format;
}

const zonedFormat = (zone: string): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });

function timeText(clock: string, instant: Microseconds, precision: TimePrecision): string {
  const micros = ((instant % 1_000_000) + 1_000_000) % 1_000_000;
  const fraction = String(micros).padStart(6, '0');
  switch (precision) {
    case 'day':
    case 'minute':
      return clock.slice(0, 5);
    case 'second':
      return clock;
    case 'millisecond':
      return `${clock}.${fraction.slice(0, 3)}`;
    case 'microsecond':
    case 'nanosecond':
      return `${clock}.${fraction}`;
  }
}
