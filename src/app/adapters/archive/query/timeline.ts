import type { TimeSpan } from '@core/coverage/time-spans';
import { bucketsOf, type BucketPlan, fittingBucket, planBuckets } from '@core/search/histogram-buckets';
import { resolveRange } from '@core/search/resolve-range';
import type { HistogramBucket, Timeline, TimelineBar } from '@core/search/results';
import type { Criteria, Snapshot } from '@core/search/search';
import type { Session } from '../engine/session';
import { compose, integer, type Sql, sql } from '../engine/sql';
import { numberOf } from '../engine/values';
import type { ArchiveState } from '../state';
import { bucketOf, countBars, datedCondition, keyExpression, possibleSpan, type Severities } from './histogram';

interface Asked {
  readonly criteria: Criteria;
  readonly snapshot: Snapshot;
  readonly state: ArchiveState;
}

interface Counted {
  readonly bucket: HistogramBucket;
  readonly plan: BucketPlan;
  readonly bars: ReadonlyMap<number, Severities>;
}

export interface CountedTimeline {
  readonly timeline: Promise<Timeline>;
  /** How many entries of the criteria have a time, as soon as the timeline's counting tells; null: none was looked for. */
  readonly dated: (() => Promise<number>) | null;
}

/** Counts of a search over time, in the finest buckets of which `most` fit what the axis shows. */
export function countTimeline(session: Session, asked: Asked, zone: string, most: number): CountedTimeline {
  const { criteria, snapshot, state } = asked;
  const possible = possibleSpan(criteria, snapshot, state);
  const axis = axisOf(criteria, snapshot, possible);
  if (axis === null) return { timeline: Promise.resolve({ bucket: 'day', span: null, bars: [] }), dated: null };
  const counting = countFitting(session, { where: datedCondition(asked), possible, axis, zone, most });
  return {
    timeline: counting.then((counted) => drawn(session, { ...asked, zone, axis, counted })),
    dated: possible === null ? null : () => counting.then(({ bars }) => totalOf(bars)),
  };
}

const totalOf = (bars: ReadonlyMap<number, Severities>): number =>
  [...bars.values()].flat().reduce((sum, count) => sum + count, 0);

async function drawn(
  session: Session,
  asked: Asked & { readonly zone: string; readonly axis: Axis; readonly counted: Counted },
): Promise<Timeline> {
  const { snapshot, state, zone, axis, counted } = asked;
  const span = fitted(axis, counted);
  if (span === null) return { bucket: counted.bucket, span: null, bars: [] };
  const vanished =
    state.windows.hasVanished && counted.bars.size > 0
      ? await countVanished(session, datedCondition(asked), counted.plan, snapshot)
      : new Map<number, Vanished>();
  // The plan of the count knows the possible entries' span; the axis can reach beyond.
  const plan = planBuckets(span, counted.bucket, zone);
  return {
    bucket: counted.bucket,
    span,
    bars: bucketsOf(span, plan).map((one) => barOf(one, counted.bars, vanished)),
  };
}

/** What the axis shows; at an open end as far as entries are possible, to be drawn in to where they are. */
interface Axis extends TimeSpan {
  readonly opensFrom: boolean;
  readonly opensTo: boolean;
  /** The axis reaches at least so far: a range of the last days is one up to now. */
  readonly atLeastTo: number;
}

function axisOf({ range, undated }: Criteria, { now }: Snapshot, possible: TimeSpan | null): Axis | null {
  const { from, to } = resolveRange(range, now);
  const atLeastTo = range.kind === 'last' ? now : Number.NEGATIVE_INFINITY;
  const begin = from ?? possible?.from;
  const end = to ?? Math.max(possible?.to ?? Number.NEGATIVE_INFINITY, atLeastTo);
  if (undated === 'only' || begin === undefined || begin >= end) return null;
  return { from: begin, to: end, opensFrom: from === null, opensTo: to === null, atLeastTo };
}

/** Counts again in finer buckets where the entries at an open end turn out to lie closer together than they might. */
async function countFitting(
  session: Session,
  asked: {
    readonly where: Sql;
    readonly possible: TimeSpan | null;
    readonly axis: Axis;
    readonly zone: string;
    readonly most: number;
  },
): Promise<Counted> {
  const { where, axis, zone, most } = asked;
  let { possible } = asked;
  let bucket = fittingBucket(axis, most);
  for (;;) {
    const plan = planBuckets(possible ?? axis, bucket, zone);
    const bars = possible === null ? new Map<number, Severities>() : await countBars(session, where, plan);
    const counted = { bucket, plan, bars };
    const span = fitted(axis, counted);
    const finer = span === null ? bucket : fittingBucket(span, most);
    if (possible === null || span === null || finer === bucket) return counted;
    bucket = finer;
    possible = { from: Math.max(possible.from, span.from), to: Math.min(possible.to, span.to) };
  }
}

/** The axis with its open ends at the first and the last bar; null where there is none to end at. */
function fitted(axis: Axis, { bars, plan }: Counted): TimeSpan | null {
  const starts = [...bars.keys()];
  const first = starts.reduce((one, other) => Math.min(one, other), Number.POSITIVE_INFINITY);
  const last = starts.reduce((one, other) => Math.max(one, other), Number.NEGATIVE_INFINITY);
  const end = starts.length === 0 ? Number.NEGATIVE_INFINITY : plan.after(last);
  const from = axis.opensFrom ? Math.max(first, axis.from) : axis.from;
  const to = axis.opensTo ? Math.max(Math.min(end, axis.to), axis.atLeastTo) : axis.to;
  return Number.isFinite(from) && from < to ? { from, to } : null;
}

interface Vanished {
  all: number;
  unexplained: number;
}

/** As the filter of the same name sees them: at the snapshot's instant. Few entries vanish, so this begins with them. */
async function countVanished(
  session: Session,
  where: Sql,
  plan: BucketPlan,
  { now }: Snapshot,
): Promise<ReadonlyMap<number, Vanished>> {
  const at = integer(now);
  const counts = compose(
    `SELECT ${keyExpression(plan)} AS bucket, count(*), count(*) FILTER (v.unexplained) FROM entry AS e
    JOIN (SELECT entry, bool_or(reason = 'unexplained') AS unexplained FROM vanished
      WHERE missed_at <= ${at} AND (returned_at IS NULL OR returned_at > ${at}) GROUP BY entry) AS v
    ON v.entry = e.id WHERE`,
    where,
    sql('GROUP BY bucket'),
  );
  const found = new Map<number, Vanished>();
  for (const [key, entries, unexplained] of await session.manyRows(counts)) {
    const start = plan.startOf(bucketOf(key));
    const bar = found.get(start) ?? { all: 0, unexplained: 0 };
    bar.all += numberOf(entries);
    bar.unexplained += numberOf(unexplained);
    found.set(start, bar);
  }
  return found;
}

function barOf(
  { from, to }: TimeSpan,
  bars: ReadonlyMap<number, Severities>,
  vanished: ReadonlyMap<number, Vanished>,
): TimelineBar {
  const [information, warning, error] = bars.get(from) ?? [0, 0, 0];
  const gone = vanished.get(from);
  return {
    start: from,
    end: to,
    information,
    warning,
    error,
    vanished: gone?.all ?? 0,
    unexplained: gone?.unexplained ?? 0,
  };
}
