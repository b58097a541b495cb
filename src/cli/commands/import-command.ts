import { accessSync, constants } from 'node:fs';
import { resolve } from 'node:path';
import { ExpectedFailure } from '@core/failure/failure';
import type { FileHandle } from '@core/files/file-handle';
import { isLeftOut } from '@core/imports/left-out';
import type { Command } from 'commander';
import type { Run } from '../command-runner';
import { EXIT } from '../failures';
import { importOutcome, missingSource, printOutcome, sayProblems, type SourceOutcome } from '../import-outcome';
import { addReadingOptions, type ReadingOptions, readingChoices } from '../reading-options';
import { entriesText, runOperation } from '../run-operation';
import type { Session } from '../session';

interface Options extends ReadingOptions {
  readonly json?: boolean;
  readonly data?: string;
}

const WHY: Readonly<Record<string, string>> = {
  ENOENT: 'There is no such file or folder.',
  EACCES: 'It may not be read by this user.',
  EPERM: 'It may not be read by this user.',
  ENOTDIR: 'A part of its path is no folder.',
  ELOOP: 'Its links lead in a circle.',
};

/** Why a path cannot be read; null where it can. */
function problemOf(path: string): string | null {
  try {
    accessSync(path, constants.R_OK);
    return null;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    return WHY[code] ?? `It cannot be read (${code}).`;
  }
}

interface HandedOver {
  readonly handles: readonly FileHandle[];
  readonly missing: readonly SourceOutcome[];
}

async function handOver(session: Session, paths: readonly string[]): Promise<HandedOver> {
  const application = await session.application();
  const handles: FileHandle[] = [];
  const missing: SourceOutcome[] = [];
  for (const path of new Set(paths)) {
    const problem = problemOf(path);
    if (problem !== null) {
      missing.push(missingSource(path, problem));
      continue;
    }
    try {
      handles.push(await application.addSource(resolve(path), path));
    } catch (error) {
      if (!(error instanceof ExpectedFailure) || error.code !== 'file-unreadable') throw error;
      missing.push(missingSource(path, error.message));
    }
  }
  return { handles, missing };
}

/** Imports what can be handed over; `importId` is null where nothing could. */
async function importFiles(session: Session, paths: readonly string[], options: Options) {
  const choices = await readingChoices(session, options);
  let missing: readonly SourceOutcome[] = paths.flatMap((path) => {
    const problem = problemOf(path);
    return problem === null ? [] : [missingSource(path, problem)];
  });
  if (missing.length === paths.length) return { importId: null, missing };
  let importId: number | null = null;
  await runOperation(session, async () => {
    const handed = await handOver(session, paths);
    missing = handed.missing;
    const files = handed.handles.map((one) => one.handle);
    const started = await session.ask('imports.start', { files, choices });
    importId = started.importId;
    return started.operation;
  });
  return { importId: importId as number | null, missing };
}

async function runImport(session: Session, paths: readonly string[], options: Options): Promise<1 | undefined> {
  const { output } = session;
  const { importId, missing } = await importFiles(session, paths, options);
  const report = importId === null ? null : await session.ask('imports.read', { importId });
  const outcome = importOutcome(report, missing);
  if (options.json === true) await output.json(outcome);
  else await printOutcome(output, outcome);
  sayProblems(output, outcome);
  if (outcome.state === 'cancelled') {
    output.say(
      `The import was cancelled. ${entriesText(outcome.added)} had been added and stay; run it again to add the rest.`,
    );
  }
  const isFine = outcome.state === 'done' && outcome.bySource.every((one) => one.failure === null || isLeftOut(one));
  return isFine ? undefined : EXIT.failed;
}

/** `veritrail import`. */
export function addImportCommand(program: Command, run: Run): void {
  addReadingOptions(
    program
      .command('import')
      .description('read audit logs into the archive; what is there already is counted, not stored twice')
      .argument('<path...>', 'files and folders; .gz and .zip too'),
  )
    .option('--json', 'print {"files","read","added","duplicates","revisions","rejected","bySource":[...]}')
    .addHelpText(
      'after',
      `
Records that cannot be read are kept with the import and are no failure; a file that cannot be read is (exit code 1),
and the others are imported all the same.

Examples:
  veritrail import logs/ --tenant Contoso
  veritrail import AuditLog.csv --kind mspcontrol --zone Europe/Berlin --tenant Contoso
  veritrail import samples.ndjson --record /log --json`,
    )
    .action((paths: string[], _options: Options, command: Command) => {
      const options = command.optsWithGlobals<Options>();
      return run(options, (session) => runImport(session, paths, options));
    });
}
