import { Temporal } from 'temporal-polyfill';

/** How a local time lies in a zone. */
export interface LocalOffset {
  /** Microseconds to take from the local time to get UTC. */
  readonly offset: number;
  /** The local time occurs twice; the offset is that of the earlier instant. */
  readonly isAmbiguous: boolean;
}

/** Zones change their offset on a quarter of an hour, so one answer serves a quarter. */
const QUARTER = 15 * 60 * 1_000_000;
const MINUTE = 60 * 1_000_000;
/** Quarters remembered for one zone before the memory is emptied (some 20 years of them). */
const MOST_QUARTERS = 700_000;

const zones = new Map<string, Map<number, LocalOffset>>();

/** True for an IANA name, `UTC`, `Z` or a fixed offset such as `+02:00`. */
export function isZone(zone: string): boolean {
  if (fixedOffset(zone) !== null) return true;
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone);
    return true;
  } catch {
    return false;
  }
}

/** The offset of a fixed zone in microseconds; null for a named zone. */
export function fixedOffset(zone: string): number | null {
  if (zone === 'UTC' || zone === 'Z' || zone === 'z') return 0;
  const match = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone);
  if (match === null) return null;
  const minutes = Number(match[2]) * 60 + Number(match[3] ?? 0);
  return (match[1] === '-' ? -minutes : minutes) * MINUTE;
}

/**
 * The offset of a local time (microseconds as if it were UTC) in a zone. A time that occurs twice takes the earlier
 * instant; one that the clock skipped is moved on by the gap, as clocks were. Fails (RangeError) on an unknown zone.
 */
export function offsetAt(local: number, zone: string): LocalOffset {
  const fixed = fixedOffset(zone);
  if (fixed !== null) return { offset: fixed, isAmbiguous: false };
  let known = zones.get(zone);
  if (known === undefined || known.size > MOST_QUARTERS) {
    known = new Map();
    zones.set(zone, known);
  }
  const quarter = Math.floor(local / QUARTER);
  let found = known.get(quarter);
  if (found === undefined) {
    found = lookUp(quarter * QUARTER, zone);
    known.set(quarter, found);
  }
  return found;
}

function lookUp(local: number, zone: string): LocalOffset {
  const dateTime = Temporal.Instant.fromEpochMilliseconds(local / 1000)
    .toZonedDateTimeISO('UTC')
    .toPlainDateTime();
  const earlier = dateTime.toZonedDateTime(zone, { disambiguation: 'earlier' });
  const later = dateTime.toZonedDateTime(zone, { disambiguation: 'later' });
  const differs = earlier.epochMilliseconds !== later.epochMilliseconds;
  const isTwice = differs && earlier.toPlainDateTime().equals(dateTime);
  const chosen = differs && !isTwice ? later : earlier;
  return { offset: local - chosen.epochMilliseconds * 1000, isAmbiguous: isTwice };
}
