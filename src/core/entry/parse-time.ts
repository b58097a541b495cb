import type { DateOrder } from '../backends/reading-plan';
import type { EntryTime, TimePrecision } from './entry-time';
import { fixedOffset, offsetAt } from './zone-offset';

/** How times are read that do not say all: the zone that the user configured, and the order of day and month. */
export interface TimeReading {
  /** For times without a zone; null: the kind's rule, which is UTC (assumed). */
  readonly zone: string | null;
  readonly dateOrder: DateOrder | null;
}

export type EpochUnit = 'seconds' | 'milliseconds' | 'microseconds' | 'nanoseconds';

/** A date and time of day as written, and the text behind it (a zone, or nothing). */
interface WrittenTime {
  /** Microseconds as if the text were UTC. */
  readonly local: number;
  readonly precision: TimePrecision;
  readonly rest: string;
}

/** No notation of a time is longer. */
const LONGEST_TIME = 100;
const ZERO = 48;
const MICROSECONDS_PER: Record<EpochUnit, number> = {
  seconds: 1e6,
  milliseconds: 1e3,
  microseconds: 1,
  nanoseconds: 1e-3,
};
const EPOCH_PRECISION: Record<EpochUnit, TimePrecision> = {
  seconds: 'second',
  milliseconds: 'millisecond',
  microseconds: 'microsecond',
  nanoseconds: 'nanosecond',
};
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** `10/1/2026 8:14:03 AM`, `01.10.2026 08:14`, `2026. 10. 1. 8:14:03`. */
const CULTURE_TIME =
  /^(\d{1,4})([./-])\s?(\d{1,2})\2\s?(\d{1,4})\.?,?(?:\s+(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,](\d{1,9}))?)?(?:\s?([ap])\.?\s?m\.?)?)?$/i;
/** `Thu, 01 Oct 2026 08:14:03 GMT`, `1 Oct 2026 08:14 +0200`. */
const MAIL_TIME =
  /^(?:[a-z]{3},?\s+)?(\d{1,2})[\s-]([a-z]{3})[a-z]*[\s-](\d{4})\s+(\d{1,2}):(\d{2})(?::(\d{2}))?\s*(.*)$/i;
/** `Oct 1, 2026 8:14:03 AM`. */
const MONTH_FIRST_TIME =
  /^([a-z]{3})[a-z]*\.?\s+(\d{1,2}),?\s+(\d{4}),?(?:\s+(?:at\s+)?(\d{1,2}):(\d{2})(?::(\d{2}))?\s*(?:([ap])\.?m\.?)?)?\s*(.*)$/i;

/** Reads a time in ISO 8601 / RFC 3339, in a culture's notation or in words; null where the text is none. */
export function parseTime(text: string, reading: TimeReading): EntryTime | null {
  if (text.length > LONGEST_TIME) return null;
  const iso = readIso(text);
  const written = iso ?? readWords(text) ?? readCulture(text.trim(), reading.dateOrder);
  return written === null ? null : place(written, text, reading);
}

/** Reads a number of units since 1970; null where the text is no number or the time lies beyond what is exact. */
export function parseEpoch(text: string, unit: EpochUnit): EntryTime | null {
  if (!/^-?\d+(\.\d+)?$/.test(text)) return null;
  const instant = Math.floor(Number(text) * MICROSECONDS_PER[unit]);
  const precision = unit === 'seconds' && text.includes('.') ? 'microsecond' : EPOCH_PRECISION[unit];
  return isExact(instant) ? { instant, text, zone: 'UTC', zoneSource: 'given', precision, ambiguous: false } : null;
}

/** The unit that the size of an epoch number suggests: seconds to 10 digits, then milli-, micro- and nanoseconds. */
export function epochUnitOf(text: string): EpochUnit {
  const digits = text.replace(/^-/, '').replace(/\..*$/, '').length;
  if (digits <= 11) return 'seconds';
  if (digits <= 14) return 'milliseconds';
  return digits <= 17 ? 'microseconds' : 'nanoseconds';
}

/** The orders of day, month and year in which a culture's date makes sense; empty where it is no such date. */
export function fittingOrders(text: string): readonly DateOrder[] {
  if (text.length > LONGEST_TIME || !CULTURE_TIME.test(text.trim())) return [];
  const orders: readonly DateOrder[] = ['month-day-year', 'day-month-year', 'year-month-day'];
  return orders.filter((order) => readCulture(text.trim(), order) !== null);
}

function place(written: WrittenTime, text: string, reading: TimeReading): EntryTime | null {
  const { precision } = written;
  const given = givenZone(written.rest);
  if (given === null) return null;
  const isGiven = given !== '';
  const zone = isGiven ? given : (reading.zone ?? 'UTC');
  const { offset, isAmbiguous } = offsetAt(written.local, zone);
  const instant = written.local - offset;
  if (!isExact(instant)) return null;
  const zoneSource = isGiven ? 'given' : reading.zone === null ? 'assumed' : 'configured';
  return { instant, text, zone, zoneSource, precision, ambiguous: isAmbiguous };
}

/** The zone behind a time: an offset or `UTC`; empty where there is none; null where the text is no zone. */
function givenZone(rest: string): string | null {
  const zone = rest.trim();
  if (zone === '') return '';
  if (zone === 'Z' || zone === 'z' || /^(utc|gmt)$/i.test(zone)) return 'UTC';
  const match = /^(?:utc|gmt)?([+-]\d{1,2}):?(\d{2})?(?:\s*\(.*\))?$/i.exec(zone);
  if (match === null) return null;
  const hours = match[1] ?? '';
  const padded = hours.length === 2 ? `${hours.charAt(0)}0${hours.charAt(1)}` : hours;
  const name = `${padded}:${match[2] ?? '00'}`;
  return fixedOffset(name) === null ? null : name;
}

function isExact(instant: number): boolean {
  return Number.isSafeInteger(instant);
}

/** By character codes: this is the path of nearly every entry. */
function readIso(text: string): WrittenTime | null {
  if (text.length < 10 || text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45) return null;
  const year = digits(text, 0, 4);
  const month = digits(text, 5, 2);
  const day = digits(text, 8, 2);
  if (text.length === 10) return compose([year, month, day, 0, 0, 0], 0, 'day', '');
  const separator = text.charCodeAt(10);
  if ((separator !== 84 && separator !== 116 && separator !== 32) || text.charCodeAt(13) !== 58) return null;
  const hour = digits(text, 11, 2);
  const minute = digits(text, 14, 2);
  if (text.charCodeAt(16) !== 58) return compose([year, month, day, hour, minute, 0], 0, 'minute', text.slice(16));
  const second = digits(text, 17, 2);
  const point = text.charCodeAt(19);
  if (point !== 46 && point !== 44)
    return compose([year, month, day, hour, minute, second], 0, 'second', text.slice(19));
  let end = 20;
  while (end < text.length && isDigit(text.charCodeAt(end))) end += 1;
  const count = end - 20;
  if (count === 0) return null;
  const precision = count <= 3 ? 'millisecond' : count <= 6 ? 'microsecond' : 'nanosecond';
  return compose([year, month, day, hour, minute, second], fraction(text, 20, end), precision, text.slice(end));
}

/** Microseconds of the digits of a fraction; what is finer is cut off. */
function fraction(text: string, from: number, to: number): number {
  let value = 0;
  for (let index = 0; index < 6; index += 1) {
    value = value * 10 + (from + index < to ? text.charCodeAt(from + index) - ZERO : 0);
  }
  return value;
}

function isDigit(code: number): boolean {
  return code >= ZERO && code <= ZERO + 9;
}

/** A number of exactly `count` digits; NaN where they are none. */
function digits(text: string, from: number, count: number): number {
  let value = 0;
  for (let index = from; index < from + count; index += 1) {
    const code = text.charCodeAt(index);
    if (!isDigit(code)) return Number.NaN;
    value = value * 10 + code - ZERO;
  }
  return value;
}

type Fields = readonly [year: number, month: number, day: number, hour: number, minute: number, second: number];

function compose(fields: Fields, micros: number, precision: TimePrecision, rest: string): WrittenTime | null {
  const [year, month, day, hour, minute, second] = fields;
  const isTime = hour <= 23 && minute <= 59 && second <= 60;
  const isMidnight = hour === 24 && minute === 0 && second === 0;
  if (!(year >= 1000 && month >= 1 && month <= 12 && day >= 1 && day <= 31 && (isTime || isMidnight))) return null;
  if (day > 28 && day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return null;
  return { local: Date.UTC(year, month - 1, day, hour, minute, second) * 1000 + micros, precision, rest };
}

function readCulture(text: string, chosen: DateOrder | null): WrittenTime | null {
  const match = CULTURE_TIME.exec(text);
  if (match === null) return null;
  const [, first = '', separator = '', second = '', third = ''] = match;
  const order = chosen ?? (first.length === 4 ? 'year-month-day' : separator === '.' ? 'day-month-year' : null);
  if (order === null || (order === 'year-month-day') !== first.length > 2) return null;
  const [year, month, day] =
    order === 'year-month-day'
      ? [first, second, third]
      : order === 'day-month-year'
        ? [third, second, first]
        : [third, first, second];
  if (year.length !== 4 && year.length !== 2) return null;
  const hour = hourOf(match[5], match[9]);
  const precision = match[5] === undefined ? 'day' : match[7] === undefined ? 'minute' : 'second';
  const fullYear = year.length === 2 ? 2000 + Number(year) : Number(year);
  const fields = [fullYear, Number(month), Number(day), hour, Number(match[6] ?? 0), Number(match[7] ?? 0)] as const;
  const part = match[8];
  if (part === undefined) return compose(fields, 0, precision, '');
  return compose(fields, fraction(part, 0, part.length), part.length <= 3 ? 'millisecond' : 'microsecond', '');
}

/** The hour of the day; NaN where it does not fit a 12-hour clock that the text claims. */
function hourOf(hour: string | undefined, half: string | undefined): number {
  const value = Number(hour ?? 0);
  if (half === undefined) return value;
  if (value < 1 || value > 12) return Number.NaN;
  return (value % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
}

function readWords(text: string): WrittenTime | null {
  const mail = MAIL_TIME.exec(text);
  if (mail !== null) {
    const [, day, month = '', year, hour, minute, second, rest = ''] = mail;
    return words([year, month, day], Number(hour), [minute, second], rest);
  }
  const match = MONTH_FIRST_TIME.exec(text);
  if (match === null) return null;
  const [, month = '', day, year, hour, minute, second, half, rest = ''] = match;
  const written = words([year, month, day], hourOf(hour, half), [minute, second], rest);
  return written !== null && hour === undefined ? { ...written, precision: 'day' } : written;
}

function words(
  [year, month, day]: readonly [string | undefined, string, string | undefined],
  hour: number,
  [minute, second]: readonly [string | undefined, string | undefined],
  rest: string,
): WrittenTime | null {
  const number = MONTHS.indexOf(month.toLowerCase()) + 1;
  const fields = [Number(year), number, Number(day), hour, Number(minute ?? 0), Number(second ?? 0)] as const;
  return compose(fields, 0, second === undefined ? 'minute' : 'second', rest);
}
