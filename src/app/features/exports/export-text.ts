import type { StreamedEntry } from '@core/archive/archive';
import { withoutAnnotations } from '@core/annotations/annotation';
import type { SaidOfEntries } from '@core/export/annotation-cells';
import { ANNOTATION_HEADINGS, annotationCells } from '@core/export/annotation-cells';
import { COLUMN_IDS } from '@core/entry/columns';
import type { ExportOptions } from '@core/export/export-request';
import type { Search } from '@core/search/search';
import { type CsvTable, csvHeading, csvLines } from './csv-table';
import { entryLine, pathCells, rawAndEncoding } from './entry-lines';

/** How one format is written: what stands before, between and after the entries. */
export interface ExportText {
  readonly start: string;
  /** The text of some entries; `firstIndex` is that of the first of them, from 0 over the whole export. */
  readonly entries: (entries: readonly StreamedEntry[], firstIndex: number, said: SaidOfEntries) => string;
  readonly end: (entries: number) => string;
  readonly needsRecords: boolean;
}

const RAW_HEADINGS = ['SHA-256', 'Raw encoding', 'Raw'];

function rawCells(entry: StreamedEntry): readonly string[] {
  if (entry.record === undefined) throw new Error(`Entry ${entry.row.id} was streamed without its record.`);
  const { raw, encoding } = rawAndEncoding(entry.record);
  return [entry.record.sha256, encoding, raw];
}

function csvText(options: ExportOptions, search: Search): ExportText {
  const isAll = options.columns === 'all';
  const { withAnnotations } = options;
  const paths = search.pathColumns;
  const hasPaths = paths.length > 0;
  const table: CsvTable = {
    columns: isAll ? COLUMN_IDS : search.columns,
    byteOrderMark: options.byteOrderMark,
    neutraliseFormulas: options.neutraliseFormulas,
  };
  return {
    start: csvHeading(table, [
      ...paths,
      ...(isAll ? RAW_HEADINGS : []),
      ...(withAnnotations ? ANNOTATION_HEADINGS : []),
    ]),
    entries: (entries, _, said) =>
      csvLines(
        entries.map((entry) => entry.row),
        table,
        hasPaths || isAll || withAnnotations
          ? entries.map((entry) => [
              ...pathCells(entry, paths),
              ...(isAll ? rawCells(entry) : []),
              ...(withAnnotations ? annotationCells(said.get(entry.row.id)) : []),
            ])
          : undefined,
      ),
    end: () => '',
    needsRecords: isAll || hasPaths,
  };
}

/** The text of an export, format by format. */
export function exportText(options: ExportOptions, search: Search): ExportText {
  const lineOf = (entry: StreamedEntry, said: SaidOfEntries): string =>
    entryLine(
      entry,
      options.withColumns ? search.pathColumns : null,
      options.withAnnotations ? (said.get(entry.row.id) ?? withoutAnnotations(entry.row.id)) : null,
    );
  switch (options.format) {
    case 'csv':
      return csvText(options, search);
    case 'ndjson':
      return {
        start: '',
        entries: (entries, _, said) => entries.map((entry) => `${lineOf(entry, said)}\n`).join(''),
        end: () => '',
        needsRecords: true,
      };
    case 'json':
      return {
        start: '[',
        entries: (entries, firstIndex, said) =>
          (firstIndex === 0 ? '\n' : ',\n') + entries.map((entry) => lineOf(entry, said)).join(',\n'),
        end: (entries) => (entries === 0 ? ']\n' : '\n]\n'),
        needsRecords: true,
      };
  }
}
