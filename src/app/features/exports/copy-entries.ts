import type { Archive, StreamedEntry } from '@core/archive/archive';
import { columnText } from '@core/export/column-values';
import { type CopiedText, type CopyFormat, LONGEST_COPY } from '@core/export/copied-text';
import { guardFormula } from '@core/export/formula-guard';
import { COLUMN_TITLES } from '@core/entry/columns';
import { criteriaOf, type Search, type Snapshot } from '@core/search/search';
import { csvHeading, csvLines } from './csv-table';
import { entryLine, pathCells } from './entry-lines';

export interface CopyRequest {
  readonly search: Search;
  readonly snapshot: Snapshot | null;
  readonly format: CopyFormat;
  readonly zone: string;
}

/** How one format is written: its first line, then the lines of some entries. */
interface CopyWriter {
  readonly start: string;
  readonly lines: (entries: readonly StreamedEntry[]) => string;
}

/** The entries of a search, in its order, as one text; or how many they are where the text would be too long. */
export async function copyEntries(
  archive: Pick<Archive, 'count' | 'stream'>,
  request: CopyRequest,
): Promise<CopiedText> {
  const { search, format } = request;
  const criteria = criteriaOf(search);
  const { entries, snapshot } = await archive.count({ criteria, snapshot: request.snapshot });
  const writer = writerOf(request);
  const pieces = [writer.start];
  let length = writer.start.length;
  const needsRecords = format === 'ndjson' || search.pathColumns.length > 0;
  for await (const batch of archive.stream({ criteria, snapshot }, search.sort, needsRecords)) {
    for (const entry of batch) {
      const piece = writer.lines([entry]);
      length += piece.length;
      if (length > LONGEST_COPY) return { kind: 'too-long', entries };
      pieces.push(piece);
    }
  }
  return { kind: 'text', text: pieces.join(''), entries };
}

function writerOf({ search, format, zone }: CopyRequest): CopyWriter {
  const { columns, pathColumns: paths } = search;
  if (format === 'ndjson') {
    return { start: '', lines: (entries) => entries.map((entry) => `${entryLine(entry, null)}\n`).join('') };
  }
  if (format === 'table') {
    return {
      start: `${[...columns.map((column) => COLUMN_TITLES[column]), ...paths.map(tableCell)].join('\t')}\n`,
      lines: (entries) =>
        entries
          .map((entry) => {
            const cells = columns.map((column) => columnText(entry.row, column, zone));
            return `${[...cells, ...pathCells(entry, paths)].map((cell) => tableCell(cell ?? '')).join('\t')}\n`;
          })
          .join(''),
    };
  }
  const table = { columns, byteOrderMark: false, neutraliseFormulas: true, zone };
  return {
    start: csvHeading(table, paths),
    lines: (entries) =>
      csvLines(
        entries.map(({ row }) => row),
        table,
        paths.length === 0 ? undefined : entries.map((entry) => pathCells(entry, paths)),
      ),
  };
}

/** A cell between tabs: what would begin another cell or line is a space, and nothing runs where it is pasted. */
const tableCell = (text: string): string => guardFormula(text.replaceAll(/[\t\r\n]+/gu, ' '));
