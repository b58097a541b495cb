import type { TimeRange } from './search';

type PeriodUnit = Extract<TimeRange, { readonly kind: 'period' }>['unit'];

const PERIOD_WORDS: Readonly<Record<string, readonly [PeriodUnit, number]>> = {
  today: ['day', 0],
  yesterday: ['day', 1],
};
const PERIOD =
  /^(?:(this|last)[\s-]+(day|week|month|quarter|year)|(\d{1,4})[\s-]+(day|week|month|quarter|year)s?[\s-]+ago)$/;

/** Reads `this-week`, `last-quarter`, `yesterday`, `2-months-ago` as a whole period of a zone; null where the text is none. */
export function parsePeriod(text: string, zone: string): TimeRange | null {
  const word = text.trim().toLowerCase();
  const known = Object.hasOwn(PERIOD_WORDS, word) ? PERIOD_WORDS[word] : undefined;
  if (known !== undefined) return { kind: 'period', unit: known[0], back: known[1], zone };
  const [, which, unit, count, counted] = PERIOD.exec(word) ?? [];
  if (which !== undefined) return { kind: 'period', unit: unit as PeriodUnit, back: which === 'this' ? 0 : 1, zone };
  return count === undefined ? null : { kind: 'period', unit: counted as PeriodUnit, back: Number(count), zone };
}

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
