import type { Session } from '../engine/session';
import { all, compose, integer, type Sql, sql } from '../engine/sql';
import { numberOf } from '../engine/values';
import { type Place, seek, sortValue } from './seek';
import type { SortPlan } from './sort-plan';

/** Counted ranges and anchors of one search in one order; `places` remembers them for the next jump. */
export type AnchorCache = Map<string, Promise<unknown>>;

export interface Located {
  readonly where: Sql;
  readonly plan: SortPlan;
  readonly cache: AnchorCache;
}

/** Ranges with fewer rows are read by an offset instead of being divided further. */
const ROWS_BY_OFFSET = 20_000;
const BUCKETS = 1024;
/** Rows between two anchors of a text order. */
const ANCHOR_EVERY = 5_000;

/** A range of the key (or, where the key is one value, of the id) with its rows. */
interface Range {
  readonly condition: string;
  readonly key: string;
  readonly low: number;
  readonly high: number;
  readonly rows: number;
}

interface Bucket {
  readonly index: number;
  readonly rows: number;
}

/**
 * The place at a 0-based position, or null beyond the end. A numeric order is divided into counted buckets until one
 * is small (each division is one GROUP BY, remembered); a text order is read once for anchors. So a deep page costs
 * one or two short questions, where an offset would sort everything before it.
 */
export async function placeAt(session: Session, located: Located, position: number): Promise<Place | null> {
  const { plan } = located;
  if (!plan.isNumeric) return placeInText(session, located, position);
  const valued = await wholeRange(session, located);
  if (position < valued.rows) return placeInRange(session, located, valued, position);
  if (plan.hasNoValue === null) return null;
  const valueless = await valuelessRange(session, located, plan.hasNoValue);
  const rest = position - valued.rows;
  return rest < valueless.rows ? placeInRange(session, located, valueless, rest) : null;
}

async function remembered<Value>(cache: AnchorCache, key: string, make: () => Promise<Value>): Promise<Value> {
  let value = cache.get(key) as Promise<Value> | undefined;
  if (value === undefined) {
    value = make();
    cache.set(key, value);
    value.catch(() => cache.delete(key));
  }
  return value;
}

const keyOf = (plan: SortPlan): string => plan.keys[0] ?? 'e.id';

function wholeRange(session: Session, { where, plan, cache }: Located): Promise<Range> {
  return remembered(cache, 'valued', () =>
    measure(session, where, plan.join, { condition: plan.hasValue, key: keyOf(plan) }),
  );
}

function valuelessRange(session: Session, { where, cache }: Located, condition: string): Promise<Range> {
  return remembered(cache, 'valueless', () => measure(session, where, '', { condition, key: 'e.id' }));
}

async function measure(
  session: Session,
  where: Sql,
  join: string,
  { condition, key }: Pick<Range, 'condition' | 'key'>,
): Promise<Range> {
  const row = await session.row(
    compose(
      `SELECT count(*), min(${key})::DOUBLE, max(${key})::DOUBLE FROM entry AS e${join} WHERE`,
      all([where, sql(condition)]),
    ),
  );
  return { condition, key, rows: numberOf(row?.[0]), low: numberOf(row?.[1]), high: numberOf(row?.[2]) };
}

async function placeInRange(session: Session, located: Located, range: Range, position: number): Promise<Place> {
  if (range.rows <= ROWS_BY_OFFSET || (range.low === range.high && range.key === 'e.id')) {
    return placeByOffset(session, located, range, position);
  }
  if (range.low === range.high) {
    const condition = `${range.condition} AND ${range.key} = ${integer(range.low)}`;
    const byId = await remembered(located.cache, `id ${condition}`, () =>
      measure(session, located.where, located.plan.join, { condition, key: 'e.id' }),
    );
    return placeInRange(session, located, byId, position);
  }
  const width = Math.floor((range.high - range.low) / BUCKETS) + 1;
  const buckets = await remembered(located.cache, `${range.condition} ${range.key} ${range.low} ${range.high}`, () =>
    countBuckets(session, located, range, width),
  );
  let before = 0;
  for (const bucket of located.plan.descending ? buckets.toReversed() : buckets) {
    if (position < before + bucket.rows) {
      const low = range.low + bucket.index * width;
      const inside = { ...range, low, high: Math.min(low + width - 1, range.high), rows: bucket.rows };
      return placeInRange(session, located, inside, position - before);
    }
    before += bucket.rows;
  }
  throw new Error('The counted ranges of a search do not hold its rows');
}

async function countBuckets(
  session: Session,
  { where, plan }: Located,
  range: Range,
  width: number,
): Promise<readonly Bucket[]> {
  const rows = await session.rows(
    compose(
      `SELECT ((${range.key})::BIGINT - ${integer(range.low)}) // ${integer(width)} AS bucket, count(*)
       FROM entry AS e${joinOf(plan, range)} WHERE`,
      all([where, ...inside(range)]),
      'GROUP BY bucket ORDER BY bucket',
    ),
  );
  return rows.map(([index, count]) => ({ index: numberOf(index), rows: numberOf(count) }));
}

async function placeByOffset(
  session: Session,
  { where, plan }: Located,
  range: Range,
  position: number,
): Promise<Place> {
  const isValueless = range.condition === plan.hasNoValue;
  const direction = plan.descending ? 'DESC' : 'ASC';
  const keys = isValueless ? ['e.id'] : [...plan.keys, 'e.id'];
  const row = await session.row(
    compose(
      `SELECT e.id, ${isValueless ? 'NULL' : plan.value} FROM entry AS e${joinOf(plan, range)} WHERE`,
      all([where, ...inside(range)]),
      `ORDER BY ${keys.map((key) => `${key} ${direction}`).join(', ')} LIMIT 1 OFFSET ${integer(position)}`,
    ),
  );
  if (row === undefined) throw new Error('A counted range of a search does not hold its rows');
  return { id: numberOf(row[0]), value: isValueless ? null : sortValue(row[1]) };
}

const joinOf = (plan: SortPlan, range: Range): string => (range.condition === plan.hasNoValue ? '' : plan.join);

function inside(range: Range): readonly Sql[] {
  return [sql(range.condition), sql(`${range.key} BETWEEN ${integer(range.low)} AND ${integer(range.high)}`)];
}

async function placeInText(session: Session, located: Located, position: number): Promise<Place | null> {
  const { where, plan, cache } = located;
  const anchors = await remembered(cache, 'anchors', () => textAnchors(session, where, plan));
  const blocks = Math.min(Math.floor((position + 1) / ANCHOR_EVERY), anchors.length);
  const anchor = blocks === 0 ? null : (anchors[blocks - 1] ?? null);
  const rest = position + 1 - blocks * ANCHOR_EVERY;
  if (rest === 0) return anchor;
  return placeAfter(session, located, anchor, rest);
}

async function placeAfter(
  session: Session,
  { where, plan }: Located,
  from: Place | null,
  rows: number,
): Promise<Place | null> {
  const places = await seek(session, { where, plan, way: 'forward', from, limit: rows });
  return places.length < rows ? null : (places.at(-1) ?? null);
}

/** Every 5,000th place of the whole order, rows without a value at its end. */
async function textAnchors(session: Session, where: Sql, plan: SortPlan): Promise<readonly Place[]> {
  const direction = plan.descending ? 'DESC' : 'ASC';
  const order = plan.keys.map((key) => `${key} ${direction} NULLS LAST`).join(', ');
  const rows = await session.rows(
    compose(
      `SELECT id, value FROM (
        SELECT e.id AS id, ${plan.value} AS value, row_number() OVER (ORDER BY ${order}, e.id ${direction}) AS place
        FROM entry AS e WHERE`,
      where,
      `) WHERE place % ${ANCHOR_EVERY} = 0 ORDER BY place`,
    ),
  );
  return rows.map(([id, value]) => ({ id: numberOf(id), value: sortValue(value) }));
}
