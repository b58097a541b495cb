import type { Microseconds } from '../entry/entry-time';
import type { DayState } from './coverage-answers';
import type { CoverageClock } from './coverage-ledger';
import { type CoverageSegment, isBetter } from './coverage-segment';
import { common, type TimeSpan, without } from './time-spans';

/** How long the streams of one run may take after each other. */
const IN_TURN: Microseconds = 3_600_000_000;

export interface SpanState {
  readonly state: DayState;
  readonly clocks: readonly CoverageClock[];
}

/**
 * What is known of a day, or of a part of one: as bad as its worst moment. Of a span that holds the present, the time
 * since the newest window is left out, and the span is complete so far at best: nobody can have asked for it yet.
 */
export function stateOfSpan(segments: readonly CoverageSegment[], span: TimeSpan, now: Microseconds): SpanState {
  if (span.from >= now) return { state: 'future', clocks: [] };
  const all = segments.flatMap((segment) => {
    const shared = common(segment, span);
    return shared === null ? [] : [{ ...segment, ...shared }];
  });
  const isPresent = span.to > now;
  const touched = isPresent && isStillAsked(all) ? all.slice(0, -1) : all;
  const end = isPresent ? Math.min(now, touched.at(-1)?.to ?? now) : span.to;
  const lacks = without([{ from: span.from, to: end }], touched).length > 0;
  let worst: DayState = lacks ? 'never-asked' : isPresent ? 'complete-so-far' : 'complete';
  for (const { state } of touched) if (isBetter(worst, state)) worst = state;
  return { state: worst, clocks: [...new Set(touched.flatMap(({ clocks }) => clocks))].toSorted() };
}

/** The streams of a connection are asked one after the other, so that the last minutes of the first are no lack. */
function isStillAsked(touched: readonly CoverageSegment[]): boolean {
  const [before, last] = touched.slice(-2);
  return last?.state === 'never-asked' && before?.to === last.from && last.to - last.from <= IN_TURN;
}
