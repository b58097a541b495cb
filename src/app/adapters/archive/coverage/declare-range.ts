import type { Microseconds } from '@core/entry/entry-time';
import { ExpectedFailure } from '@core/failure/failure';
import type { Session } from '../engine/session';
import { integer, sql } from '../engine/sql';
import { textOf } from '../engine/values';
import { importNotFound } from '../ledger/import-ledger';
import type { ArchiveState } from '../state';

/** What the user says that an import covers. */
export interface ImportedRange {
  readonly tenants: readonly string[];
  readonly from: Microseconds;
  readonly to: Microseconds;
}

interface Declaring {
  /** Of the window that the declaration becomes. */
  readonly id: number;
  readonly importId: number;
  readonly declaration: ImportedRange | null;
  readonly now: Microseconds;
}

/** Replaces or takes back the range of an import, within the session's transaction. Fails with `import-not-found`. */
export async function declareRange(session: Session, state: ArchiveState, declaring: Declaring): Promise<void> {
  const { id, importId, declaration, now } = declaring;
  if (importId < 1 || importId > state.lastImport) throw importNotFound(importId);
  await takeBackRange(session, importId);
  if (declaration === null) return;
  const known = await session.row(sql(`SELECT encode(title), state FROM import WHERE id = ${integer(importId)}`));
  if (known?.[1] === 'undone') {
    throw new ExpectedFailure(
      'import-not-found',
      `Import ${importId} was undone, so it covers no range: choose another.`,
    );
  }
  await session.run(
    sql(
      `INSERT INTO collection_window
        SELECT ${integer(id)}, NULL, ${integer(importId)}, NULL, ?, NULL, '', '', '', from_json(?, '["VARCHAR"]'), 'event',
          ${integer(declaration.from)}, ${integer(declaration.to)}, ${integer(now)}, ${integer(now)}, 0,
          coalesce(sum(added + duplicates + revisions + rejected), 0), coalesce(sum(added), 0),
          coalesce(sum(duplicates), 0), coalesce(sum(revisions), 0), coalesce(sum(rejected), 0), NULL, 'imported', NULL, NULL, NULL
        FROM import_file WHERE import = ${integer(importId)}`,
      textOf(known?.[0]),
      JSON.stringify(declaration.tenants),
    ),
  );
}

/** An import that is undone, or whose range is declared anew, covers nothing any more. */
export async function takeBackRange(session: Session, importId: number): Promise<void> {
  await session.run(sql(`DELETE FROM collection_window WHERE import = ${integer(importId)}`));
}
