import type { Session } from '../engine/session';
import { integer, sql } from '../engine/sql';
import { ChainDigest } from '../integrity/chain-digest';
import { digestColumns, digestedRows } from '../integrity/digested-rows';
import type { ArchiveState } from '../state';

/**
 * What entries were before a removal or correction, from the temporary table `changed (id, is_removed, ...)`: kept for
 * good, so that the digests of the batches that brought them can still be made again.
 */
export async function insertTombstones(session: Session, batch: number): Promise<void> {
  await session.run(
    sql(`INSERT INTO tombstone
      SELECT ${integer(batch)}, e.id, c.is_removed, e.identity, e.sha256, e.tenant, e.mapping_version, e.position, e.part
      FROM entry AS e JOIN changed AS c ON c.id = e.id ORDER BY e.id`),
  );
}

/** The digest of a removal or correction: what was, then what is now; after both are in place. */
export async function changeDigest(
  session: Session,
  state: ArchiveState,
  number: number,
  kind: 'removal' | 'correction',
): Promise<Uint8Array> {
  const digest = new ChainDigest(state.lastDigest, number, kind, state.tenantDigests);
  const before = sql(
    `SELECT ${digestColumns('t', 'entry')}, t.is_removed FROM tombstone AS t WHERE t.batch = ${integer(number)} ORDER BY t.entry`,
  );
  for await (const { entry, rest } of digestedRows(session, before)) digest.add(entry, rest[0] === true ? 1 : 2);
  const after = sql(
    `SELECT ${digestColumns('e', 'id')} FROM entry AS e
      WHERE e.id IN (SELECT entry FROM tombstone WHERE batch = ${integer(number)} AND NOT is_removed) ORDER BY e.id`,
  );
  for await (const { entry } of digestedRows(session, after)) digest.add(entry, 3);
  return digest.finish();
}

/** Makes the revision table true again after entries went: the oldest version that is left is the first one. */
export async function promoteRevisions(session: Session): Promise<void> {
  await session.run(
    sql(`CREATE OR REPLACE TEMP TABLE version_group AS
      WITH member AS (
        SELECT id, first_id FROM revision UNION SELECT first_id, first_id FROM revision
      ), living AS (
        SELECT id, first_id FROM member WHERE id IN (SELECT id FROM entry)
      )
      SELECT id, min(id) OVER (PARTITION BY first_id) AS first_id FROM living`),
  );
  await session.run(sql('DELETE FROM revision'));
  await session.run(sql('INSERT INTO revision SELECT id, first_id FROM version_group WHERE id <> first_id'));
  await session.run(sql('DROP TABLE version_group'));
}
