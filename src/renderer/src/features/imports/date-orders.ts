import type { DateOrder } from '@core/backends/reading-plan';

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

const PLACES: Record<DateOrder, readonly [day: number, month: number, year: number]> = {
  'month-day-year': [1, 0, 2],
  'day-month-year': [0, 1, 2],
  'year-month-day': [2, 1, 0],
};

/** How a date such as `3/4/2026 10:12 AM` reads in an order: `4 March 2026`; null where it does not fit the order. */
export function dateInOrder(text: string, order: DateOrder): string | null {
  const numbers = /^\D*(\d{1,4})\D(\d{1,4})\D(\d{1,4})/.exec(text);
  if (numbers === null) return null;
  const [dayPlace, monthPlace, yearPlace] = PLACES[order];
  const day = Number(numbers[dayPlace + 1]);
  const month = Number(numbers[monthPlace + 1]);
  const year = numbers[yearPlace + 1] ?? '';
  const name = MONTHS[month - 1];
  if (name === undefined || day < 1 || day > 31 || !/^(\d{2}|\d{4})$/.test(year)) return null;
  return `${day} ${name} ${year.length === 2 ? `20${year}` : year}`;
}
