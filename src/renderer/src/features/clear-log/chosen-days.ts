import type { Microseconds } from '@core/entry/entry-time';
import { clearLogText as text } from '../../strings/clear-log';
import { dayAfter, dayOf, startOfDay } from '../../ui/calendar-days';

/** What is typed so far: a tenant's id, and days such as `2026-11-21`; empty: nothing yet. */
export interface ChosenDays {
  readonly tenant: string;
  readonly first: string;
  readonly last: string;
}

export const NO_DAYS: ChosenDays = { tenant: '', first: '', last: '' };

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** What is wrong with the days; empty where nothing is, or nothing is typed. */
export function wrongDays(
  { first, last }: ChosenDays,
  today: string,
): { readonly first: string; readonly last: string } {
  const notEnded = (day: string): string => (DAY.test(day) && day >= today ? text.notEnded : '');
  const isReversed = DAY.test(first) && DAY.test(last) && last < first;
  return { first: notEnded(first), last: notEnded(last) || (isReversed ? text.wrongOrder : '') };
}

/** The whole days as instants `[from, to)` in the backend's zone; null while they are not chosen, or wrong. */
export function rangeOf(
  chosen: ChosenDays,
  zone: string,
  today: string,
): { readonly from: Microseconds; readonly to: Microseconds } | null {
  const { first, last } = chosen;
  const wrong = wrongDays(chosen, today);
  if (!DAY.test(first) || !DAY.test(last) || wrong.first !== '' || wrong.last !== '') return null;
  return { from: startOfDay(first, zone), to: startOfDay(dayAfter(last), zone) };
}

/** The days of a plan in words. */
export function daysInPlan({ from, to, zone }: { from: Microseconds; to: Microseconds; zone: string }): string {
  const [first, last] = [dayOf(from, zone), dayOf(to - 1, zone)];
  const count = Math.round((Date.parse(last) - Date.parse(first)) / 86_400_000) + 1;
  return text.days(first, last, count);
}
