import type { Session } from '../engine/session';
import { all, compose, integer, type Sql, sql } from '../engine/sql';
import { numberOf } from '../engine/values';
import { beyond, sortValue } from './seek';
import type { SortPlan } from './sort-plan';

export interface Sorted {
  readonly where: Sql;
  readonly plan: SortPlan;
}

/** The 0-based position of an entry in the whole result; null where the result does not hold it. */
export async function positionOf(session: Session, { where, plan }: Sorted, id: number): Promise<number | null> {
  const own = sql(`e.id = ${integer(id)}`);
  const comparison = plan.descending ? '>' : '<';
  const valued = await session.row(
    compose(`SELECT ${plan.value} FROM entry AS e${plan.join} WHERE`, all([where, own, sql(plan.hasValue)])),
  );
  if (valued !== undefined) {
    const value = sortValue(valued[0]);
    const values = value === null ? [] : await plan.keysOf(value);
    if (values === null) return null;
    return countOf(session, plan.join, [where, sql(plan.hasValue), ...beyond(plan.keys, values, id, comparison)]);
  }
  if (plan.hasNoValue === null || (await countOf(session, '', [where, own, sql(plan.hasNoValue)])) === 0) return null;
  const before = await countOf(session, plan.join, [where, sql(plan.hasValue)]);
  return before + (await countOf(session, '', [where, sql(plan.hasNoValue), ...beyond([], [], id, comparison)]));
}

async function countOf(session: Session, join: string, conditions: readonly Sql[]): Promise<number> {
  const row = await session.row(compose(`SELECT count(*) FROM entry AS e${join} WHERE`, all(conditions)));
  return numberOf(row?.[0]);
}
