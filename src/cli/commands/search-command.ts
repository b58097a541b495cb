import { csvHeading, csvLines } from '@app/features/exports/csv-table';
import { COLUMN_IDS, COLUMN_TITLES, type ColumnId } from '@core/entry/columns';
import { columnText, SEVERITY_TITLES } from '@core/export/column-values';
import { entryObject } from '@core/export/entry-object';
import { parseColumn } from '@core/search/parse-names';
import { filterWords } from '@core/search/describe-filter';
import { formatTime } from '@core/search/format-time';
import type { EntryRow } from '@core/search/results';
import type { Snapshot } from '@core/search/search';
import type { Command } from 'commander';
import type { Run } from '../command-runner';
import { UsageError } from '../failures';
import { entriesText } from '../run-operation';
import { addSearchOptions, type ReadSearch, readSearch, type SearchOptions, sayUndated } from '../search-options';
import type { Session } from '../session';
import { grouped, textTable } from '../text-table';
import { jsonLine } from '../visible-text';
import { wholeNumber } from '../whole-number';

interface Options extends SearchOptions {
  readonly limit: string;
  readonly offset: string;
  readonly format?: string;
  readonly columns?: string;
  readonly count?: boolean;
  readonly json?: boolean;
}

const FORMATS = ['table', 'ndjson', 'csv'] as const;
type Format = (typeof FORMATS)[number];
const SLICE = 10_000;
const TABLE_COLUMNS: readonly ColumnId[] = [
  'id',
  'started',
  'severity',
  'tenant',
  'source',
  'task',
  'item',
  'performer',
];

const formatOf = (text: string): Format => {
  const found = FORMATS.find((format) => format === text);
  if (found !== undefined) return found;
  throw new UsageError(`--format "${text}" is unknown; choose from ${FORMATS.join(', ')}.`);
};

/** Reads a list of columns; undefined where none is given. */
export function columnsOf(text: string | undefined): readonly ColumnId[] | undefined {
  return text?.split(',').map((name) => {
    const column = parseColumn(name);
    if (column !== null) return column;
    throw new UsageError(`"${name.trim()}" is no column; choose from ${COLUMN_IDS.join(', ')}.`);
  });
}

/** The rows from `offset`, at most `limit`, slice by slice from one snapshot. */
async function* rowSlices(
  session: Session,
  { criteria, search }: ReadSearch,
  first: { readonly offset: number; readonly limit: number; readonly snapshot: Snapshot | null },
): AsyncGenerator<readonly EntryRow[], void> {
  let { offset, limit, snapshot } = first;
  while (limit > 0) {
    const asked = Math.min(limit, SLICE);
    const page = await session.ask('search.slice', {
      criteria,
      snapshot,
      sort: search.sort,
      offset,
      limit: asked,
      paths: search.pathColumns,
    });
    yield page.rows;
    if (page.rows.length < asked) return;
    snapshot = page.snapshot;
    offset += asked;
    limit -= asked;
  }
}

function cellOf(row: EntryRow, column: ColumnId, zone: string): string | null {
  return column === 'severity' ? SEVERITY_TITLES[row.severity] : columnText(row, column, zone);
}

function tableText(
  rows: readonly EntryRow[],
  columns: readonly ColumnId[],
  { zone, search }: ReadSearch,
  isTerminal: boolean,
): string {
  const paths = search.pathColumns;
  const headings = columns.map((column) => ({
    title: COLUMN_TITLES[column],
    alignRight: column === 'id' || column === 'duration',
  }));
  const cells = rows.map((row) => [
    ...columns.map((column) => cellOf(row, column, zone)),
    ...paths.map((path) => row.paths?.[path] ?? null),
  ]);
  const all = [...headings, ...paths.map((path) => ({ title: path, alignRight: false }))];
  return `${textTable(all, cells, isTerminal).join('\n')}\n`;
}

/** The values at places in raw, as cells of a CSV; undefined where none are asked for. */
function pathCells(rows: readonly EntryRow[], paths: readonly string[]): readonly (readonly string[])[] | undefined {
  return paths.length === 0 ? undefined : rows.map((row) => paths.map((path) => row.paths?.[path] ?? ''));
}

/** A row's columns, and the places in raw that were asked for, by their pointers. */
const rowObject = (row: EntryRow) => ({ ...entryObject(row), ...row.paths });

/** Says what empties a search and where the entries are. */
async function sayWhyEmpty(session: Session, { criteria, zone }: ReadSearch): Promise<void> {
  const why = await session.ask('search.explainEmpty', { criteria, snapshot: null });
  if (why.archiveIsEmpty) {
    session.output.say('The archive is empty: nothing has been imported yet.');
    return;
  }
  const parts = why.filters.map(({ index, entriesWithout }) => {
    const filter = criteria.filters[index];
    const words = filter === undefined ? 'a filter' : filterWords(filter).field;
    return `${entriesText(entriesWithout)} without the filter on ${words}`;
  });
  if (why.entriesWithoutQuery !== undefined) parts.push(`${entriesText(why.entriesWithoutQuery)} without the query`);
  if (why.entriesOutsideRange !== null && why.entriesOutsideRange > 0) {
    parts.push(`${entriesText(why.entriesOutsideRange)} outside the range`);
  }
  const where =
    why.earliest === null || why.latest === null
      ? ''
      : ` The entries lie between ${formatTime(why.earliest, 'second', zone)} and ${formatTime(why.latest, 'second', zone)}.`;
  session.output.say(`No entry matches${parts.length > 0 ? `; there are ${parts.join(', ')}` : ''}.${where}`);
}

async function printTable(
  session: Session,
  read: ReadSearch,
  rows: readonly EntryRow[],
  options: Options,
): Promise<void> {
  const columns = columnsOf(options.columns) ?? TABLE_COLUMNS;
  if (rows.length > 0) await session.output.write(tableText(rows, columns, read, session.output.isTerminal));
}

async function print(session: Session, read: ReadSearch, options: Options, format: Format): Promise<void> {
  const limit = wholeNumber(options.limit, '--limit', 1);
  const offset = wholeNumber(options.offset, '--offset', 0);
  const { criteria } = read;
  const paths = read.search.pathColumns;
  const count = await session.ask('search.count', { criteria, snapshot: null });
  const { snapshot } = count;
  const csv = { columns: columnsOf(options.columns) ?? COLUMN_IDS, byteOrderMark: false, neutraliseFormulas: true };
  const all: EntryRow[] = [];
  if (format === 'csv' && options.json !== true) await session.output.write(csvHeading(csv, paths));
  let shown = 0;
  for await (const rows of rowSlices(session, read, { offset, limit, snapshot })) {
    shown += rows.length;
    if (options.json === true || format === 'table') all.push(...rows);
    else if (format === 'csv') await session.output.write(csvLines(rows, csv, pathCells(rows, paths)));
    else await session.output.write(rows.map((row) => `${jsonLine(rowObject(row))}\n`).join(''));
  }
  if (options.json === true) {
    const entries = all.map(rowObject);
    await session.output.json({ count: count.entries, undated: count.undated, offset, limit, entries });
  } else if (format === 'table') await printTable(session, read, all, options);
  sayUndated(session, read, count.undated);
  if (count.entries === 0) await sayWhyEmpty(session, read);
  else if (shown < count.entries) {
    session.output.say(
      `${grouped(shown)} of ${grouped(count.entries)} shown; --limit and --offset show others, export writes them all.`,
    );
  }
}

/** As if nothing was said of how to print. */
export const plainOptions = { limit: '100', offset: '0' } satisfies Options;

/** Prints a search as a table or as one JSON object. */
export const printSearch = (session: Session, read: ReadSearch, options: Options): Promise<void> =>
  print(session, read, options, 'table');

async function runSearch(session: Session, options: Options): Promise<undefined> {
  const format = formatOf(options.format ?? 'table');
  wholeNumber(options.limit, '--limit', 1);
  wholeNumber(options.offset, '--offset', 0);
  columnsOf(options.columns);
  const read = await readSearch(session, options);
  if (options.count !== true) {
    await print(session, read, options, format);
    return;
  }
  const count = await session.ask('search.count', { criteria: read.criteria, snapshot: null });
  if (options.json === true) await session.output.json({ count: count.entries, undated: count.undated });
  else await session.output.line(String(count.entries));
  sayUndated(session, read, count.undated);
}

/** `veritrail search`. */
export function addSearchCommand(program: Command, run: Run): void {
  addSearchOptions(program.command('search').description('find entries and print them'))
    .option('--sort <column:direction>', 'order, such as started:desc (newest first)')
    .option('--limit <number>', 'how many entries to print', '100')
    .option('--offset <number>', 'how many entries to skip', '0')
    .option('--format <format>', `${FORMATS.join(', ')} (table)`)
    .option('--columns <list>', 'columns of a table or CSV, separated by commas')
    .option('--path <pointer...>', 'places in raw as columns too, such as /context/ip')
    .option('--count', 'print only how many entries there are')
    .option('--json', 'print one JSON object: count, undated, offset, limit, entries')
    .addHelpText(
      'after',
      `
Examples:
  veritrail search --severity error --last 7d
  veritrail search --tenant Contoso --task "Zip Files" --not performer=backup --sort duration:desc
  veritrail search --text '"access denied" root' --from 2026-11-01 --to 2026-12-01 --zone Europe/Berlin --count
  veritrail search --saved "Weekly review" --format ndjson --limit 1000 | jq .task`,
    )
    .action((_options: Options, command: Command) => {
      const options = command.optsWithGlobals<Options & { readonly data?: string }>();
      return run(options, (session) => runSearch(session, options));
    });
}
