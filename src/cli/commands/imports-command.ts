import { formatTime } from '@core/search/format-time';
import type { Command } from 'commander';
import type { Run } from '../command-runner';
import { importOutcome, printOutcome, sayProblems } from '../import-outcome';
import { entriesText } from '../run-operation';
import type { Session } from '../session';
import { withTarget } from '../target-path';
import { counted, grouped, textTable } from '../text-table';
import { visibleLine } from '../visible-text';
import { wholeNumber } from '../whole-number';

interface Options {
  readonly json?: boolean;
  readonly out?: string;
  readonly force?: boolean;
  readonly data?: string;
}

const PAGE = 1000;

async function list(session: Session, options: Options): Promise<undefined> {
  const imports = await session.ask('imports.list', {});
  if (options.json === true) {
    await session.output.json(imports);
    return;
  }
  if (imports.length === 0) {
    session.output.say('Nothing has been imported yet.');
    return;
  }
  const rows = imports.map(({ id, startedAt, state, title, files, figures }) => [
    String(id),
    formatTime(startedAt, 'second'),
    state,
    grouped(files),
    ...[figures.read, figures.added, figures.duplicates, figures.revisions, figures.rejected].map(grouped),
    title,
  ]);
  const figures = ['Files', 'Read', 'Added', 'Duplicates', 'Revisions', 'Rejected'];
  const titles = [
    { title: 'Import', alignRight: true },
    { title: 'Started' },
    { title: 'State' },
    ...figures.map((title) => ({ title, alignRight: true })),
    { title: 'Title' },
  ];
  await session.output.write(`${textTable(titles, rows, session.output.isTerminal).join('\n')}\n`);
}

async function showImport(session: Session, importId: number, options: Options): Promise<undefined> {
  const report = await session.ask('imports.read', { importId });
  if (options.json === true) {
    await session.output.json(report);
    return;
  }
  const { output } = session;
  const between =
    report.earliest === null || report.latest === null
      ? ''
      : `, from ${formatTime(report.earliest, 'second')} to ${formatTime(report.latest, 'second')}`;
  await output.line(
    `Import ${report.id}: ${visibleLine(report.title)}, ${report.state}, ${formatTime(report.startedAt, 'second')}`,
  );
  await output.line(
    `In the archive: ${entriesText(report.entriesInArchive)}${between}, ${grouped(report.undated)} undated`,
  );
  for (const correction of report.corrections) {
    await output.line(`Corrected ${formatTime(correction.at, 'second')}: ${visibleLine(correction.text)}`);
  }
  const outcome = importOutcome(report, []);
  await output.line('');
  await printOutcome(output, outcome);
  sayProblems(output, outcome);
}

async function listRejected(session: Session, importId: number, options: Options): Promise<undefined> {
  const all = [];
  for (let offset = 0; ; offset += PAGE) {
    const { records, total } = await session.ask('imports.rejected', { importId, offset, limit: PAGE });
    all.push(...records);
    if (records.length === 0 || all.length >= total) break;
  }
  if (options.json === true) {
    await session.output.json(all);
    return;
  }
  if (all.length === 0) session.output.say(`Import ${importId} rejected nothing.`);
  for (const { file, position, reason, byteLength, excerpt } of all) {
    await session.output.line(
      `${visibleLine(file)}, byte ${position} (${counted(byteLength, 'byte', 'bytes')}): ${visibleLine(reason)}`,
    );
    await session.output.line(`  ${visibleLine(excerpt.slice(0, 200))}${excerpt.length > 200 ? '…' : ''}`);
  }
}

async function rejected(session: Session, importId: number, options: Options): Promise<undefined> {
  if (options.out === undefined) return listRejected(session, importId, options);
  const out = { path: options.out, isForced: options.force === true };
  const { records } = await withTarget(session, out, (newHandle) =>
    session.retrying(async () => session.ask('imports.exportRejected', { importId, target: await newHandle() })),
  );
  if (options.json === true && options.out !== '-') await session.output.json({ records });
  else session.output.say(`${counted(records, 'rejected record', 'rejected records')} written.`);
  return undefined;
}

const numberOf = (text: string): number => wholeNumber(text, 'The import', 1);

/** `veritrail imports`, `imports show N`, `imports rejected N`. */
export function addImportsCommand(program: Command, run: Run): void {
  const imports = program
    .command('imports')
    .description('list the imports')
    .option('--json', 'print a JSON array')
    .addHelpText(
      'after',
      '\nExamples:\n  veritrail imports\n  veritrail imports show 3\n  veritrail imports rejected 3 --out rejected.ndjson',
    )
    .action((_options: Options, command: Command) => {
      const options = command.optsWithGlobals<Options>();
      return run(options, (session) => list(session, options));
    });
  imports
    .command('show')
    .description('print the report of an import')
    .argument('<number>', 'the number of the import')
    .option('--json', 'print the whole report as one JSON object')
    .addHelpText('after', '\nExample:\n  veritrail imports show 3 --json')
    .action((number: string, _options: Options, command: Command) => {
      const options = command.optsWithGlobals<Options>();
      return run(options, (session) => showImport(session, numberOf(number), options));
    });
  imports
    .command('rejected')
    .description('list or write the records that an import could not read')
    .argument('<number>', 'the number of the import')
    .option('--out <file>', 'write them with file, position, reason and bytes; - writes to standard output')
    .option('--force', 'replace the file where it is there')
    .option('--json', 'print a JSON array (with --out: how many were written)')
    .addHelpText(
      'after',
      '\nExamples:\n  veritrail imports rejected 3\n  veritrail imports rejected 3 --out rejected.ndjson',
    )
    .action((number: string, _options: Options, command: Command) => {
      const options = command.optsWithGlobals<Options>();
      return run(options, (session) => rejected(session, numberOf(number), options));
    });
}
