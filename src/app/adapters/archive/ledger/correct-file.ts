import type { Rederived } from '@core/archive/archive';
import type { ReadingPlan } from '@core/backends/reading-plan';
import { sayOfMerged } from '../annotations/say-again';
import type { Session } from '../engine/session';
import { integer, sql } from '../engine/sql';
import { numberOf } from '../engine/values';
import type { NameChange } from '../ingest/new-values';
import type { ArchiveState } from '../state';
import { type NewBatch, insertBatch } from './batches';
import { DERIVED_COLUMNS, stageDerived } from './derived-stage';
import { changeDigest, insertTombstones } from './tombstones';

export interface Correction {
  readonly fileId: number;
  readonly plan: ReadingPlan;
  readonly note: string;
  readonly now: number;
}

export interface Corrected {
  readonly link: NewBatch;
  readonly changed: number;
  readonly merged: number;
  readonly names: readonly NameChange[];
}

/**
 * Gives a file's entries the columns that another plan reads from their records, within the session's transaction. An
 * entry whose new identity and record another entry already has becomes a sighting of that one; with the same identity
 * and another record both stay, as versions.
 */
export async function correctFile(
  session: Session,
  state: ArchiveState,
  correction: Correction,
  rederived: AsyncIterable<Rederived>,
): Promise<Corrected> {
  let names: readonly NameChange[] = [];
  await session.run(
    sql(`CREATE OR REPLACE TEMP TABLE derived AS SELECT ${DERIVED_COLUMNS.join(', ')} FROM entry LIMIT 0`),
  );
  for await (const portion of rederived) {
    names = await stageDerived(session, state, portion, names);
  }
  const number = state.lastBatch + 1;
  await session.run(sql(MERGE));
  await session.run(
    sql(`CREATE OR REPLACE TEMP TABLE changed AS
      SELECT d.id, m.target IS NOT NULL AS is_removed FROM derived AS d LEFT JOIN merge AS m ON m.id = d.id`),
  );
  const counts = await session.row(sql('SELECT count(*), count(*) FILTER (is_removed), min(id), max(id) FROM changed'));
  const [touched = 0, merged = 0] = [numberOf(counts?.[0]), numberOf(counts?.[1])];
  await insertTombstones(session, number);
  await moveSightings(session, number);
  await session.run(sql('DELETE FROM entry WHERE id IN (SELECT id FROM merge)'));
  await session.run(sql('DELETE FROM vanished WHERE entry IN (SELECT id FROM merge)'));
  await sayOfMerged(session);
  await session.run(sql('UPDATE artefact SET entry = m.target FROM merge AS m WHERE m.id = artefact.entry'));
  const columns = DERIVED_COLUMNS.filter((column) => column !== 'id').map((column) => `${column} = d.${column}`);
  await session.run(sql(`UPDATE entry SET ${columns.join(', ')} FROM derived AS d WHERE d.id = entry.id`));
  await groupVersions(session);
  const at = state.nextInstant(correction.now);
  await session.run(
    sql(`INSERT INTO correction VALUES (${integer(correction.fileId)}, ${integer(at)}, ?)`, correction.note),
  );
  await session.run(
    sql(`UPDATE import_file SET plan = ? WHERE id = ${integer(correction.fileId)}`, JSON.stringify(correction.plan)),
  );
  const link: NewBatch = {
    number,
    kind: 'correction',
    importId: state.files.get(correction.fileId)?.importId ?? null,
    fileId: correction.fileId,
    firstId: touched === 0 ? null : numberOf(counts?.[2]),
    lastId: touched === 0 ? null : numberOf(counts?.[3]),
    entries: touched,
    at,
    previous: state.lastDigest,
    digest: await changeDigest(session, state, number, 'correction'),
  };
  await insertBatch(session, link);
  for (const table of ['derived', 'merge', 'changed']) await session.run(sql(`DROP TABLE ${table}`));
  return { link, changed: touched - merged, merged, names };
}

/** Which derived entries are, record and identity, already there: outside the file first, else the oldest of the file. */
const MERGE = `CREATE OR REPLACE TEMP TABLE merge AS
  WITH own AS (
    SELECT d.id, d.identity, e.sha256, min(d.id) OVER (PARTITION BY d.identity, e.sha256) AS oldest
    FROM derived AS d JOIN entry AS e ON e.id = d.id
  ), other AS (
    SELECT own.id, min(e.id) AS target FROM own JOIN entry AS e ON e.identity = own.identity AND e.sha256 = own.sha256
    WHERE e.id NOT IN (SELECT id FROM derived) GROUP BY own.id
  )
  SELECT own.id, coalesce(other.target, own.oldest) AS target FROM own LEFT JOIN other ON other.id = own.id
  WHERE other.target IS NOT NULL OR own.oldest <> own.id`;

async function moveSightings(session: Session, batch: number): Promise<void> {
  await session.run(sql('UPDATE sighting SET entry = m.target FROM merge AS m WHERE m.id = sighting.entry'));
  await session.run(
    sql(`INSERT INTO sighting SELECT m.target, e.file, e.position, e.part, ${integer(batch)}
      FROM merge AS m JOIN entry AS e ON e.id = m.id ORDER BY e.id`),
  );
}

/** Entries of one identity are versions of the oldest: made true again for every identity that the correction touched. */
async function groupVersions(session: Session): Promise<void> {
  await session.run(
    sql(`CREATE OR REPLACE TEMP TABLE touched AS
      WITH loose AS (
        SELECT id FROM revision WHERE first_id IN (SELECT first_id FROM revision WHERE id IN (SELECT id FROM changed))
        UNION SELECT first_id FROM revision WHERE id IN (SELECT id FROM changed)
        UNION SELECT id FROM revision WHERE first_id IN (SELECT id FROM changed)
        UNION SELECT id FROM changed
      )
      SELECT e.id, min(e.id) OVER (PARTITION BY e.identity) AS first_id FROM entry AS e
      WHERE e.id IN (SELECT id FROM loose) OR e.identity IN (SELECT identity FROM derived)`),
  );
  await session.run(
    sql(`DELETE FROM revision WHERE id IN (SELECT id FROM touched) OR first_id IN (SELECT id FROM touched)
      OR id IN (SELECT id FROM changed) OR first_id IN (SELECT id FROM changed)`),
  );
  await session.run(sql('INSERT INTO revision SELECT id, first_id FROM touched WHERE id <> first_id'));
  await session.run(sql('DROP TABLE touched'));
}
