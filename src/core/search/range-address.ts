import type { Microseconds } from '../entry/entry-time';
import type { TimeRange } from './search';

const UNITS = { m: 'minutes', h: 'hours', d: 'days', w: 'weeks', mo: 'months' } as const;
const LETTERS = { minutes: 'm', hours: 'h', days: 'd', weeks: 'w', months: 'mo' } as const;

/** An instant to the microsecond: `2026-11-21T03:00:12Z`, `2026-11-21T03:00:12.412345Z`. */
export function instantText(instant: Microseconds): string {
  const seconds = Math.floor(instant / 1_000_000);
  const whole = new Date(seconds * 1000).toISOString().replace('.000Z', '');
  const fraction = String(instant - seconds * 1_000_000)
    .padStart(6, '0')
    .replace(/0+$/u, '');
  return `${whole}${fraction === '' ? '' : `.${fraction}`}Z`;
}

/** null: it is none. */
export function parseInstant(text: string): Microseconds | null {
  const found = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,6}))?Z$/u.exec(text);
  const milliseconds = found === null ? Number.NaN : Date.parse(`${found[1] ?? ''}Z`);
  return Number.isNaN(milliseconds) ? null : milliseconds * 1000 + Number((found?.[2] ?? '').padEnd(6, '0'));
}

/** `7d`, `all`, `2026-11-01T00:00:00Z..`, `month-1@Europe/Berlin`; null: it has no short form. */
export function rangeText(range: TimeRange): string | null {
  switch (range.kind) {
    case 'all':
      return 'all';
    case 'last':
      return `${range.amount}${LETTERS[range.unit]}`;
    case 'between':
      return `${range.from === null ? '' : instantText(range.from)}..${range.to === null ? '' : instantText(range.to)}`;
    case 'period':
      return `${range.unit}${range.back === 0 ? '' : `-${range.back}`}@${range.zone}`;
    default:
      return null;
  }
}

/** What may be a range: the schema still has to say so. undefined: it is none. */
export function parseRange(text: string): object | undefined {
  if (text === 'all') return { kind: 'all' };
  const last = /^(\d{1,6})(mo|[mhdw])$/u.exec(text);
  if (last !== null) return { kind: 'last', amount: Number(last[1]), unit: UNITS[last[2] as keyof typeof UNITS] };
  const period = /^([a-z]+)(?:-(\d{1,5}))?@(.+)$/u.exec(text);
  if (period !== null) return { kind: 'period', unit: period[1], back: Number(period[2] ?? 0), zone: period[3] };
  const ends = text.split('..');
  if (ends.length !== 2) return undefined;
  const [from, to] = ends.map((end) => (end === '' ? null : (parseInstant(end) ?? undefined)));
  return from === undefined || to === undefined ? undefined : { kind: 'between', from, to };
}
