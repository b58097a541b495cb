import { Temporal } from 'temporal-polyfill';
import type { Microseconds } from '../../entry/entry-time';
import { fixedOffset } from '../../entry/zone-offset';
import type { Description } from './description';
import type { TimeWriting } from './description-request';

const SECOND = 1_000_000;
const DAY = 86_400 * SECOND;

/** The finest difference that a writing can express, in microseconds. */
const UNIT: Readonly<Record<TimeWriting, Microseconds>> = {
  iso: SECOND,
  'iso-ms': 1000,
  'iso-local': SECOND,
  'epoch-s': SECOND,
  'epoch-ms': 1000,
  date: DAY,
};

/** A time as the request wants it; cut down to what the writing can express. Numbers are for epochs. */
export function writeTime(instant: Microseconds, writing: TimeWriting, zone: string): string | number {
  switch (writing) {
    case 'iso':
      return `${isoText(instant, 19)}Z`;
    case 'iso-ms':
      return `${isoText(instant, 23)}Z`;
    case 'iso-local':
      return isoText(localOf(instant, zone), 19);
    case 'epoch-s':
      return Math.floor(instant / SECOND);
    case 'epoch-ms':
      return Math.floor(instant / 1000);
    case 'date':
      return isoText(localOf(instant, zone), 10);
  }
}

/**
 * The start as it is asked: earlier by one unit where the backend leaves out what happened exactly then. What a writing
 * cuts off makes the window start earlier, never later.
 */
export function askedFrom(from: Microseconds, times: Description['times'], writing: TimeWriting): Microseconds {
  return times.from === 'exclusive' ? from - UNIT[writing] : from;
}

/**
 * The end as it is asked: rounded up to what the writing can express, so that nothing is cut off; a whole day that the
 * backend counts in is the day before.
 */
export function askedTo(to: Microseconds, times: Description['times'], writing: TimeWriting): Microseconds {
  if (writing !== 'date') return Math.ceil(to / UNIT[writing]) * UNIT[writing];
  const local = localOf(to, times.zone);
  const isMidnight = local % DAY === 0;
  if (times.to === 'inclusive') return isMidnight ? to - 1 : to;
  return isMidnight ? to : to + DAY - (local % DAY);
}

/** The wall clock of a zone at an instant, as if it were UTC. */
function localOf(instant: Microseconds, zone: string): Microseconds {
  const fixed = fixedOffset(zone);
  if (fixed !== null) return instant + fixed;
  const moment = Temporal.Instant.fromEpochMilliseconds(Math.floor(instant / 1000));
  return instant + moment.toZonedDateTimeISO(zone).offsetNanoseconds / 1000;
}

function isoText(instant: Microseconds, length: number): string {
  return new Date(Math.floor(instant / 1000)).toISOString().slice(0, length);
}
