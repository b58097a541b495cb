import type { TimeRange } from './search';

const UNITS = {
  m: 'minutes',
  min: 'minutes',
  h: 'hours',
  d: 'days',
  w: 'weeks',
  mo: 'months',
} as const;

const WORDS: Readonly<Record<string, keyof typeof UNITS>> = {
  minute: 'min',
  minutes: 'min',
  hour: 'h',
  hours: 'h',
  day: 'd',
  days: 'd',
  week: 'w',
  weeks: 'w',
  month: 'mo',
  months: 'mo',
};

const isUnit = (text: string): text is keyof typeof UNITS => Object.hasOwn(UNITS, text);

/** Reads `7d`, `24h`, `30m`, `2w`, `6mo` or `7 days` as a relative range; null where the text is none. */
export function parseLast(text: string): TimeRange | null {
  const match = /^\s*(?:last\s+)?(\d{1,6})\s*([a-z]+)\s*$/i.exec(text);
  const amount = Number(match?.[1]);
  const word = match?.[2]?.toLowerCase() ?? '';
  const unit = Object.hasOwn(WORDS, word) ? WORDS[word] : word;
  if (unit === undefined || !isUnit(unit) || amount < 1 || amount > 100_000) return null;
  return { kind: 'last', amount, unit: UNITS[unit] };
}
