import type { Microseconds } from '../entry/entry-time';
import type { DayState, SearchCoverage } from './coverage-answers';
import { type CoverageSegment, isBetter, isCovered } from './coverage-segment';
import { daysOf } from './days';
import { stateOfSpan } from './state-of-span';
import { common, type TimeSpan, without } from './time-spans';

export interface SearchedTenants {
  readonly tenants: readonly {
    /** Within the range. */
    readonly segments: readonly CoverageSegment[];
    /** False where the ledger has no window and no declared import of it at all. */
    readonly isKnown: boolean;
    /** Since when a connection that reaches the tenant could still collect; null: none reaches it. */
    readonly collectableSince: Microseconds | null;
    readonly lastAskedAt: Microseconds | null;
  }[];
  /** null where the search leaves an end open: then from what the ledger knows first, and to now. */
  readonly range: { readonly from: Microseconds | null; readonly to: Microseconds | null };
  readonly zone: string;
  readonly now: Microseconds;
}

/** The newest days that are listed; whether all are covered is told of all. */
const MOST_DAYS = 1000;

/** What a search can be trusted for. */
export function searchCoverageOf({ tenants, range, zone, now }: SearchedTenants): SearchCoverage {
  const known = tenants.filter(({ isKnown }) => isKnown);
  const span = {
    from:
      range.from ??
      firstKnown(
        known.map(({ segments }) => segments),
        now,
      ),
    to: range.to ?? now,
  };
  const past = common(span, { from: Number.NEGATIVE_INFINITY, to: now });
  const days = past === null ? [] : daysOf(past, zone, MOST_DAYS);
  const lacking = days.flatMap((day) => {
    // The present day ends later than now: what cannot have been asked for yet is no lack.
    const part = common(day, { from: span.from, to: Math.max(span.to, range.to === null ? day.to : span.from) });
    if (part === null) return [];
    const states = known.map(({ segments }) => stateOfSpan(segments, part, now).state).filter((one) => !isCovered(one));
    const lacks = states.filter((state) => state !== 'future');
    return lacks.length === 0 ? [] : [{ day: day.day, tenants: lacks.length, state: worstOf(lacks) }];
  });
  const older = past === null || days[0] === undefined ? null : common(past, { from: past.from, to: days[0].from });
  const olderIsCovered = older === null || known.every(({ segments }) => lacksIn(segments, older).length === 0);
  const isComplete = lacking.length === 0 && olderIsCovered && known.length === tenants.length;
  return {
    isComplete,
    tenants: tenants.length,
    unknownTenants: tenants.length - known.length,
    days: lacking,
    canCollect:
      past !== null &&
      !isComplete &&
      tenants.some(({ segments, collectableSince }) => {
        const still = collectableSince === null ? null : common(past, { from: collectableSince, to: now });
        return still !== null && lacksIn(segments, still).length > 0;
      }),
    lastAskedAt: tenants.reduce<Microseconds | null>(
      (last, { lastAskedAt }) => (lastAskedAt !== null && (last === null || lastAskedAt > last) ? lastAskedAt : last),
      null,
    ),
  };
}

const firstKnown = (lists: readonly (readonly CoverageSegment[])[], now: Microseconds): Microseconds =>
  lists.reduce((first, segments) => Math.min(first, segments[0]?.from ?? now), now);

const lacksIn = (segments: readonly CoverageSegment[], span: TimeSpan): readonly TimeSpan[] =>
  without(
    [span],
    segments.filter(({ state }) => isCovered(state) || state === 'expired'),
  );

const worstOf = (states: readonly DayState[]): DayState =>
  states.reduce((worst, state) => (isBetter(worst, state) ? state : worst));
