import { ExpectedFailure } from '@core/failure/failure';
import { DuckDBBlobValue, type DuckDBValue } from '@duckdb/node-api';
import type { Session } from '../engine/session';
import { all, any, compose, integer, type Sql, sql } from '../engine/sql';
import { numberOf, numberOrNull, textOf } from '../engine/values';
import type { SortPlan, SortValue } from './sort-plan';

/** A row's place in a sort. */
export interface Place {
  readonly id: number;
  readonly value: SortValue;
}

export interface Seek {
  readonly where: Sql;
  readonly plan: SortPlan;
  readonly way: 'forward' | 'backward';
  /** Exclusive; null: from the beginning (forward) or the end (backward). */
  readonly from: Place | null;
  readonly limit: number;
}

/**
 * The next places after `from` on the way; backward, nearest first. Rows with a value come first and rows without one
 * last, asked for separately: so that a range of the key stays a range that row groups can be skipped by.
 */
export async function seek(session: Session, question: Seek): Promise<readonly Place[]> {
  const { plan, way, from, limit } = question;
  const segments = way === 'forward' ? (['valued', 'valueless'] as const) : (['valueless', 'valued'] as const);
  const places: Place[] = [];
  let start = from;
  for (const segment of segments) {
    if (segment === 'valueless' && plan.hasNoValue === null) continue;
    const isStart = start !== null && (start.value === null) === (segment === 'valueless');
    if (start !== null && !isStart) continue;
    places.push(...(await seekSegment(session, { ...question, from: start, limit: limit - places.length }, segment)));
    if (places.length >= limit) break;
    start = null;
  }
  return places;
}

async function seekSegment(
  session: Session,
  question: Seek,
  segment: 'valued' | 'valueless',
): Promise<readonly Place[]> {
  const { plan, where, from, limit } = question;
  const keys = segment === 'valued' ? plan.keys : [];
  const descending = plan.descending === (question.way === 'forward');
  const conditions = [where, sql(segment === 'valued' ? plan.hasValue : (plan.hasNoValue ?? 'FALSE'))];
  if (from !== null) {
    const keyValues = segment === 'valued' && from.value !== null ? await plan.keysOf(from.value) : [];
    if (keyValues === null)
      throw new ExpectedFailure(
        'search-invalid',
        'The place to go on from is not in the archive: search again from the first page.',
      );
    conditions.push(...beyond(keys, keyValues, from.id, descending ? '<' : '>'));
  }
  const direction = descending ? 'DESC' : 'ASC';
  const order = [...keys, 'e.id'].map((key) => `${key} ${direction}`).join(', ');
  const value = segment === 'valued' ? plan.value : 'NULL';
  const rows = await session.rows(
    compose(
      `SELECT e.id, ${value} FROM entry AS e${segment === 'valued' ? plan.join : ''} WHERE`,
      all(conditions),
      `ORDER BY ${order} LIMIT ${integer(limit)}`,
    ),
  );
  return rows.map(([id, found]) => ({ id: numberOf(id), value: sortValue(found) }));
}

/** Texts come as bytes, so that a leading byte order mark is kept. */
export function sortValue(value: DuckDBValue | undefined): SortValue {
  return value instanceof DuckDBBlobValue ? textOf(value) : numberOrNull(value);
}

/** Rows beyond a place: the first key alone as a range, then the exact comparison of all keys and the id. */
export function beyond(
  keys: readonly string[],
  values: readonly Sql[],
  id: number,
  comparison: '<' | '>',
): readonly Sql[] {
  const columns = [...keys, 'e.id'];
  const limits = [...values, sql(integer(id))];
  const alternatives = columns.map((column, index) =>
    all([
      ...columns.slice(0, index).map((equal, at) => compose(`${equal} =`, limits[at] ?? sql('NULL'))),
      compose(`${column} ${comparison}`, limits[index] ?? sql('NULL')),
    ]),
  );
  const first = columns[0] ?? 'e.id';
  const range = compose(`${first} ${comparison}=`, limits[0] ?? sql('NULL'));
  return [range, any(alternatives)];
}
