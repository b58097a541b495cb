import type { Microseconds } from '@core/entry/entry-time';
import { offsetMinutes, READER, timeParts } from './format-time';

const MINUTE = 60_000_000;
/** As the reader writes days; a day is the same in every zone. */
const inWords = (options: Intl.DateTimeFormatOptions): ((day: string) => string) => {
  const format = new Intl.DateTimeFormat(READER, { ...options, timeZone: 'UTC', calendar: 'gregory' });
  return (day) => (day === '' ? '' : format.format(Date.parse(`${day}T00:00:00Z`)));
};

/** The day of an instant in a zone: `2026-11-21`. */
export function dayOf(instant: Microseconds, zone: string): string {
  return timeParts(instant, zone).date;
}

/** The first moment of a day in a zone. Where the clocks change, the offset that holds at that moment counts. */
export function startOfDay(day: string, zone: string): Microseconds {
  const asUtc = Date.parse(`${day}T00:00:00Z`) * 1000;
  const first = asUtc - offsetMinutes(asUtc, zone) * MINUTE;
  return asUtc - offsetMinutes(first, zone) * MINUTE;
}

/** A day some days later (or earlier). */
export function dayAfter(day: string, days = 1): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** `Nov 3` */
export const shortDay = inWords({ month: 'short', day: 'numeric' });

/** `Tue, Nov 3, 2026` */
export const longDay = inWords({ weekday: 'short', year: 'numeric', month: 'short', day: 'numeric' });

/** `Nov` */
export const monthOf = inWords({ month: 'short' });

/** 0 for Sunday. */
export function weekdayOf(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay();
}

/** Days as few words: `Nov 3, Nov 9`, neighbours drawn together as `Nov 3–5`, further ones counted. */
export function daysInWords(days: readonly string[], most = 4): string {
  const spans = daySpans(days);
  const named = spans
    .slice(0, most)
    .map(({ from, to }) => (from === to ? shortDay(from) : `${shortDay(from)}–${shortEnd(from, to)}`));
  const left = spans.slice(most).reduce((sum, span) => sum + span.count, 0);
  return left > 0 ? `${named.join(', ')} and ${String(left)} more` : named.join(', ');
}

const shortEnd = (from: string, to: string): string =>
  from.slice(0, 7) === to.slice(0, 7) ? String(Number(to.slice(8))) : shortDay(to);

/** Neighbouring days drawn together, oldest first. */
export function daySpans(
  days: readonly string[],
): readonly { readonly from: string; readonly to: string; readonly count: number }[] {
  const spans: { from: string; to: string; count: number }[] = [];
  for (const day of days.toSorted()) {
    const last = spans.at(-1);
    if (last !== undefined && dayAfter(last.to) === day) {
      last.to = day;
      last.count += 1;
    } else if (last?.to !== day) spans.push({ from: day, to: day, count: 1 });
  }
  return spans;
}
