/** How the zone of a time is known: written beside it, configured by the user, or assumed by the kind's rule. */
export const ZONE_SOURCES = ['given', 'configured', 'assumed'] as const;
export type ZoneSource = (typeof ZONE_SOURCES)[number];

/** The finest unit that the original text expresses. */
export const TIME_PRECISIONS = ['day', 'minute', 'second', 'millisecond', 'microsecond', 'nanosecond'] as const;
export type TimePrecision = (typeof TIME_PRECISIONS)[number];

/** UTC microseconds since 1970-01-01T00:00:00Z, a whole number; exact for the years 1685 to 2255. */
export type Microseconds = number;

/** A time of an entry: the instant, and beside it what the record said and how it was read. */
export interface EntryTime {
  readonly instant: Microseconds;
  /** The original text, character for character (a number's text for epoch times). */
  readonly text: string;
  /** An offset such as `+02:00`, an IANA name such as `Europe/Berlin`, or `UTC`. */
  readonly zone: string;
  readonly zoneSource: ZoneSource;
  readonly precision: TimePrecision;
  /** True where the local time occurs twice (the repeated hour); the earlier instant is taken. */
  readonly ambiguous: boolean;
}
