import type { MappedColumn } from '@core/entry/mapped-entry';
import { formatTime } from '@core/search/format-time';
import type { DetailColumn } from '@core/search/entry-detail';
import type { EntryRow } from '@core/search/results';

const COLUMNS: readonly MappedColumn[] = [
  'severity',
  'started',
  'finished',
  'source',
  'task',
  'itemType',
  'item',
  'performer',
  'relation',
  'onBehalfOf',
  'tenant',
  'organization',
  'instance',
  'address',
  'nativeId',
];

function valueOf(row: EntryRow, column: MappedColumn): string | null {
  if (column !== 'started' && column !== 'finished') return row[column];
  const instant = row[column];
  return instant === null ? null : formatTime(instant, row.precision);
}

/** The columns as the archive keeps them, without their places in raw; `why` says why these are not told. */
export function columnsOfRow(row: EntryRow, why: string): DetailColumn[] {
  return COLUMNS.map((column) => {
    const value = valueOf(row, column);
    return { column, value, place: null, rule: value === null ? null : why, original: null };
  });
}
