import type { CollectionRules } from '../backends/connector';
import type { LedgerWindow } from '../coverage/coverage-ledger';
import { common, type TimeSpan, united, without } from '../coverage/time-spans';
import type { Microseconds } from '../entry/entry-time';
import { granuleEnd, granuleStart, nextGranule } from './granules';
import { planPolled } from './plan-polled';
import { asked, type PlanInput, type PlannedWindow, resumed } from './planned-window';
import { askedSince, cutAtRetention, keptSince } from './retention-cut';
import { collectedSpan, overlapOf, settledSpan } from './settling';

/** A stretch that is collected already is asked again where it saves a window and is no longer than this. */
const TINY_GAP: Microseconds = 3_600_000_000;

/** The windows of one run for one line, in the order in which they are asked: oldest first, what has expired before them. */
export function planWindows(input: PlanInput): readonly PlannedWindow[] {
  const { rules, windows, now } = input;
  if (rules.goesOn === true) return planPolled(input);
  const bounds = boundsOf(input);
  if (bounds === null) return [];
  const settled = united(windows.map((window) => settledSpan(window, rules)));
  const gone = goneSpans(input);
  const again = takenUp(input, bounds, united([...settled, ...gone]));
  const missing = without([bounds], [...settled, ...gone, ...again]).flatMap(
    (span) => common({ from: granuleStart(span.from, rules), to: granuleEnd(span.to, rules) }, bounds) ?? [],
  );
  const reached = withOverlap(united(missing), { windows, again, rules, bounds });
  const cuts = united(reached).map((span) => cutAtRetention(span, rules, now));
  const kept = mergeNear(
    cuts.flatMap((cut) => cut.kept ?? []),
    rules,
    gone,
  );
  const asks = kept.flatMap((span) => cutAt(span, newestFailure(input, span))).flatMap((span) => cutLong(span, rules));
  return [
    ...without(
      cuts.flatMap((cut) => cut.gone ?? []),
      gone,
    ).map((span): PlannedWindow => ({ ...asked(span), kind: 'expired' })),
    ...[
      ...cuts.flatMap((cut) => (cut.partly === null ? [] : [{ ...asked(cut.partly), isPartlyExpired: true }])),
      ...asks.map(asked),
      ...again,
    ].toSorted((left, right) => left.from - right.from || left.to - right.to),
  ];
}

/** From where to where this run looks, in whole granules; null: nowhere. */
function boundsOf({ rules, windows, since, until, now }: PlanInput): TimeSpan | null {
  const oldest = windows.reduce((start, window) => Math.min(start, window.from), firstStart(rules, now));
  const from = granuleStart(since ?? oldest, rules);
  // The granule that holds the present moment is asked for too: what has happened so far is there.
  const to = Math.min(nextGranule(now, rules), until === null ? Number.POSITIVE_INFINITY : granuleEnd(until, rules));
  return from < to ? { from, to } : null;
}

/** A first collection as far back as the vendor keeps entries does not begin with the minute that is being lost just now. */
function firstStart(rules: CollectionRules, now: Microseconds): Microseconds {
  const start = now - rules.firstRange;
  const kept = keptSince(rules, now);
  return kept === null || start < kept ? start : Math.max(start, askedSince(kept, rules));
}

/** What the ledger knows to have passed the retention. A user who names a start asks again for what the rules say is kept. */
function goneSpans({ rules, windows, since, now }: PlanInput): readonly TimeSpan[] {
  const expired = united(windows.filter((window) => window.outcome === 'expired'));
  if (since === null || rules.retention === null) return expired;
  const end = granuleStart(now - rules.retention, rules);
  return expired.flatMap((span) => common(span, { from: span.from, to: end }) ?? []);
}

/** Windows of earlier runs that never ended and are still wanted as they are, the newest first of those that overlap. */
function takenUp(
  { rules, windows, now }: PlanInput,
  bounds: TimeSpan,
  done: readonly TimeSpan[],
): readonly PlannedWindow[] {
  const result: PlannedWindow[] = [];
  const candidates = windows.filter((window) => window.outcome === 'asking').toSorted((a, b) => b.id - a.id);
  for (const window of candidates) {
    const { from, to } = window;
    const isInside = from >= bounds.from && to <= bounds.to && to - from <= longest(from, rules);
    const isAligned = granuleStart(from, rules) === from && granuleStart(to, rules) === to;
    const isWanted = without([window], done).length > 0 && result.every((other) => common(other, window) === null);
    const isKept = cutAtRetention(window, rules, now).kept?.from === from;
    if (!isInside || !isAligned || !isWanted || !isKept) continue;
    result.push(resumed(window, rules));
  }
  return result;
}

/** Lets the newest stretch reach back over what was collected before it. */
function withOverlap(
  spans: readonly TimeSpan[],
  known: {
    readonly windows: readonly LedgerWindow[];
    readonly again: readonly PlannedWindow[];
    readonly rules: CollectionRules;
    readonly bounds: TimeSpan;
  },
): readonly TimeSpan[] {
  const { windows, again, rules, bounds } = known;
  const newest = spans.at(-1);
  if (newest === undefined || newest.to < bounds.to) return spans;
  const collected = windows.map(collectedSpan).filter((span) => span.from < span.to && span.from < newest.to);
  const end = [...collected, ...again].reduce((last, span) => Math.max(last, span.to), Number.NEGATIVE_INFINITY);
  if (end === Number.NEGATIVE_INFINITY) return spans;
  const reachedBack = granuleStart(end - overlapOf(rules), rules);
  const from = Math.max(bounds.from, Math.min(newest.from, reachedBack));
  return [...spans.slice(0, -1), { from, to: newest.to }];
}

function mergeNear(spans: readonly TimeSpan[], rules: CollectionRules, gone: readonly TimeSpan[]): readonly TimeSpan[] {
  const nearest = Math.max(rules.granularity, Math.min(TINY_GAP, rules.longestWindow / 8));
  const result: TimeSpan[] = [];
  for (const span of united(spans)) {
    const last = result.at(-1);
    const isNear =
      last !== undefined &&
      span.from - last.to <= nearest &&
      gone.every((one) => common(one, { from: last.to, to: span.from }) === null);
    if (isNear) result[result.length - 1] = { from: last.from, to: span.to };
    else result.push(span);
  }
  return result;
}

/** Where the latest window that did not come through ends: what cannot be read must not hold up what came after it. */
function newestFailure({ windows, rules }: PlanInput, span: TimeSpan): Microseconds | null {
  const ends = windows
    .filter(({ outcome, to }) => (outcome === 'failed' || outcome === 'forbidden') && to > span.from && to < span.to)
    .map(({ to }) => granuleStart(to, rules))
    .filter((to) => to > span.from);
  return ends.length === 0 ? null : Math.max(...ends);
}

function cutAt(span: TimeSpan, at: Microseconds | null): readonly TimeSpan[] {
  if (at === null) return [span];
  return [
    { from: span.from, to: at },
    { from: at, to: span.to },
  ];
}

/** As long as a window from here may be: at least one granule, whatever the rules say. */
const longest = (from: Microseconds, rules: CollectionRules): Microseconds =>
  Math.max(rules.longestWindow, nextGranule(from, rules) - from);

/** Windows as long as they may be, counted from the newest, so that it is never a mere remainder. */
function cutLong(span: TimeSpan, rules: CollectionRules): readonly TimeSpan[] {
  const result: TimeSpan[] = [];
  let { to } = span;
  while (to - span.from > rules.longestWindow) {
    const bound = granuleEnd(to - rules.longestWindow, rules);
    const from = Math.max(span.from, bound < to ? bound : granuleStart(to - 1, rules));
    result.unshift({ from, to });
    to = from;
  }
  return to > span.from ? [{ from: span.from, to }, ...result] : result;
}
