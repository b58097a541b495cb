import { isKnownZone } from './parse-time';

/** The hours that people work, on the clock of one zone. */
export interface WorkingHours {
  /** 0 is Monday; in order, each once. */
  readonly days: readonly number[];
  /** Minutes after midnight: `[from, to)`. Where `to` is not after `from` the hours go on over midnight into the next day. */
  readonly from: number;
  readonly to: number;
  /** IANA name or an offset. */
  readonly zone: string;
}

/** What a filter over the time of day asks for. */
export interface HoursFilter extends WorkingHours {
  readonly isOutside: boolean;
}

export type ReadHours =
  | { readonly ok: true; readonly hours: HoursFilter }
  | { readonly ok: false; readonly problem: string };

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
const MINUTES_A_DAY = 1440;
const FORM = /^(?<where>outside|inside)\s+(?<days>[a-z,\s-]+?)\s+(?<from>\S+?)\s*-\s*(?<to>\S+)\s+(?<zone>\S+)$/i;

/** `outside mon-fri 08:00-18:00 Europe/Berlin`, `inside mon,wed 22:00-06:00 UTC`; to `24:00` is to the end of the day. */
export function parseHours(text: string): ReadHours {
  const parts = FORM.exec(text.trim())?.groups;
  if (parts === undefined) return problem(text, 'write it as outside mon-fri 08:00-18:00 Europe/Berlin');
  const { where = '', zone = '' } = parts;
  const days = readDays(parts['days'] ?? '');
  const from = readMinutes(parts['from'] ?? '');
  const to = readMinutes(parts['to'] ?? '');
  if (days === null) return problem(text, `days are ${WEEKDAYS.join(', ')}, as mon-fri or mon,wed`);
  if (from === null || to === null || from === MINUTES_A_DAY) return problem(text, 'times are 00:00 to 24:00');
  if (from === to) return problem(text, 'the hours begin and end at the same time');
  if (!isKnownZone(zone)) return problem(text, `"${zone.slice(0, 50)}" is no time zone`);
  return { ok: true, hours: { isOutside: where.toLowerCase() === 'outside', days, from, to, zone } };
}

const problem = (text: string, what: string): ReadHours => ({
  ok: false,
  problem: `"${text.slice(0, 100)}" names no hours: ${what}.`,
});

/** The filter's value that `parseHours` reads back. */
export function hoursText({ isOutside, days, from, to, zone }: HoursFilter): string {
  return `${isOutside ? 'outside' : 'inside'} ${daysText(days)} ${clockText(from)}-${clockText(to)} ${zone}`;
}

/** `mon-fri`, `mon,wed,fri`. */
export function daysText(days: readonly number[]): string {
  const names = days.map((day) => WEEKDAYS[day] ?? '');
  const isRun = days.length > 2 && days.every((day, at) => at === 0 || day === (days[at - 1] ?? 0) + 1);
  return isRun ? `${names[0] ?? ''}-${names.at(-1) ?? ''}` : names.join(',');
}

/** `08:05` of minutes after midnight. */
export const clockText = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

function readDays(text: string): readonly number[] | null {
  const days = new Set<number>();
  for (const part of text.toLowerCase().split(/\s*,\s*|\s+(?!-)(?<!-\s)/u)) {
    const [first, last = first, ...more] = part.split(/\s*-\s*/u).map(readDay);
    if (first === undefined || last === undefined || first < 0 || last < 0 || more.length > 0) return null;
    for (let day = first; ; day = (day + 1) % 7) {
      days.add(day);
      if (day === last) break;
    }
  }
  return [...days].toSorted((left, right) => left - right);
}

const readDay = (word: string): number =>
  word.length < 2 ? -1 : WEEKDAYS.findIndex((day) => day === word.slice(0, 3));

/** Minutes after midnight of `8:00`, `08:00`, `24:00`; null where it is no time of day. */
export function readMinutes(text: string): number | null {
  const match = /^(\d{1,2}):(\d{2})$/.exec(text);
  const minutes = Number(match?.[1]) * 60 + Number(match?.[2]);
  return match === null || Number(match[2]) > 59 || minutes > MINUTES_A_DAY ? null : minutes;
}

/** The whole sentence's worth of a filter: `outside Mon–Fri 08:00–18:00 Europe/Berlin`. */
export function hoursWords(value: string): string {
  const read = parseHours(value);
  if (!read.ok) return value;
  const { isOutside, days, from, to, zone } = read.hours;
  const named = daysText(days).replaceAll(/[a-z]+/g, (day) => day.charAt(0).toUpperCase() + day.slice(1));
  return `${isOutside ? 'outside' : 'within'} ${named.replace('-', '–').replaceAll(',', ', ')} ${clockText(from)}–${clockText(to)} ${zone}`;
}
