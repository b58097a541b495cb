import { extname } from 'node:path';
import { EXPORT_FORMATS, type ExportFormat, type ExportResult } from '@core/export/export-request';
import type { Command } from 'commander';
import type { Run } from '../command-runner';
import { EXIT, UsageError } from '../failures';
import { entriesText, runOperation } from '../run-operation';
import { addSearchOptions, readSearch, type SearchOptions, sayUndated } from '../search-options';
import type { Session } from '../session';
import { withTarget } from '../target-path';
import { grouped } from '../text-table';
import { columnsOf } from './search-command';

interface Options extends SearchOptions {
  readonly out: string;
  readonly format?: string;
  readonly columns: string;
  readonly bom?: boolean;
  readonly neutralise: boolean;
  readonly withColumns?: boolean;
  readonly withAnnotations?: boolean;
  readonly force?: boolean;
  readonly json?: boolean;
  readonly data?: string;
}

const EXTENSIONS: Readonly<Record<string, ExportFormat>> = {
  '.csv': 'csv',
  '.ndjson': 'ndjson',
  '.jsonl': 'ndjson',
  '.json': 'json',
};

function formatOf({ format, out }: Options): ExportFormat {
  const found =
    format === undefined ? EXTENSIONS[extname(out).toLowerCase()] : EXPORT_FORMATS.find((one) => one === format);
  if (found !== undefined) return found;
  throw new UsageError(
    format === undefined
      ? `--out ${out} does not tell the format; add --format ${EXPORT_FORMATS.join(', ')}.`
      : `--format "${format}" is unknown; choose from ${EXPORT_FORMATS.join(', ')}.`,
  );
}

async function runExport(session: Session, options: Options): Promise<1 | undefined> {
  const format = formatOf(options);
  const named = ['shown', 'all'].includes(options.columns) ? undefined : columnsOf(options.columns);
  const read = await readSearch(session, options);
  const search = named === undefined ? read.search : { ...read.search, columns: [...named] };
  const count = await session.ask('search.count', { criteria: read.criteria, snapshot: null });
  const request = {
    search,
    snapshot: count.snapshot,
    expectedEntries: count.entries,
    options: {
      format,
      columns: options.columns === 'all' ? ('all' as const) : ('shown' as const),
      byteOrderMark: options.bom === true,
      neutraliseFormulas: options.neutralise,
      withColumns: options.withColumns === true,
      withAnnotations: options.withAnnotations === true,
    },
  };
  const out = { path: options.out, isForced: options.force === true };
  const result = await withTarget(session, out, async (newHandle) => {
    const end = await runOperation(session, async () => {
      const target = await newHandle();
      return (await session.ask('exports.start', { ...request, target })).operation;
    });
    return end.outcome === 'done' ? (end.result as ExportResult) : null;
  });
  if (result === null) {
    session.output.say('The export was cancelled; nothing was written.');
    return EXIT.failed;
  }
  if (options.json === true && options.out !== '-') await session.output.json(result);
  else {
    session.output.say(
      `${entriesText(result.entries)} written to ${result.target} (${grouped(result.bytes)} bytes, SHA-256 ${result.sha256}).`,
    );
  }
  sayUndated(session, read, count.undated);
  return undefined;
}

/** `veritrail export`. */
export function addExportCommand(program: Command, run: Run): void {
  addSearchOptions(program.command('export').description('write all entries of a search to a file'))
    .requiredOption('--out <file>', 'the file to write; - writes to standard output')
    .option('--format <format>', `${EXPORT_FORMATS.join(', ')} (by the file's extension)`)
    .option('--sort <column:direction>', 'order, such as started:desc (newest first)')
    .option(
      '--columns <columns>',
      'CSV: shown, all (with SHA-256 and the record), or a list separated by commas',
      'shown',
    )
    .option('--path <pointer...>', 'places in raw as columns too, such as /context/ip')
    .option('--bom', 'CSV: start with a byte order mark, which Excel wants')
    .option('--no-neutralise', 'CSV: leave cells that a spreadsheet would run as formulas as they are')
    .option('--with-columns', 'NDJSON, JSON: {"columns","sha256","record"} instead of the record alone')
    .option(
      '--with-annotations',
      'what reviewers say beside each record: columns in CSV, "annotations" in NDJSON and JSON',
    )
    .option('--force', 'replace the file where it is there')
    .option('--json', 'print {"entries","bytes","sha256","target"}')
    .addHelpText(
      'after',
      `
Examples:
  veritrail export --out november.csv --from 2026-11-01 --to 2026-12-01
  veritrail export --out errors.ndjson --severity error --with-columns
  veritrail export --out - --format ndjson --tenant Contoso | gzip > contoso.ndjson.gz`,
    )
    .action((_options: Options, command: Command) => {
      const options = command.optsWithGlobals<Options>();
      return run(options, (session) => runExport(session, options));
    });
}
