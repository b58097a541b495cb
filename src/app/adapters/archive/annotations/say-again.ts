import type { Session } from '../engine/session';
import { integer, sql } from '../engine/sql';
import { numberOf } from '../engine/values';
import type { Statement } from './annotation-codes';

/** Actions that are undone now. */
export const UNDONE = `SELECT target FROM annotation_action WHERE target IS NOT NULL
  GROUP BY target HAVING arg_max(verb, id) = 'undo'`;

/**
 * Makes `annotation` true again for the entries of the temporary table `touched (entry)`, within the session's
 * transaction: what the latest action says that is not undone, by whoever was the first to say it without anybody saying
 * something else since. Of one kind and slot, or (null) of all. Answers for how many entries something changed.
 */
export async function sayAgain(session: Session, of: Pick<Statement, 'kind' | 'slot'> | null): Promise<number> {
  const condition = (name: string): string =>
    of === null ? 'TRUE' : `${name}.kind = ${integer(of.kind)} AND ${name}.slot = ${integer(of.slot)}`;
  const here = `${condition('annotation')} AND annotation.entry IN (SELECT entry FROM touched)`;
  await session.run(
    sql(`CREATE OR REPLACE TEMP TABLE said_before AS SELECT entry, kind, slot, value FROM annotation WHERE ${here}`),
  );
  await session.run(sql(`DELETE FROM annotation WHERE ${here}`));
  await session.run(
    sql(`INSERT INTO annotation
      WITH live AS (
        SELECT t.entry, x.kind, x.slot, x.value, x.id
        FROM annotation_target AS t JOIN annotation_action AS x ON x.id = t.action
        WHERE x.target IS NULL AND ${condition('x')} AND x.id NOT IN (${UNDONE})
          AND t.entry IN (SELECT entry FROM touched)
      ), latest AS (
        SELECT entry, kind, slot, arg_max(value, id) AS value FROM live GROUP BY entry, kind, slot
      ), other AS (
        SELECT live.entry, live.kind, live.slot, max(live.id) FILTER (live.value <> latest.value) AS id
        FROM live JOIN latest USING (entry, kind, slot) GROUP BY live.entry, live.kind, live.slot
      )
      SELECT live.entry, live.kind, live.slot, live.value, min(live.id)
      FROM live JOIN latest USING (entry, kind, slot, value) JOIN other USING (entry, kind, slot)
      WHERE live.value <> 0 AND live.id > coalesce(other.id, 0)
      GROUP BY live.entry, live.kind, live.slot, live.value ORDER BY live.entry`),
  );
  const row = await session.row(
    sql(`WITH after AS (SELECT entry, kind, slot, value FROM annotation WHERE ${here})
      SELECT count(DISTINCT entry) FROM (
        (SELECT * FROM after EXCEPT SELECT * FROM said_before) UNION ALL (SELECT * FROM said_before EXCEPT SELECT * FROM after)
      )`),
  );
  await session.run(sql('DROP TABLE said_before'));
  return numberOf(row?.[0]);
}

/** Nothing is said any more of entries that were removed: those of the temporary table `changed (id, is_removed, ...)`. */
export async function forgetRemoved(session: Session): Promise<void> {
  for (const table of ['annotation', 'annotation_target']) {
    await session.run(sql(`DELETE FROM ${table} WHERE entry IN (SELECT id FROM changed WHERE is_removed)`));
  }
}

/** What was said of entries that turned out to be others, by the temporary table `merge (id, target)`, is said of those. */
export async function sayOfMerged(session: Session): Promise<void> {
  const moved = 'SELECT id FROM merge';
  const known = await session.row(sql(`SELECT count(*) FROM annotation_target WHERE entry IN (${moved})`));
  if (numberOf(known?.[0]) === 0) return;
  await session.run(
    sql(`CREATE OR REPLACE TEMP TABLE touched AS SELECT DISTINCT m.target AS entry FROM merge AS m
      WHERE m.id IN (SELECT entry FROM annotation_target)`),
  );
  await session.run(
    sql(`INSERT INTO annotation_target SELECT DISTINCT t.action, m.target
      FROM annotation_target AS t JOIN merge AS m ON m.id = t.entry
      EXCEPT SELECT action, entry FROM annotation_target`),
  );
  await session.run(sql(`DELETE FROM annotation_target WHERE entry IN (${moved})`));
  await session.run(sql(`DELETE FROM annotation WHERE entry IN (${moved})`));
  await sayAgain(session, null);
  await session.run(sql('DROP TABLE touched'));
}
