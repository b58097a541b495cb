import { forgetRemoved } from '../annotations/say-again';
import { takeBackRange } from '../coverage/declare-range';
import type { Session } from '../engine/session';
import { integer, integers, sql } from '../engine/sql';
import { numberOf } from '../engine/values';
import type { ArchiveState } from '../state';
import { type NewBatch, insertBatch } from './batches';
import { changeDigest, insertTombstones, promoteRevisions } from './tombstones';

export interface TakenOut {
  /** null where the import had delivered nothing that is still there. */
  readonly link: NewBatch | null;
  readonly removed: number;
  readonly kept: number;
}

interface Undoing {
  readonly importId: number;
  readonly now: number;
  readonly progress: (done: number, total: number) => void;
}

/**
 * Undoes an import within the session's transaction: entries that only it delivered go, those that another import
 * delivered too become that import's, and the chain keeps a tombstone of each.
 */
export async function takeOutImport(session: Session, state: ArchiveState, undoing: Undoing): Promise<TakenOut> {
  const files = integers(state.files.ofImport(undoing.importId));
  const held = await session.row(
    sql(
      `SELECT count(*) FROM entry WHERE file IN (${files}) OR id IN (SELECT entry FROM sighting WHERE file IN (${files}))`,
    ),
  );
  const total = numberOf(held?.[0]);
  undoing.progress(0, total);
  await session.run(
    sql(`CREATE OR REPLACE TEMP TABLE changed AS
      SELECT e.id, next.entry IS NULL AS is_removed, next.file, next.position, next.part, next.place
      FROM entry AS e LEFT JOIN (
        SELECT entry, file, position, part, rowid AS place FROM sighting WHERE file NOT IN (${files})
        QUALIFY row_number() OVER (PARTITION BY entry ORDER BY batch, rowid) = 1
      ) AS next ON next.entry = e.id
      WHERE e.file IN (${files})`),
  );
  const number = state.lastBatch + 1;
  const counts = await session.row(sql('SELECT count(*), count(*) FILTER (is_removed), min(id), max(id) FROM changed'));
  const [changed = 0, removed = 0] = [numberOf(counts?.[0]), numberOf(counts?.[1])];
  await insertTombstones(session, number);
  await session.run(
    sql(`UPDATE entry SET file = c.file, position = c.position, part = c.part FROM changed AS c
      WHERE c.id = entry.id AND NOT c.is_removed`),
  );
  await session.run(sql(`DELETE FROM sighting WHERE rowid IN (SELECT place FROM changed WHERE NOT is_removed)`));
  await session.run(sql(`DELETE FROM sighting WHERE file IN (${files})`));
  await session.run(sql(`DELETE FROM entry WHERE id IN (SELECT id FROM changed WHERE is_removed)`));
  await promoteRevisions(session);
  await session.run(sql(`DELETE FROM vanished WHERE entry IN (SELECT id FROM changed WHERE is_removed)`));
  await session.run(sql(`DELETE FROM artefact WHERE entry IN (SELECT id FROM changed WHERE is_removed)`));
  await forgetRemoved(session);
  await takeBackRange(session, undoing.importId);
  await session.run(
    sql(`UPDATE import SET state = 'undone', ended_at = coalesce(ended_at, ${integer(undoing.now)})
      WHERE id = ${integer(undoing.importId)}`),
  );
  const link: NewBatch = {
    number,
    kind: 'removal',
    importId: undoing.importId,
    fileId: null,
    firstId: changed === 0 ? null : numberOf(counts?.[2]),
    lastId: changed === 0 ? null : numberOf(counts?.[3]),
    entries: changed,
    at: state.nextInstant(undoing.now),
    previous: state.lastDigest,
    digest: await changeDigest(session, state, number, 'removal'),
  };
  await insertBatch(session, link);
  await session.run(sql('DROP TABLE changed'));
  undoing.progress(total, total);
  return { link, removed, kept: total - removed };
}
