import { Temporal } from 'temporal-polyfill';
import type { Microseconds } from '../entry/entry-time';

export type ParsedTime =
  | { readonly ok: true; readonly instant: Microseconds }
  /** A sentence for the user. */
  | { readonly ok: false; readonly problem: string };

const HAS_OFFSET = /(?:Z|[+-]\d{2}(?::?\d{2})?)(?:\[.+\])?$/i;
const HAS_TIME = /^[+-]?\d{4,6}-?\d{2}-?\d{2}[T ]\d/i;

/** True for an IANA name (`Europe/Berlin`), a fixed offset (`+02:00`) or `UTC`. */
export function isKnownZone(zone: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone);
    return zone.length > 0;
  } catch {
    return false;
  }
}

function readInstant(text: string, zone: string): Temporal.Instant {
  if (text.endsWith(']')) return Temporal.ZonedDateTime.from(text).toInstant();
  if (HAS_TIME.test(text) && HAS_OFFSET.test(text)) return Temporal.Instant.from(text);
  return Temporal.PlainDateTime.from(text).toZonedDateTime(zone, { disambiguation: 'earlier' }).toInstant();
}

/**
 * Reads an ISO 8601 date or time (`2026-11-21`, `2026-11-21T08:30`, `2026-11-21 08:30:00.25+01:00`). A time without an
 * offset is read in `zone`, a date alone as its midnight there; of a repeated hour the earlier instant is taken.
 * Anything finer than a microsecond is cut.
 */
export function parseTime(text: string, zone: string): ParsedTime {
  const trimmed = text.trim();
  if (!isKnownZone(zone)) {
    return {
      ok: false,
      problem: `"${zone}" is no time zone; give an IANA name such as Europe/Berlin, or an offset such as +02:00.`,
    };
  }
  try {
    const nanoseconds = readInstant(trimmed, zone).epochNanoseconds;
    const remainder = ((nanoseconds % 1000n) + 1000n) % 1000n;
    const instant = Number((nanoseconds - remainder) / 1000n);
    if (!Number.isSafeInteger(instant)) {
      return {
        ok: false,
        problem: `"${trimmed}" lies outside the years 1685 to 2255, which the archive can hold exactly.`,
      };
    }
    return { ok: true, instant };
  } catch {
    return {
      ok: false,
      problem: `"${trimmed}" is no date or time; write it as 2026-11-21, 2026-11-21T08:30 or 2026-11-21T08:30:00+01:00.`,
    };
  }
}
