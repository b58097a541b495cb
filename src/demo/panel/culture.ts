import type { WallClock } from '../calendar';

export type CultureName = 'en-US' | 'en-GB' | 'de-DE';

const two = (value: number): string => String(value).padStart(2, '0');

/** How a .NET server of that culture writes a date and time: to the second, without a zone. */
export const writeDate: Record<CultureName, (clock: WallClock) => string> = {
  'en-US': ({ year, month, day, hour, minute, second }) =>
    `${month}/${day}/${year} ${hour % 12 === 0 ? 12 : hour % 12}:${two(minute)}:${two(second)} ${hour < 12 ? 'AM' : 'PM'}`,
  'en-GB': ({ year, month, day, hour, minute, second }) =>
    `${two(day)}/${two(month)}/${year} ${two(hour)}:${two(minute)}:${two(second)}`,
  'de-DE': ({ year, month, day, hour, minute, second }) =>
    `${two(day)}.${two(month)}.${year} ${two(hour)}:${two(minute)}:${two(second)}`,
};

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `Oct01-2026`: how the panel writes a day into the name of its export. */
export function writeDayForFileName({ year, month, day }: WallClock): string {
  return `${MONTHS[month - 1]}${two(day)}-${year}`;
}
