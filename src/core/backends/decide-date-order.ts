import { fittingOrders, parseTime } from '../entry/parse-time';
import type { DateOrder } from './reading-plan';

export interface DecidedDateOrder {
  /** null: no date in the sample depends on an order. */
  readonly order: DateOrder | null;
  /** True where day-month and month-day fit all dates, and nothing else tells which is meant. */
  readonly isAmbiguous: boolean;
}

/** Fewer different dates in order than this prove nothing. */
const PROOF = 4;

/**
 * Decides the order of day, month and year for a whole file from its dates: the order that fits most of them; of several,
 * the one in which the rows are sorted by time (as exports are); dates with full stops are day-month-year, those with a
 * 12-hour clock month-day-year.
 */
export function decideDateOrder(dates: readonly string[]): DecidedDateOrder {
  const counts = new Map<DateOrder, number>();
  for (const date of dates) for (const order of fittingOrders(date)) counts.set(order, (counts.get(order) ?? 0) + 1);
  const most = Math.max(0, ...counts.values());
  if (most === 0) return { order: null, isAmbiguous: false };
  const best = [...counts].filter(([, count]) => count === most).map(([order]) => order);
  const [only, other] = best;
  if (only === undefined || other === undefined) return { order: only ?? null, isAmbiguous: false };
  const sorted = best.filter((order) => isSorted(dates, order));
  if (sorted.length === 1 && sorted[0] !== undefined) return { order: sorted[0], isAmbiguous: false };
  if (dates.every((date) => /^\d+\.\d+\./.test(date))) return { order: 'day-month-year', isAmbiguous: false };
  const hasHalves = dates.some((date) => /[ap]\.?\s?m\.?$/i.test(date));
  return { order: hasHalves ? 'month-day-year' : 'day-month-year', isAmbiguous: true };
}

function isSorted(dates: readonly string[], order: DateOrder): boolean {
  const instants = dates.flatMap((date) => parseTime(date, { zone: null, dateOrder: order })?.instant ?? []);
  const days = new Set(instants.map((instant) => Math.floor(instant / 86_400e6)));
  return days.size >= PROOF && instants.every((instant, index) => index === 0 || instant >= (instants[index - 1] ?? 0));
}
