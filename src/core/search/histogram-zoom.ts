import type { TimeSpan } from '../coverage/time-spans';
import type { Microseconds } from '../entry/entry-time';
import type { TimeRange } from './search';

const SECOND = 1_000_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
/** Below ten seconds of the axis there is nothing more to see than single entries. */
export const SHORTEST_SPAN = 10 * SECOND;

/** How far zooming out and moving may go: where there are entries, and what the axis shows now. */
export interface ZoomLimits {
  readonly earliest: Microseconds | null;
  /** The latest entry or now, whichever is later. */
  readonly latest: Microseconds | null;
}

/** Shrinks (factor below 1) or widens a span so that the instant `at` keeps its place. */
export function zoomed(span: TimeSpan, at: Microseconds, factor: number): TimeSpan {
  const length = Math.max((span.to - span.from) * factor, SHORTEST_SPAN);
  const share = (Math.min(Math.max(at, span.from), span.to) - span.from) / (span.to - span.from);
  const from = Math.round(at - length * share);
  return { from, to: from + Math.round(length) };
}

/** Moves a span by a share of its length; negative: earlier. */
export function panned({ from, to }: TimeSpan, share: number): TimeSpan {
  const by = Math.round((to - from) * share);
  return { from: from + by, to: to + by };
}

/** Kept within the limits: moved back as a whole where it fits, else cut. */
export function within(span: TimeSpan, { earliest, latest }: ZoomLimits): TimeSpan {
  const low = earliest ?? span.from;
  const high = Math.max(latest ?? span.to, low + SHORTEST_SPAN);
  const length = Math.min(span.to - span.from, high - low);
  const from = Math.min(Math.max(span.from, low), high - length);
  return { from, to: from + length };
}

/** Ends on whole seconds, minutes or hours, whichever the eye would not tell apart, never making the span shorter. */
export function rounded({ from, to }: TimeSpan): TimeSpan {
  const unit = [HOUR, MINUTE, SECOND].find((one) => (to - from) / one >= 500) ?? 1;
  return { from: Math.floor(from / unit) * unit, to: Math.ceil(to / unit) * unit };
}

/**
 * The range that shows a span. An end that the range before left open stays open where the span still reaches it, so that
 * zooming hides nothing that is to come; all there is becomes `all`.
 */
export function rangeOfSpan(span: TimeSpan, before: TimeRange, { earliest, latest }: ZoomLimits): TimeRange {
  const isOpenTo = before.kind === 'all' || before.kind === 'last' || (before.kind === 'between' && before.to === null);
  const isOpenFrom = before.kind === 'all' || (before.kind === 'between' && before.from === null);
  const reachesFirst = earliest !== null && span.from <= earliest;
  const reachesLast = latest !== null && span.to >= latest;
  if (reachesFirst && reachesLast) return { kind: 'all' };
  return {
    kind: 'between',
    from: isOpenFrom && reachesFirst ? null : span.from,
    to: isOpenTo && reachesLast ? null : span.to,
  };
}

/** One change of the range by the histogram, and the way back. */
export interface ZoomStep {
  readonly before: TimeRange;
  readonly after: TimeRange;
}

/** The steps of the histogram: `done` can be undone from its end, `undone` done again from its end. */
export interface ZoomSteps {
  readonly done: readonly ZoomStep[];
  readonly undone: readonly ZoomStep[];
}

export const NO_STEPS: ZoomSteps = { done: [], undone: [] };
const MOST_STEPS = 100;

export const isSameRange = (left: TimeRange, right: TimeRange): boolean =>
  left === right || JSON.stringify(keysInOrder(left)) === JSON.stringify(keysInOrder(right));

export function withStep({ done }: ZoomSteps, step: ZoomStep): ZoomSteps {
  return isSameRange(step.before, step.after)
    ? { done, undone: [] }
    : { done: [...done, step].slice(-MOST_STEPS), undone: [] };
}

/** The last step, if the range is still the one that it led to: a range chosen elsewhere is not the histogram's to undo. */
export function stepToUndo({ done }: ZoomSteps, now: TimeRange): ZoomStep | null {
  const last = done.at(-1);
  return last !== undefined && isSameRange(last.after, now) ? last : null;
}

export function stepToRedo({ undone }: ZoomSteps, now: TimeRange): ZoomStep | null {
  const last = undone.at(-1);
  return last !== undefined && isSameRange(last.before, now) ? last : null;
}

export const withUndone = ({ done, undone }: ZoomSteps, step: ZoomStep): ZoomSteps => ({
  done: done.slice(0, -1),
  undone: [...undone, step],
});

export const withRedone = ({ done, undone }: ZoomSteps, step: ZoomStep): ZoomSteps => ({
  done: [...done, step],
  undone: undone.slice(0, -1),
});

const keysInOrder = (range: TimeRange): readonly (readonly [string, unknown])[] =>
  Object.entries(range).toSorted(([left], [right]) => (left < right ? -1 : 1));
