import type { EndedWindow } from '@core/coverage/coverage-ledger';
import type { Microseconds } from '@core/entry/entry-time';
import type { Session } from '../engine/session';
import { integer, type Sql, sql } from '../engine/sql';
import { textOf } from '../engine/values';
import type { ArchiveState } from '../state';
import type { OpenWindow } from './open-windows';
import { noticeReturned, noticeVanished, stageHeld } from './vanish-watch';

export interface ClosingWindow {
  readonly window: OpenWindow;
  readonly end: EndedWindow;
  readonly at: Microseconds;
}

/** Ends a window within the session's transaction; answers what has come back and, where it is complete, what is gone. */
export async function closeWindow(session: Session, state: ArchiveState, { window, end, at }: ClosingWindow) {
  const tenants = await writeEnd(session, window.id, { end, at });
  const isComplete = end.outcome === 'complete' || end.outcome === 'complete-so-far';
  const figures = { vanished: 0, returned: 0 };
  if (isComplete || state.windows.hasVanished) await stageHeld(session, state, window.id);
  if (state.windows.hasVanished) figures.returned = await noticeReturned(session, { id: window.id, at });
  if (isComplete) {
    const watched = { id: window.id, tenants, keptSince: end.keptSince, at };
    figures.vanished = await noticeVanished(session, state, watched);
  }
  await session.run(
    sql(`UPDATE collection_run SET vanished = vanished + ${integer(figures.vanished)}, active_at = ${integer(at)}
      WHERE id = ${integer(window.runId)}`),
  );
  return figures;
}

/** Answers all tenants of the window, those included that turned out to belong to it. */
async function writeEnd(
  session: Session,
  windowId: number,
  { end, at }: Pick<ClosingWindow, 'end' | 'at'>,
): Promise<readonly string[]> {
  const row = await session.row(
    sql(`SELECT encode(to_json(tenants)::VARCHAR) FROM collection_window WHERE id = ${integer(windowId)}`),
  );
  const asked = JSON.parse(textOf(row?.[0])) as readonly string[];
  const tenants = [...new Set([...asked, ...end.tenants])];
  const reason: Sql = end.reason === null ? sql('NULL') : sql('?', end.reason);
  // A list that is set anew moves its row: not done where it is the same.
  const list: Sql =
    tenants.length === asked.length ? sql('') : sql(`, tenants = from_json(?, '["VARCHAR"]')`, JSON.stringify(tenants));
  await session.run(
    sql(
      `UPDATE collection_window SET outcome = ?, reason = ${reason.text}, ended_at = ${integer(at)},
        total = ${end.total === null ? 'NULL' : integer(end.total)},
        settled_to = ${typeof end.settledTo === 'number' ? integer(end.settledTo) : 'NULL'}${list.text} WHERE id = ${integer(windowId)}`,
      end.outcome,
      ...reason.values,
      ...list.values,
    ),
  );
  return tenants;
}
