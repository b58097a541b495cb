import { z } from 'zod';
import type { Microseconds } from '../entry/entry-time';
import { clockText, daysText } from '../search/working-hours';

const minute = z.number().int().min(0).max(1439);
/** Minutes before and after a slot within which a run still is the expected one. */
const tolerance = z.number().int().min(1).max(1440);
const zone = z.string().min(1).max(100);

/**
 * When a task is expected to run: at times of day of a zone's clock on days of the week (0 is Monday), on a day of the
 * month (31: the last one), or every so many minutes after the run before.
 */
export const cadenceSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('weekly'),
    days: z.array(z.number().int().min(0).max(6)).min(1).max(7),
    times: z.array(minute).min(1).max(48),
    tolerance,
    zone,
  }),
  z.strictObject({
    kind: z.literal('monthly'),
    date: z.number().int().min(1).max(31),
    times: z.array(minute).min(1).max(48),
    tolerance,
    zone,
  }),
  z.strictObject({ kind: z.literal('interval'), minutes: z.number().int().min(1).max(10_080), tolerance, zone }),
]);
export type Cadence = z.infer<typeof cadenceSchema>;

/** What the user has said of an expectation; `cadence` null: as it is learned. */
export const expectationSchema = z.strictObject({
  state: z.enum(['confirmed', 'ignored']),
  cadence: cadenceSchema.nullable(),
});
export type Expectation = z.infer<typeof expectationSchema>;

/** What is expected of one task on one item of one tenant. */
export interface SeriesName {
  readonly tenant: string;
  readonly task: string;
  readonly item: string;
}

export const seriesKey = ({ tenant, task, item }: SeriesName): string => JSON.stringify([tenant, task, item]);

/** The name that `seriesKey` wrote; null for anything else. */
export function seriesOfKey(key: string): SeriesName | null {
  try {
    const parts: unknown = JSON.parse(key);
    if (!Array.isArray(parts) || parts.length !== 3) return null;
    const [tenant, task, item] = parts as readonly unknown[];
    if (typeof tenant !== 'string' || typeof task !== 'string' || typeof item !== 'string') return null;
    return { tenant, task, item };
  } catch {
    return null;
  }
}

/** One moment at which a run is expected. */
export interface Slot {
  readonly at: Microseconds;
  /** Microseconds before and after it. */
  readonly tolerance: number;
}

const ordinal = (date: number): string =>
  date === 31 ? 'on the last day of the month' : `on day ${date} of the month`;

/** `every day at 02:15 Europe/Berlin`, `mon-fri at 08:00 UTC`, `every 60 minutes`. */
export function cadenceWords(cadence: Cadence): string {
  if (cadence.kind === 'interval') {
    const { minutes } = cadence;
    if (minutes % 60 !== 0) return `every ${minutes} minutes`;
    return minutes === 60 ? 'every hour' : `every ${minutes / 60} hours`;
  }
  const times = cadence.times.map(clockText).join(', ');
  const days =
    cadence.kind === 'monthly'
      ? ordinal(cadence.date)
      : cadence.days.length === 7
        ? 'every day'
        : `every ${daysText(cadence.days)}`;
  return `${days} at ${times} ${cadence.zone}`;
}
