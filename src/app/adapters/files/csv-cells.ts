import { parse } from 'csv-parse/sync';

const LINE_BREAKS = ['\r\n', '\n', '\r'];

/**
 * The cells of one CSV row, decoded; null where the row cannot be read. A quote in the middle of a cell that does not
 * start with one stands for itself.
 */
export function csvCells(row: string, delimiter: string): readonly string[] | null {
  try {
    const rows: string[][] = parse(row, {
      delimiter,
      record_delimiter: LINE_BREAKS,
      relax_column_count: true,
      skip_empty_lines: true,
    });
    return rows.length === 1 ? (rows[0] ?? null) : null;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    const cells = row.split(delimiter);
    const isPlain = !/[\r\n]/.test(row) && !cells.some((cell) => cell.startsWith('"'));
    return isPlain ? cells : null;
  }
}
