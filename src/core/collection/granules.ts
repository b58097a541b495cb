import { Temporal } from 'temporal-polyfill';
import type { Microseconds } from '../entry/entry-time';

export const DAY: Microseconds = 86_400_000_000;
/** Zones keep to whole quarters of an hour, so below it a granule is the same in every zone. */
const QUARTER: Microseconds = 900_000_000;

/** What bounds of windows are whole multiples of. */
export interface Granules {
  readonly granularity: Microseconds;
  /** IANA name or fixed offset. */
  readonly zone: string;
}

/** Where the granule that holds a moment begins. Days are the zone's own: 23 and 25 hours long where clocks change. */
export function granuleStart(at: Microseconds, { granularity, zone }: Granules): Microseconds {
  if (granularity % DAY === 0) return dayGranule(at, granularity / DAY, zone, 0);
  const offset = granularity <= QUARTER ? 0 : offsetOf(at, zone);
  return Math.floor((at + offset) / granularity) * granularity - offset;
}

/** Where the granule after the one that holds a moment begins: always later than the moment. */
export function nextGranule(at: Microseconds, granules: Granules): Microseconds {
  const { granularity, zone } = granules;
  if (granularity % DAY === 0) return dayGranule(at, granularity / DAY, zone, 1);
  const next = granuleStart(granuleStart(at, granules) + granularity, granules);
  return next > at ? next : next + granularity;
}

/** The first bound that is not before a moment. */
export function granuleEnd(at: Microseconds, granules: Granules): Microseconds {
  const start = granuleStart(at, granules);
  return start === at ? at : nextGranule(at, granules);
}

function offsetOf(at: Microseconds, zone: string): number {
  return zone === 'UTC' ? 0 : zoned(at, zone).offsetNanoseconds / 1000;
}

function dayGranule(at: Microseconds, days: number, zone: string, later: 0 | 1): Microseconds {
  if (zone === 'UTC') return (Math.floor(at / (days * DAY)) + later) * days * DAY;
  const date = zoned(at, zone).toPlainDate();
  const number = EPOCH_DAY.until(date, { largestUnit: 'days' }).days;
  const first = (Math.floor(number / days) + later) * days;
  return EPOCH_DAY.add({ days: first }).toZonedDateTime(zone).epochMilliseconds * 1000;
}

const EPOCH_DAY = Temporal.PlainDate.from('1970-01-01');

function zoned(at: Microseconds, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(Math.floor(at / 1000)).toZonedDateTimeISO(zone);
}
