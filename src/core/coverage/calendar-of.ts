import type { Microseconds } from '../entry/entry-time';
import type { CoverageCalendar, CoverageTenant } from './coverage-answers';
import type { CoverageSegment } from './coverage-segment';
import type { CalendarDay } from './days';
import { stateOfSpan } from './state-of-span';

export interface CalendarTenant {
  readonly tenant: CoverageTenant;
  readonly segments: readonly CoverageSegment[];
  /** Entries that vanished without explanation, by day. */
  readonly vanished: ReadonlyMap<string, number>;
}

/** Tenants by days. */
export function calendarOf(
  tenants: readonly CalendarTenant[],
  days: readonly CalendarDay[],
  now: Microseconds,
): CoverageCalendar {
  return {
    days: days.map(({ day }) => day),
    tenants: tenants.map(({ tenant, segments, vanished }) => {
      const inTurn = segmentsOfDays(segments, days);
      const states = days.map((day, index) => stateOfSpan(inTurn[index] ?? [], day, now));
      return {
        ...tenant,
        states: states.map(({ state }) => state),
        vanished: days.map(({ day }) => vanished.get(day) ?? 0),
        clocks: [...new Set(states.flatMap(({ clocks }) => clocks))].toSorted(),
      };
    }),
  };
}

/** The segments that touch each day; both lists are in order, so each is walked once. */
function segmentsOfDays(
  segments: readonly CoverageSegment[],
  days: readonly CalendarDay[],
): readonly (readonly CoverageSegment[])[] {
  let first = 0;
  return days.map(({ from, to }) => {
    while ((segments[first]?.to ?? Number.POSITIVE_INFINITY) <= from) first += 1;
    let end = first;
    while ((segments[end]?.from ?? Number.POSITIVE_INFINITY) < to) end += 1;
    return segments.slice(first, end);
  });
}
