import { COLUMN_IDS } from '../entry/columns';
import type { EntryRow } from '../search/results';
import { columnText } from './column-values';

type EntryObject = Readonly<Record<string, string | number | null>>;

/**
 * The columns of a row as a JSON object by column id, `id` first; null for no value. `id` and `duration` (seconds)
 * are numbers. `revisionOf` is there where the entry is a later version of another, `part` where its record holds several.
 */
export function entryObject(row: EntryRow, zone = 'UTC'): EntryObject {
  const object: Record<string, string | number | null> = { id: row.id };
  for (const column of COLUMN_IDS) {
    // The date repeats `started`: of use to a grid, not to a program that reads the export.
    if (column === 'id' || column === 'date') continue;
    object[column] = column === 'duration' ? durationOf(row) : columnText(row, column, zone);
  }
  if (row.revisionOf !== null) object['revisionOf'] = row.revisionOf;
  if (row.part > 0) object['part'] = row.part;
  return object;
}

const durationOf = (row: EntryRow): number | null => (row.duration === null ? null : row.duration / 1_000_000);
