import { Temporal } from 'temporal-polyfill';
import { parseTime } from '../parse-time';

/** What a value stands for: everything from `from` up to, and without, `to`; equal for an instant or a plain number. */
export interface Span {
  readonly from: number;
  readonly to: number;
  readonly fromNow: boolean;
}

export type ParsedValue = { readonly ok: true; readonly span: Span } | { readonly ok: false; readonly message: string };

const MICROSECONDS = {
  us: 1,
  ms: 1000,
  s: 1_000_000,
  m: 60_000_000,
  min: 60_000_000,
  h: 3_600_000_000,
  d: 86_400_000_000,
  w: 604_800_000_000,
} as const;
const BYTES = { b: 1, kb: 1e3, mb: 1e6, gb: 1e9, kib: 1024, mib: 1024 ** 2, gib: 1024 ** 3 } as const;

const single = (value: number): ParsedValue => ({ ok: true, span: { from: value, to: value, fromNow: false } });
const wrong = (message: string): ParsedValue => ({ ok: false, message });

/** Reads one or more amounts with units (`1h30m`, `1.5s`) as a whole number of the smallest one; null where it is none. */
function amountOf(text: string, units: Readonly<Record<string, number>>): number | null {
  const match = /^([+-]?)((?:\d+(?:\.\d+)?\s*[a-z]+\s*)+)$/i.exec(text.trim());
  if (match === null) return null;
  let sum = 0;
  for (const [, amount, unit] of (match[2] ?? '').matchAll(/(\d+(?:\.\d+)?)\s*([a-z]+)/gi)) {
    const name = (unit ?? '').toLowerCase();
    if (!Object.hasOwn(units, name)) return null;
    sum += Number(amount) * (units[name] ?? 0);
  }
  const rounded = Math.round(match[1] === '-' ? -sum : sum);
  return Number.isSafeInteger(rounded) ? rounded : null;
}

/** `30s`, `1h30m`, `250ms`: microseconds. */
export function parseDuration(text: string): ParsedValue {
  const value = amountOf(text, MICROSECONDS);
  if (value !== null) return single(value);
  return wrong(`"${text}" is no length of time: write a number and a unit, such as 250ms, 30s, 5m, 2h or 1h30m.`);
}

/** `10kb`, `1.5mb`, `500`: bytes; kb is 1,000 and kib is 1,024 of them. */
export function parseSize(text: string): ParsedValue {
  const value = /^\d+$/.test(text) ? Number(text) : amountOf(text, BYTES);
  if (value !== null && value >= 0 && Number.isSafeInteger(value)) return single(value);
  return wrong(`"${text}" is no size: write a number and a unit, such as 500b, 10kb or 1.5mb.`);
}

export function parseNumber(text: string): ParsedValue {
  const value = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(text) ? Number(text) : Number.NaN;
  if (Number.isFinite(value)) return single(value);
  return wrong(`"${text}" is no number: places in raw are compared with numbers, such as 400 or 0.5.`);
}

export function parseWholeNumber(text: string): ParsedValue {
  if (/^\d{1,15}$/.test(text)) return single(Number(text));
  return wrong(`"${text}" is no whole number.`);
}

const SPANS: readonly { readonly shape: RegExp; readonly length: Temporal.DurationLike; readonly complete: string }[] =
  [
    { shape: /^\d{4}$/, length: { years: 1 }, complete: '-01-01' },
    { shape: /^\d{4}-\d{2}$/, length: { months: 1 }, complete: '-01' },
    { shape: /^\d{4}-?\d{2}-?\d{2}$/, length: { days: 1 }, complete: '' },
  ];
const HAS_SECONDS = /[T ]\d{2}:?\d{2}:?\d{2}/i;
const FRACTION = /[T ]\d{2}:?\d{2}:?\d{2}[.,](\d+)/i;

/**
 * Reads a time as the stretch that it names: `2026` a year, `2026-11` a month, `2026-11-21` a day of `zone`,
 * `2026-11-21T08:30` a minute, with seconds a second, with a fraction as much as its last digit; `now` and `now-7d` an instant
 * counted from the search's own.
 */
export function parseTimeSpan(text: string, zone: string): ParsedValue {
  const relative = /^now\s*(?:([+-])\s*(.+))?$/i.exec(text.trim());
  if (relative !== null) return parseFromNow(text, relative[1], relative[2]);
  const calendar = SPANS.find(({ shape }) => shape.test(text.trim()));
  if (calendar !== undefined) return parseCalendarSpan(text.trim() + calendar.complete, zone, calendar.length);
  const parsed = parseTime(text, zone);
  if (!parsed.ok) return wrong(parsed.problem);
  const length = HAS_SECONDS.test(text) ? fractionLength(text) : MICROSECONDS.m;
  return { ok: true, span: { from: parsed.instant, to: parsed.instant + length, fromNow: false } };
}

function fractionLength(text: string): number {
  const digits = FRACTION.exec(text)?.[1]?.length ?? 0;
  return 10 ** Math.max(0, 6 - digits);
}

function parseFromNow(text: string, sign: string | undefined, amount: string | undefined): ParsedValue {
  const value = amount === undefined ? 0 : amountOf(amount, MICROSECONDS);
  if (value === null)
    return wrong(`"${text}" is no time: write now-30m, now-24h or now-7d, or a date such as 2026-11-21.`);
  const from = sign === '-' ? -value : value;
  return { ok: true, span: { from, to: from, fromNow: true } };
}

function parseCalendarSpan(day: string, zone: string, length: Temporal.DurationLike): ParsedValue {
  const start = parseTime(day, zone);
  if (!start.ok) return wrong(start.problem);
  try {
    const end = parseTime(Temporal.PlainDate.from(day).add(length).toString(), zone);
    return end.ok ? { ok: true, span: { from: start.instant, to: end.instant, fromNow: false } } : wrong(end.problem);
  } catch {
    return wrong(`"${day}" lies outside the years that the archive can hold.`);
  }
}

/** Writes an amount with the largest unit that divides it; its reader gives the same number back. */
function amountText(value: number, units: readonly (readonly [string, number])[], least: string): string {
  const found = units.find(([, size]) => value !== 0 && value % size === 0);
  return found === undefined ? `${String(value)}${least}` : `${String(value / found[1])}${found[0]}`;
}

export const durationText = (value: number): string =>
  amountText(
    value,
    [
      ['d', MICROSECONDS.d],
      ['h', MICROSECONDS.h],
      ['m', MICROSECONDS.m],
      ['s', MICROSECONDS.s],
      ['ms', MICROSECONDS.ms],
    ],
    'us',
  );

export const sizeText = (value: number): string =>
  amountText(
    value,
    [
      ['gb', BYTES.gb],
      ['mb', BYTES.mb],
      ['kb', BYTES.kb],
    ],
    'b',
  );

export const fromNowText = (offset: number): string =>
  offset === 0 ? 'now' : `now${offset < 0 ? '-' : '+'}${durationText(Math.abs(offset))}`;
