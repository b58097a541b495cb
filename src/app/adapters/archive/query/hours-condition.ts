import { ExpectedFailure } from '@core/failure/failure';
import { type OffsetStretch, offsetsBetween } from '@core/search/histogram-zone';
import { type HoursFilter, parseHours } from '@core/search/working-hours';
import { any, integer, integers, type Sql, sql } from '../engine/sql';
import type { ArchiveState } from '../state';

const MINUTE = 60_000_000;
const DAY = 1440 * MINUTE;
/** Whole days that lift any time above zero (DuckDB's division rounds towards zero), and begin on a Monday. */
const LIFT_DAYS = 105_322 + 3;

/** Entries whose start lies within (or outside) hours of a zone's own clock; an entry without a time does neither. */
export function hoursCondition(values: readonly string[], state: ArchiveState): Sql {
  return any(
    values.map((value) => {
      const read = parseHours(value);
      if (!read.ok) throw new ExpectedFailure('search-invalid', read.problem);
      return sql(`coalesce(${conditionOf(read.hours, state)}, FALSE)`);
    }),
  );
}

function conditionOf({ isOutside, days, from, to, zone }: HoursFilter, { counters }: ArchiveState): string {
  const offset = offsetExpression(offsetsBetween(zone, counters.earliest ?? 0, counters.latest ?? 0));
  const local = `(e.started + ${offset} + ${LIFT_DAYS}::BIGINT * ${DAY})`;
  const weekday = `((${local} // ${DAY}) % 7)`;
  const time = `(${local} % ${DAY})`;
  const start = integer(from * MINUTE);
  const end = integer(to * MINUTE);
  const inside =
    from < to
      ? `(${weekday} IN (${integers(days)}) AND ${time} >= ${start} AND ${time} < ${end})`
      : `((${weekday} IN (${integers(days)}) AND ${time} >= ${start})
        OR (${weekday} IN (${integers(days.map((day) => (day + 1) % 7))}) AND ${time} < ${end}))`;
  return isOutside ? `NOT ${inside}` : inside;
}

/** The zone's offset at an entry's start: DuckDB's own zones are an extension, and none is loaded. */
function offsetExpression(stretches: readonly OffsetStretch[]): string {
  const [only, ...later] = stretches;
  const first = integer(only?.offset ?? 0);
  if (later.length === 0) return first;
  const cases = later
    .toReversed()
    .map(({ from, offset }) => `WHEN e.started >= ${integer(from)} THEN ${integer(offset)}`);
  return `(CASE ${cases.join(' ')} ELSE ${first} END)`;
}
