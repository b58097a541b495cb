import type { Microseconds } from '@core/entry/entry-time';
import { clearedHere } from '../clearings/cleared-here';
import type { Session } from '../engine/session';
import { integer, integers, type Sql, sql } from '../engine/sql';
import { numberOf } from '../engine/values';
import type { ArchiveState } from '../state';

export interface WatchedWindow {
  readonly id: number;
  /** Keys of the tenants that it covers. */
  readonly tenants: readonly string[];
  readonly keptSince: Microseconds | null;
  readonly at: Microseconds;
}

/**
 * Puts what the window held into the temporary table `held_now`, by first versions: who holds a later version of an
 * entry holds the entry.
 */
export async function stageHeld(session: Session, state: ArchiveState, windowId: number): Promise<void> {
  const files = integers(state.files.ofWindow(windowId));
  await session.run(
    sql(`CREATE OR REPLACE TEMP TABLE held_now AS
      SELECT DISTINCT coalesce(r.first_id, h.entry) AS entry FROM (
        SELECT id AS entry FROM entry WHERE file IN (${files})
        UNION ALL SELECT entry FROM sighting WHERE file IN (${files})
      ) AS h LEFT JOIN revision AS r ON r.id = h.entry`),
  );
}

/** Entries that had vanished and that `held_now` has again are vanished no more; answers how many. */
export async function noticeReturned(session: Session, window: Pick<WatchedWindow, 'id' | 'at'>): Promise<number> {
  const returned = await session.manyRows(
    sql(`UPDATE vanished SET returned_window = ${integer(window.id)}, returned_at = ${integer(window.at)}
      WHERE returned_window IS NULL AND (
        entry IN (SELECT entry FROM held_now)
        OR entry IN (SELECT r.id FROM revision AS r JOIN held_now AS h ON h.entry = r.first_id)
      ) RETURNING entry`),
  );
  return returned.length;
}

/**
 * Marks the entries that earlier complete windows of the same series held and `held_now` lacks; answers how many. Where
 * events are asked for by their own time, a window must hold what lies within it; where by another clock, only what an
 * earlier window within its range had held. Nothing is said of tenants that one of the two windows did not cover.
 */
export async function noticeVanished(session: Session, state: ArchiveState, window: WatchedWindow): Promise<number> {
  await stageMissing(session, state, window);
  const missing = await session.row(sql('SELECT count(*) FROM missing'));
  if (numberOf(missing?.[0]) === 0) return 0;
  await forgiveSameRecords(session, state, window.id);
  const keptSince = window.keptSince === null ? 'NULL' : integer(window.keptSince);
  const cleared = await clearedHere(session, state, window);
  const marked = await session.manyRows(
    sql(`INSERT INTO vanished
      SELECT e.id, CASE WHEN ${cleared} THEN 'cleared'
          WHEN coalesce(e.started, w.range_to - 1) < ${keptSince} THEN 'aged-out' ELSE 'unexplained' END,
        m.last_held, ${integer(window.id)}, ${integer(window.at)}, NULL, NULL
      FROM (
        SELECT first AS id, last_held FROM missing
        UNION ALL SELECT r.id, m.last_held FROM revision AS r JOIN missing AS m ON m.first = r.first_id
      ) AS m
      JOIN entry AS e ON e.id = m.id JOIN collection_window AS w ON w.id = m.last_held
      WHERE e.id NOT IN (SELECT entry FROM vanished WHERE returned_window IS NULL)
      ORDER BY e.id RETURNING entry`),
  );
  return marked.length;
}

/**
 * `missing (first, last_held)`: first versions and the newest window that held one of their versions. A window that
 * ended only after this one was first asked is no earlier one: it may have seen what came meanwhile. An entry that
 * ends beyond the window, or whose time may be an hour off, may belong to the next one: it counts as within only where
 * the whole earlier window is.
 */
async function stageMissing(session: Session, state: ArchiveState, window: WatchedWindow): Promise<void> {
  const { tenants } = state.dimensions;
  const known = window.tenants.flatMap((key) => {
    const code = tenants.codeOf(key);
    return code === undefined ? [] : [{ key, code }];
  });
  const zones = sameZones(state, window.id);
  await session.run(
    sql(
      `CREATE OR REPLACE TEMP TABLE missing AS
      WITH this AS (
        SELECT * FROM collection_window WHERE id = ${integer(window.id)}
      ), earlier AS (
        SELECT w.id, w.tenants, w.range_from >= this.range_from AND w.range_to <= this.range_to AS is_inside,
          list_has_all(this.tenants, w.tenants) AS has_no_more_tenants
        FROM collection_window AS w JOIN this ON w.connection_id = this.connection_id AND w.account = this.account
          AND w.scope = this.scope AND w.stream = this.stream AND w.clock = this.clock
        WHERE w.id < this.id AND w.ended_at <= this.asked_at AND w.outcome IN ('complete', 'complete-so-far')
          AND w.range_from < this.range_to AND w.range_to > this.range_from AND (is_inside OR this.clock = 'event')
      ), tenant_here AS (
        SELECT unnest([${known.map(({ code }) => integer(code)).join(', ')}]::UINTEGER[]) AS code,
          unnest(from_json(?, '["VARCHAR"]')) AS key
      ), covered AS (
        SELECT u.id, t.code FROM (SELECT id, unnest(tenants) AS key FROM earlier) AS u JOIN tenant_here AS t ON t.key = u.key
        UNION ALL SELECT id, 0 FROM earlier WHERE has_no_more_tenants
      ), delivery AS (
        SELECT f.id AS file, earlier.id AS window_id, earlier.is_inside
        FROM import_file AS f JOIN earlier ON earlier.id = f.window_id
        WHERE earlier.is_inside OR ${zones.text}
      ), held AS (
        SELECT e.id AS entry, d.window_id, d.is_inside FROM entry AS e JOIN delivery AS d ON d.file = e.file
        UNION ALL SELECT s.entry, d.window_id, d.is_inside FROM sighting AS s JOIN delivery AS d ON d.file = s.file
      ), lacking AS (
        SELECT h.*, coalesce(r.first_id, h.entry) AS first FROM held AS h LEFT JOIN revision AS r ON r.id = h.entry
        WHERE coalesce(r.first_id, h.entry) NOT IN (SELECT entry FROM held_now)
      )
      SELECT l.first, max(l.window_id) AS last_held
      FROM lacking AS l JOIN entry AS e ON e.id = l.entry
        JOIN covered AS c ON c.id = l.window_id AND c.code = e.tenant CROSS JOIN this
      WHERE l.is_inside OR (
        e.started >= this.range_from AND e.started < this.range_to AND e.ambiguous = 0
        AND (e.finished IS NULL OR e.finished < this.range_to)
      )
      GROUP BY l.first`,
      JSON.stringify(known.map(({ key }) => key)),
      ...zones.values,
    ),
  );
}

/**
 * Deliveries whose times were counted in the window's own zone: where that was set anew meanwhile, the times of what is
 * held already do not tell within which window it belongs. A window that brought nothing tells no zone.
 */
function sameZones(state: ArchiveState, windowId: number): Sql {
  const plans = state.files.ofWindow(windowId).flatMap((id) => state.files.get(id)?.plan ?? []);
  if (plans.length === 0) return sql('TRUE');
  const zones = JSON.stringify([...new Set(plans.map(({ zone }) => zone ?? ''))]);
  const own = `coalesce(json_extract_string(f.plan, '$.zone'), '')`;
  return sql(`list_contains(from_json(?, '["VARCHAR"]'), ${own})`, zones);
}

/**
 * A record that the window brought again is not gone, even where it is another entry now because it is read by another
 * mapping, or none because it could not be read.
 */
async function forgiveSameRecords(session: Session, state: ArchiveState, windowId: number): Promise<void> {
  const files = integers(state.files.ofWindow(windowId));
  await session.run(
    sql(`DELETE FROM missing WHERE first IN (
      SELECT m.first FROM (
        SELECT first, first AS id FROM missing
        UNION ALL SELECT m.first, r.id FROM revision AS r JOIN missing AS m ON m.first = r.first_id
      ) AS m JOIN entry AS e ON e.id = m.id
      WHERE e.sha256 IN (
        SELECT h.sha256 FROM entry AS h JOIN held_now ON held_now.entry = h.id
        UNION ALL SELECT unhex(sha256(bytes)) FROM rejected WHERE file IN (${files})
      )
    )`),
  );
}
