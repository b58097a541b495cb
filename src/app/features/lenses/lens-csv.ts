import { guardFormula } from '@core/export/formula-guard';
import type { LensAnswer, LensColumn } from '@core/lenses/lens-answer';
import { formatTime } from '@core/search/format-time';
import { stringify } from 'csv-stringify/sync';

const titleOf = ({ title, kind }: LensColumn): string => (kind === 'duration' ? `${title} (seconds)` : title);

function cellText(cell: string | number | null, { kind }: LensColumn, zone: string): string {
  if (cell === null) return '';
  if (typeof cell === 'string') return guardFormula(cell);
  if (kind === 'time') return formatTime(cell, 'microsecond', zone);
  return String(kind === 'duration' ? cell / 1_000_000 : cell);
}

/** A lens's table as CSV (RFC 4180); texts that a spreadsheet would run are guarded as in every export. */
export function lensCsv({ columns, rows }: Pick<LensAnswer, 'columns' | 'rows'>, zone: string): string {
  const lines = rows.map(({ cells }) => columns.map((column, at) => cellText(cells[at] ?? null, column, zone)));
  return stringify([columns.map(titleOf), ...lines], { record_delimiter: '\r\n', quoted_match: /[\n\r]/ });
}
