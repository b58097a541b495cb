import { resolve } from 'node:path';
import type { Artefact } from '@core/artefacts/artefact';
import { ExpectedFailure } from '@core/failure/failure';
import { formatTime } from '@core/search/format-time';
import type { Command } from 'commander';
import type { Run } from '../command-runner';
import { EXIT, type ExitCode, UsageError } from '../failures';
import { handSecret } from '../hand-secret';
import { runOperation } from '../run-operation';
import type { Session } from '../session';
import { withTarget } from '../target-path';
import { grouped, textTable } from '../text-table';
import { visibleLine } from '../visible-text';
import { wholeNumber } from '../whole-number';

interface Options {
  readonly artefact?: string;
  readonly out?: string;
  readonly force?: boolean;
  readonly secretStdin?: boolean;
  readonly json?: boolean;
  readonly data?: string;
}

const entryOf = (text: string): number => wholeNumber(text, 'The entry', 1);

async function print(session: Session, artefacts: readonly Artefact[], options: Options): Promise<void> {
  if (options.json === true) return session.output.json(artefacts);
  const rows = artefacts.map((one) => [
    ...[String(one.id), String(one.entry), one.name, one.mediaType, grouped(one.byteLength)],
    ...[one.source, formatTime(one.keptAt, 'second'), one.sha256],
  ]);
  const titles = [
    { title: 'Artefact', alignRight: true },
    { title: 'Entry', alignRight: true },
    ...['Name', 'Type'].map((title) => ({ title })),
    { title: 'Bytes', alignRight: true },
    ...['Source', 'Kept', 'SHA-256'].map((title) => ({ title })),
  ];
  await session.output.write(`${textTable(titles, rows, session.output.isTerminal).join('\n')}\n`);
}

async function list(session: Session, entries: readonly number[], options: Options): Promise<undefined> {
  const kept: Artefact[] = [];
  for (const entry of entries) kept.push(...(await session.ask('artefacts.ofEntry', { entry })).kept);
  if (kept.length > 0 || options.json === true) await print(session, kept, options);
  else session.output.say('No file is kept beside this entry; "veritrail artefacts fetch" asks its backend for one.');
}

/** One that cannot be fetched does not stop the others. */
async function fetchAll(session: Session, entries: readonly number[], options: Options): Promise<ExitCode | undefined> {
  const fetched: Artefact[] = [];
  let isFailed = false;
  for (const [index, entry] of entries.entries()) {
    try {
      // Standard input can be read once.
      const artefact = await fetchOne(session, entry, index === 0 ? options : { ...options, secretStdin: false });
      if (artefact === null) return EXIT.failed;
      fetched.push(artefact);
    } catch (error) {
      if (!(error instanceof ExpectedFailure) || entries.length === 1) throw error;
      isFailed = true;
      session.output.say(`Entry ${entry}: ${error.message}`);
    }
  }
  if (fetched.length > 0 || options.json === true) await print(session, fetched, options);
  return isFailed ? EXIT.failed : undefined;
}

/** null: it was cancelled. */
async function fetchOne(session: Session, entry: number, options: Options): Promise<Artefact | null> {
  const { fetchFrom } = await session.ask('artefacts.ofEntry', { entry });
  if (fetchFrom !== null) await handSecret(session, fetchFrom.connectionId, options);
  const end = await runOperation(session, async () => (await session.ask('artefacts.fetch', { entry })).operation);
  return end.outcome === 'done' ? (end.result as Artefact) : null;
}

async function attach(session: Session, entry: number, path: string, options: Options): Promise<undefined> {
  const artefact = await session.retrying(async () => {
    const file = await (await session.application()).addSource(resolve(path));
    return session.ask('artefacts.attach', { entry, file: file.handle });
  });
  await print(session, [artefact], options);
}

async function save(session: Session, entry: number, options: Options): Promise<undefined> {
  const artefact = await chosen(session, entry, options.artefact);
  const path = options.out ?? artefact.name;
  const { bytes } = await withTarget(session, { path, isForced: options.force === true }, (newHandle) =>
    session.retrying(async () => session.ask('artefacts.save', { id: artefact.id, target: await newHandle() })),
  );
  if (path !== '-') session.output.say(`Saved ${visibleLine(path)}, ${grouped(bytes)} bytes.`);
}

async function chosen(session: Session, entry: number, id: string | undefined): Promise<Artefact> {
  const { kept } = await session.ask('artefacts.ofEntry', { entry });
  const [only] = id === undefined ? kept : kept.filter((one) => one.id === wholeNumber(id, '--artefact', 1));
  if (only === undefined) {
    const sentence = id === undefined ? 'No file is kept beside this entry' : `The entry has no artefact ${id}`;
    throw new ExpectedFailure('artefact-not-found', `${sentence}; "veritrail artefacts list ${entry}" tells which.`);
  }
  if (id === undefined && kept.length > 1) {
    const names = kept.map((one) => `${one.id} (${visibleLine(one.name)})`).join(', ');
    throw new UsageError(`The entry has several artefacts: ${names}; name one with --artefact.`);
  }
  return only;
}

/** `veritrail artefacts`. */
export function addArtefactsCommand(program: Command, run: Run): void {
  const artefacts = program.command('artefacts').description('files that tasks made, kept beside their entries');
  const entriesText = "the archive's ids of the entries";
  const secretText = "read the connection's secret from standard input, for this run only";
  artefacts
    .command('list')
    .description('list what is kept beside entries')
    .argument('<entry...>', entriesText)
    .option('--json', 'print one JSON array')
    .action((entries: string[], _: Options, command: Command) => {
      const options = command.optsWithGlobals<Options>();
      return run(options, (session) => list(session, entries.map(entryOf), options));
    });
  artefacts
    .command('fetch')
    .description('fetch the files of entries from their backends')
    .argument('<entry...>', entriesText)
    .option('--secret-stdin', secretText)
    .option('--json', 'print one JSON array')
    .action((entries: string[], _: Options, command: Command) => {
      const options = command.optsWithGlobals<Options>();
      return run(options, (session) => fetchAll(session, entries.map(entryOf), options));
    });
  artefacts
    .command('attach')
    .description('keep a file beside an entry')
    .argument('<entry>', "the archive's id of the entry")
    .argument('<file>', 'the file, at most 256 MB')
    .option('--json', 'print one JSON array')
    .action((entry: string, path: string, _: Options, command: Command) => {
      const options = command.optsWithGlobals<Options>();
      return run(options, (session) => attach(session, entryOf(entry), path, options));
    });
  artefacts
    .command('save')
    .description('write a kept file byte for byte')
    .argument('<entry>', "the archive's id of the entry")
    .option('--artefact <number>', 'which one, where the entry has several')
    .option('--out <file>', 'where to write it; - is standard output (its own name, here)')
    .option('--force', 'replace a file that is there')
    .action((entry: string, _: Options, command: Command) => {
      const options = command.optsWithGlobals<Options>();
      return run(options, (session) => save(session, entryOf(entry), options));
    });
}
