import type { TimeSpan } from '@core/coverage/time-spans';
import { ExpectedFailure } from '@core/failure/failure';
import { type BucketPlan, planBuckets } from '@core/search/histogram-buckets';
import { resolveRange } from '@core/search/resolve-range';
import type { HistogramBar, HistogramBucket } from '@core/search/results';
import type { Criteria, Snapshot } from '@core/search/search';
import type { Session } from '../engine/session';
import { all, compose, integer, type Sql, sql } from '../engine/sql';
import { numberOf, numberOrNull } from '../engine/values';
import type { ArchiveState } from '../state';
import { criteriaCondition } from './criteria-to-sql';

/** Information, warning, error. */
export type Severities = [number, number, number];

/**
 * Keys that fit a byte are grouped in a table of fixed size instead of by hash (DuckDB's perfect hash aggregate), which
 * halves the time over ten million entries.
 */
const BYTE_KEYS = 256;

/** Between which times entries under the criteria can lie, by the range and by what the archive holds; null: none can. */
export function possibleSpan(
  { range, undated }: Pick<Criteria, 'range' | 'undated'>,
  snapshot: Pick<Snapshot, 'now'>,
  { counters }: Pick<ArchiveState, 'counters'>,
): TimeSpan | null {
  const { earliest, latest } = counters;
  if (undated === 'only' || earliest === null || latest === null) return null;
  const resolved = resolveRange(range, snapshot.now);
  const from = Math.max(resolved.from ?? earliest, earliest);
  const to = Math.min(resolved.to ?? latest + 1, latest + 1);
  return from < to ? { from, to } : null;
}

/** Bars of the given size; those without entries are left out. A repeated hour is two bars. */
export async function countHistogram(
  session: Session,
  asked: { readonly criteria: Criteria; readonly snapshot: Snapshot; readonly state: ArchiveState },
  bucket: HistogramBucket,
  zone: string,
): Promise<readonly HistogramBar[]> {
  const span = possibleSpan(asked.criteria, asked.snapshot, asked.state);
  const plan = planBuckets(span ?? { from: 0, to: 1 }, bucket, zone);
  if (span === null) return [];
  const bars = await countBars(session, datedCondition(asked), plan);
  return [...bars]
    .map(([start, [information, warning, error]]) => ({ start, information, warning, error }))
    .sort((one, other) => one.start - other.start);
}

/** The criteria's entries that have a time: said without an OR, so that the range reaches the scan. */
export function datedCondition(asked: {
  readonly criteria: Criteria;
  readonly snapshot: Snapshot;
  readonly state: ArchiveState;
}): Sql {
  const { criteria, snapshot, state } = asked;
  const dated = criteriaCondition({ ...criteria, undated: 'exclude' }, snapshot, state);
  return all([dated, sql('e.started IS NOT NULL')]);
}

/**
 * Counts by bucket and severity in one pass. The zone's offsets come from here (DuckDB's ICU is an extension, and none is
 * loaded): SQL groups by the number of the bucket, with a CASE over the few stretches between changes of clocks.
 */
export async function countBars(
  session: Session,
  condition: Sql,
  plan: BucketPlan,
): Promise<ReadonlyMap<number, Severities>> {
  const bars = new Map<number, Severities>();
  const counts = compose(
    `SELECT ${keyExpression(plan)} AS bucket, e.severity, count(*) FROM entry AS e WHERE`,
    condition,
    'GROUP BY bucket, e.severity',
  );
  for await (const chunk of session.chunks(counts)) {
    const [keys, severities, numbers] = chunk.getColumns();
    for (let at = 0; at < chunk.rowCount; at += 1) {
      const start = plan.startOf(bucketOf(keys?.[at]));
      add(bars, start, numberOf(severities?.[at]), numberOf(numbers?.[at]));
    }
  }
  return bars;
}

/** The number of the bucket; NULL beyond the plan, where only a correction of the archive in between can have put an entry. */
export function keyExpression({ unit, shifts, keys }: BucketPlan): string {
  const type = keys <= BYTE_KEYS ? 'UTINYINT' : 'BIGINT';
  return `TRY_CAST((e.started - ${shiftExpression(shifts)}) // ${integer(unit)} AS ${type})`;
}

/** Throws `snapshot-stale` for the NULL of `keyExpression`. */
export function bucketOf(key: Parameters<typeof numberOrNull>[0]): number {
  const bucket = numberOrNull(key);
  if (bucket !== null) return bucket;
  throw new ExpectedFailure('snapshot-stale', 'Entries were corrected while they were counted: search again.');
}

function shiftExpression([first, ...later]: BucketPlan['shifts']): string {
  const only = integer(first?.shift ?? 0);
  if (later.length === 0) return only;
  const cases = later
    .toReversed()
    .map(({ from, shift }) => `WHEN e.started >= ${integer(from)} THEN ${integer(shift)}`);
  return `(CASE ${cases.join(' ')} ELSE ${only} END)`;
}

function add(bars: Map<number, Severities>, start: number, severity: number, count: number): void {
  const bar = bars.get(start) ?? [0, 0, 0];
  if (severity === 0) bar[0] += count;
  else if (severity === 1) bar[1] += count;
  else bar[2] += count;
  bars.set(start, bar);
}
