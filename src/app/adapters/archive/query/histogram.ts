import type { HistogramBar, HistogramBucket } from '@core/search/results';
import type { Session } from '../engine/session';
import { all, compose, integer, type Sql, sql } from '../engine/sql';
import { numberOf, numberOrNull } from '../engine/values';
import { type OffsetStretch, offsetsBetween, startOfDay } from './zone-offsets';

const UNIT = { minute: 60_000_000, hour: 3_600_000_000, day: 86_400_000_000 } as const;
/** 1970-01-01 was a Thursday: the Monday before it is day -3. */
const FIRST_MONDAY = -3;

type Severities = [number, number, number];

/**
 * Bars by the zone's own minutes, hours, days, weeks and months. The zone's offsets come from here (DuckDB's ICU is an
 * extension, and none is loaded): SQL groups by a CASE over the few stretches that the entries span, weeks and months
 * are sums of days. A repeated hour is two bars, since they begin at different instants.
 */
export async function countHistogram(
  session: Session,
  where: Sql,
  bucket: HistogramBucket,
  zone: string,
): Promise<readonly HistogramBar[]> {
  const condition = all([where, sql('e.started IS NOT NULL')]);
  const borders = await session.row(
    compose('SELECT min(e.started)::DOUBLE, max(e.started)::DOUBLE FROM entry AS e WHERE', condition),
  );
  const first = numberOrNull(borders?.[0]);
  const last = numberOrNull(borders?.[1]);
  const stretches = offsetsBetween(zone, first ?? 0, last ?? 0);
  if (first === null || last === null) return [];
  const offset = offsetExpression(stretches);
  const isTime = bucket === 'minute' || bucket === 'hour';
  const start = isTime
    ? `${floored(`e.started + ${offset}`, UNIT[bucket])} * ${UNIT[bucket]} - ${offset}`
    : floored(`e.started + ${offset}`, UNIT.day);
  const bars = new Map<number, Severities>();
  const counts = compose(
    `SELECT (${start})::DOUBLE AS start, e.severity, count(*) FROM entry AS e WHERE`,
    condition,
    'GROUP BY start, e.severity',
  );
  for await (const chunk of session.chunks(counts)) {
    const [starts, severities, numbers] = chunk.getColumns();
    for (let at = 0; at < chunk.rowCount; at += 1) {
      const found = numberOf(starts?.[at]);
      add(bars, isTime ? found : firstDayOf(found, bucket), numberOf(severities?.[at]), numberOf(numbers?.[at]));
    }
  }
  return [...bars]
    .map(([at, [information, warning, error]]) => ({
      start: isTime ? at : startOfDay(at, zone),
      information,
      warning,
      error,
    }))
    .sort((one, other) => one.start - other.start);
}

function add(bars: Map<number, Severities>, start: number, severity: number, count: number): void {
  const bar = bars.get(start) ?? [0, 0, 0];
  if (severity === 0) bar[0] += count;
  else if (severity === 1) bar[1] += count;
  else bar[2] += count;
  bars.set(start, bar);
}

/**
 * Division that rounds down below zero too: DuckDB's rounds towards zero, so the dividend is first lifted above zero by
 * whole units (9.1e15 microseconds reach back to 1681, beyond what a time can be).
 */
function floored(expression: string, unit: number): string {
  const lift = Math.ceil(9.1e15 / unit);
  return `((${expression} + ${lift}::BIGINT * ${unit}) // ${unit} - ${lift})`;
}

function offsetExpression(stretches: readonly OffsetStretch[]): string {
  const [only, ...later] = stretches;
  const first = integer(only?.offset ?? 0);
  if (later.length === 0) return first;
  const cases = later
    .toReversed()
    .map(({ from, offset }) => `WHEN e.started >= ${integer(from)} THEN ${integer(offset)}`);
  return `(CASE ${cases.join(' ')} ELSE ${first} END)`;
}

function firstDayOf(day: number, bucket: HistogramBucket): number {
  if (bucket === 'week') return day - ((((day - FIRST_MONDAY) % 7) + 7) % 7);
  if (bucket === 'month') {
    const date = new Date(day * 86_400_000);
    return Math.floor(Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1) / 86_400_000);
  }
  return day;
}
