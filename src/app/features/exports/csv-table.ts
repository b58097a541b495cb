import { columnText } from '@core/export/column-values';
import { guardFormula } from '@core/export/formula-guard';
import { COLUMN_TITLES, type ColumnId } from '@core/entry/columns';
import type { EntryRow } from '@core/search/results';
import { stringify } from 'csv-stringify/sync';

const BYTE_ORDER_MARK = '\uFEFF';
/** Written by us, never by a backend: a negative duration is a number and no formula. */
const OURS: ReadonlySet<ColumnId> = new Set(['duration', 'id']);

export interface CsvTable {
  readonly columns: readonly ColumnId[];
  readonly byteOrderMark: boolean;
  readonly neutraliseFormulas: boolean;
  /** For times: an IANA name, an offset or `UTC`. */
  readonly zone?: string;
}

/** A line that is empty would be skipped by readers: the only cell of a row is quoted where it is empty. */
const lines = (rows: string[][]): string =>
  stringify(rows, { record_delimiter: '\r\n', quoted_match: /[\n\r]/, quoted_empty: rows[0]?.length === 1 });

const titleOf = (column: ColumnId): string => (column === 'duration' ? 'Duration (seconds)' : COLUMN_TITLES[column]);

/** The heading line, with the byte order mark before it where asked for. */
export function csvHeading(table: CsvTable, extraHeadings: readonly string[] = []): string {
  const heading = lines([[...table.columns.map(titleOf), ...extraHeadings]]);
  return table.byteOrderMark ? BYTE_ORDER_MARK + heading : heading;
}

/** RFC 4180 lines of some rows, CRLF at each end. No value is an empty cell; `extraCells` stand after the columns. */
export function csvLines(
  rows: readonly EntryRow[],
  table: CsvTable,
  extraCells?: readonly (readonly string[])[],
): string {
  const guard = table.neutraliseFormulas ? guardFormula : (cell: string): string => cell;
  return lines(
    rows.map((row, index) => {
      const cells = table.columns.map((column) => {
        const text = columnText(row, column, table.zone) ?? '';
        return OURS.has(column) ? text : guard(text);
      });
      return extraCells === undefined ? cells : [...cells, ...(extraCells[index] ?? []).map(guard)];
    }),
  );
}
