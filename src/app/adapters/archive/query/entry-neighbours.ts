import type { EntryDelivery } from '@core/search/entry-detail';
import type { Session } from '../engine/session';
import { integer, sql } from '../engine/sql';
import { numberOf, numberOrNull } from '../engine/values';
import type { ArchiveState } from '../state';

/** Who delivered an entry, first one first. */
export async function deliveriesOf(
  session: Session,
  id: number,
  state: ArchiveState,
): Promise<readonly EntryDelivery[]> {
  const rows = await session.rows(
    sql(`SELECT d.file, d.position::DOUBLE, d.batch, w.run_id
      FROM (
        SELECT file, position, batch, 0 AS place FROM entry WHERE id = ${integer(id)}
        UNION ALL SELECT file, position, batch, 1 FROM sighting WHERE entry = ${integer(id)}
      ) AS d
      LEFT JOIN import_file AS f ON f.id = d.file LEFT JOIN collection_window AS w ON w.id = f.window_id
      ORDER BY d.place, d.batch, d.position`),
  );
  return rows.map(([file, position, batch, runId]) => {
    const known = state.files.get(numberOf(file));
    return {
      importId: known?.importId ?? null,
      windowId: known?.windowId ?? null,
      runId: numberOrNull(runId),
      file: known?.name ?? '',
      position: numberOf(position),
      at: state.batchTimes[numberOf(batch)] ?? 0,
    };
  });
}

/** All versions of the entry that `id` is a version of, first one first. */
export async function versionsOf(session: Session, id: number, state: ArchiveState) {
  const rows = await session.rows(
    sql(`WITH first AS (
        SELECT coalesce((SELECT first_id FROM revision WHERE id = ${integer(id)}), ${integer(id)}) AS id
      )
      SELECT id, batch FROM entry WHERE id IN (
        SELECT id FROM first UNION ALL SELECT r.id FROM revision AS r JOIN first ON r.first_id = first.id
      ) ORDER BY id`),
  );
  return rows.map(([version, batch]) => ({
    id: numberOf(version),
    firstSeen: state.batchTimes[numberOf(batch)] ?? 0,
  }));
}

/** The other entries of the same record: same bytes from the same place of the same file. */
export async function siblingsOf(session: Session, id: number, state: ArchiveState) {
  const rows = await session.rows(
    sql(`SELECT e.id, e.part, e.task FROM entry AS e
      JOIN (SELECT file, position, sha256, started FROM entry WHERE id = ${integer(id)}) AS own
        ON e.file = own.file AND e.position = own.position AND e.sha256 = own.sha256
      WHERE e.id <> ${integer(id)} AND e.id BETWEEN ${integer(id - 65_536)} AND ${integer(id + 65_536)} ORDER BY e.part, e.id`),
  );
  return rows.map(([sibling, part, task]) => ({
    id: numberOf(sibling),
    part: numberOf(part),
    task: state.dimensions.of('task').valueOf(numberOf(task)),
  }));
}
