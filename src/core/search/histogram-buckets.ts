import type { TimeSpan } from '../coverage/time-spans';
import type { Microseconds } from '../entry/entry-time';
import { instantOf, type OffsetStretch, offsetsBetween, stretchAt } from './histogram-zone';
import { HISTOGRAM_BUCKETS, type HistogramBucket } from './results';

const SECOND = 1_000_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** 1970-01-01 was a Thursday: the Monday before it is day -3. */
const FIRST_MONDAY = -3 * DAY;
/** Longer than any bucket with its change of clocks: where the zone's offsets must be known beyond a span. */
const MARGIN = 400 * DAY;

/**
 * - `elapsed`: so much time; begins anew where the clocks change, so that a repeated hour is two buckets.
 * - `local`: so much of the local clock, from `origin` on: 3, 4 or 2 hours long where the clocks change.
 * - `months`: calendar months from January on.
 */
type Shape =
  | { readonly kind: 'elapsed'; readonly unit: number }
  | { readonly kind: 'local'; readonly unit: number; readonly origin: number }
  | { readonly kind: 'months'; readonly months: number };

const elapsed = (unit: number): Shape => ({ kind: 'elapsed', unit });
const local = (unit: number, origin = 0): Shape => ({ kind: 'local', unit, origin });
const months = (count: number): Shape => ({ kind: 'months', months: count });

const SHAPES: Readonly<Record<HistogramBucket, Shape>> = {
  second: elapsed(SECOND),
  '10-seconds': elapsed(10 * SECOND),
  minute: elapsed(MINUTE),
  '5-minutes': elapsed(5 * MINUTE),
  '15-minutes': elapsed(15 * MINUTE),
  '30-minutes': elapsed(30 * MINUTE),
  hour: elapsed(HOUR),
  '3-hours': local(3 * HOUR),
  '6-hours': local(6 * HOUR),
  '12-hours': local(12 * HOUR),
  day: local(DAY),
  week: local(7 * DAY, FIRST_MONDAY),
  month: months(1),
  quarter: months(3),
  year: months(12),
};

/** How long a bucket is at least, in microseconds. */
export function shortestLength(bucket: HistogramBucket): number {
  const shape = SHAPES[bucket];
  return shape.kind === 'months' ? shape.months * 28 * DAY : shape.unit;
}

/** The finest buckets of which no more than `most` fit a span. */
export function fittingBucket({ from, to }: TimeSpan, most: number): HistogramBucket {
  // One more than fits by length: a span seldom begins where a bucket does.
  return HISTOGRAM_BUCKETS.find((bucket) => (to - from) / shortestLength(bucket) + 1 <= most) ?? 'year';
}

/**
 * How instants become buckets by one division, for the archive to group by: `key = (instant - shift) // unit`, with the
 * shift of the last stretch that begins at or before the instant.
 */
export interface BucketPlan {
  readonly unit: number;
  /** Oldest first; the first holds for everything before the second. */
  readonly shifts: readonly { readonly from: Microseconds; readonly shift: number }[];
  /** Keys of the span lie in `[0, keys)`. */
  readonly keys: number;
  /** Where the bucket of a key begins; several keys can share one (months are counted by days). */
  readonly startOf: (key: number) => Microseconds;
  /** The bucket's start for any instant of the span. */
  readonly startAt: (instant: Microseconds) => Microseconds;
  /** Where the bucket after the one that begins at `start` begins. */
  readonly after: (start: Microseconds) => Microseconds;
}

/** Plans the buckets of a zone (IANA name or offset) over a span that is not empty. */
export function planBuckets(span: TimeSpan, bucket: HistogramBucket, zone: string): BucketPlan {
  const stretches = offsetsBetween(zone, span.from - MARGIN, span.to + MARGIN);
  const shape = SHAPES[bucket];
  if (shape.kind === 'elapsed') return elapsedPlan(span, shape.unit, stretches);
  if (shape.kind === 'local') return localPlan(span, shape, stretches);
  return monthsPlan(span, shape.months, stretches);
}

/** Every bucket that a span touches, oldest first. */
export function bucketsOf(span: TimeSpan, plan: BucketPlan): readonly TimeSpan[] {
  const buckets: TimeSpan[] = [];
  let from = plan.startAt(span.from);
  while (from < span.to) {
    const to = plan.after(from);
    buckets.push({ from, to });
    from = to;
  }
  return buckets;
}

const lastStretch = (span: TimeSpan, stretches: readonly OffsetStretch[]): number => stretchAt(span.to - 1, stretches);

function elapsedPlan(span: TimeSpan, unit: number, stretches: readonly OffsetStretch[]): BucketPlan {
  const firstAt = stretchAt(span.from, stretches);
  const shifts: { from: Microseconds; shift: number; first: number }[] = [];
  let keys = 0;
  for (let at = firstAt; at <= lastStretch(span, stretches); at += 1) {
    const { from, offset } = stretches[at] ?? { from: 0, offset: 0 };
    const begin = Math.max(from, span.from);
    const end = Math.min(stretches[at + 1]?.from ?? Number.POSITIVE_INFINITY, span.to);
    const floor = floored(begin + offset, unit) - offset;
    shifts.push({ from, shift: floor - keys * unit, first: keys });
    keys += Math.floor((end - 1 - floor) / unit) + 1;
  }
  const startAt = (instant: Microseconds): Microseconds => {
    const { from, offset } = stretches[stretchAt(instant, stretches)] ?? { from: 0, offset: 0 };
    return Math.max(from, floored(instant + offset, unit) - offset);
  };
  return {
    unit,
    shifts: shifts.map(({ from, shift }) => ({ from, shift })),
    keys,
    startOf: (key) => {
      const stretch = shifts.findLast(({ first }) => first <= key) ?? { from: 0, shift: 0 };
      return Math.max(stretch.from, stretch.shift + key * unit);
    },
    startAt,
    after: (start) => {
      const at = stretchAt(start, stretches);
      const { offset } = stretches[at] ?? { offset: 0 };
      const next = floored(start + offset, unit) - offset + unit;
      return Math.min(next, stretches[at + 1]?.from ?? Number.POSITIVE_INFINITY);
    },
  };
}

interface LocalUnit {
  readonly unit: number;
  readonly origin: number;
}

function localPlan(span: TimeSpan, { unit, origin }: LocalUnit, stretches: readonly OffsetStretch[]): BucketPlan {
  const localAt = (instant: Microseconds): number => instant + (stretches[stretchAt(instant, stretches)]?.offset ?? 0);
  // A change of clocks can repeat the span's first bucket or its last one.
  const base = floored(Math.min(...localsWithin(span, stretches)) - origin, unit) + origin;
  const keys = Math.floor((Math.max(...localsWithin(span, stretches)) - base) / unit) + 1;
  const localStart = (instant: Microseconds): number => floored(localAt(instant) - origin, unit) + origin;
  return {
    unit,
    shifts: shiftsOf(span, base, stretches),
    keys,
    startOf: (key) => instantOf(base + key * unit, stretches),
    startAt: (instant) => instantOf(localStart(instant), stretches),
    after: (start) => instantOf(localStart(start) + unit, stretches),
  };
}

function monthsPlan(span: TimeSpan, count: number, stretches: readonly OffsetStretch[]): BucketPlan {
  const days = localPlan(span, { unit: DAY, origin: 0 }, stretches);
  const monthStart = (instant: Microseconds, later: number): Microseconds => {
    const date = new Date((instant + (stretches[stretchAt(instant, stretches)]?.offset ?? 0)) / 1000);
    const month = Math.floor(date.getUTCMonth() / count) * count + later;
    return instantOf(Date.UTC(date.getUTCFullYear(), month, 1) * 1000, stretches);
  };
  return {
    ...days,
    startOf: (key) => monthStart(days.startOf(key), 0),
    startAt: (instant) => monthStart(instant, 0),
    after: (start) => monthStart(start, count),
  };
}

function shiftsOf(span: TimeSpan, base: number, stretches: readonly OffsetStretch[]): BucketPlan['shifts'] {
  return stretches
    .slice(stretchAt(span.from, stretches), lastStretch(span, stretches) + 1)
    .map(({ from, offset }) => ({ from, shift: base - offset }));
}

/** The local times at the span's ends and on both sides of every change of clocks within it. */
function localsWithin(span: TimeSpan, stretches: readonly OffsetStretch[]): readonly number[] {
  return stretches.flatMap(({ from, offset }, at) => {
    const begin = Math.max(from, span.from);
    const end = Math.min(stretches[at + 1]?.from ?? Number.POSITIVE_INFINITY, span.to);
    return begin < end ? [begin + offset, end - 1 + offset] : [];
  });
}

const floored = (value: number, unit: number): number => Math.floor(value / unit) * unit;
