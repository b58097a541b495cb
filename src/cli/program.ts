import { Command, CommanderError } from 'commander';
import type { Run } from './command-runner';
import { addAnnotateCommand } from './commands/annotate-command';
import { addArtefactsCommand } from './commands/artefacts-command';
import { addClearLogCommand } from './commands/clear-log-command';
import { addConnectionsCommand } from './commands/connections-command';
import { addDemoBackendsCommand } from './commands/demo-backends-command';
import { addCollectCommand } from './commands/collect-command';
import { addCoverageCommand } from './commands/coverage-command';
import { addExportCommand } from './commands/export-command';
import { addFacetsCommand } from './commands/facets-command';
import { addHistogramCommand } from './commands/histogram-command';
import { addLensCommand } from './commands/lens-command';
import { addImportCommand } from './commands/import-command';
import { addImportsCommand } from './commands/imports-command';
import { addMappingsCommand } from './commands/mappings-command';
import { addOpenCommand } from './commands/open-command';
import { addGroupsCommand } from './commands/groups-command';
import { addSavedCommand } from './commands/saved-command';
import { addSearchCommand } from './commands/search-command';
import { addSearchesCommand } from './commands/searches-command';
import { addShowCommand } from './commands/show-command';
import { addCorrectCommand, addUndoCommand } from './commands/undo-command';
import { addVerifyCommand } from './commands/verify-command';
import { EXIT, type ExitCode } from './failures';

/** Applies to a command and all below it what commander keeps per command. */
function settle(command: Command): void {
  command
    .exitOverride()
    .showHelpAfterError(`("${pathOf(command)} --help" shows how)`)
    .configureHelp({ showGlobalOptions: true });
  for (const child of command.commands) settle(child);
}

const pathOf = (command: Command): string =>
  command.parent === null ? command.name() : `${pathOf(command.parent)} ${command.name()}`;

/** The whole command line. */
export function createProgram(version: string, run: Run): Command {
  const program = new Command('veritrail')
    .description('Collect, search, read and export audit entries without a window.')
    .version(version, '--version', 'print the version')
    .option('--data <folder>', "the data folder (the window's own; VERITRAIL_DATA names another)")
    .addHelpText(
      'after',
      `
Results go to standard output, messages to standard error.
Exit codes: 0 done, 1 failed, 2 asked wrongly, 3 collected but not complete.

Examples:
  veritrail import logs/ --tenant Contoso
  veritrail search --severity error --last 7d
  veritrail export --out errors.csv --severity error`,
    );
  const add = [
    addImportCommand,
    addSearchCommand,
    addFacetsCommand,
    addHistogramCommand,
    addLensCommand,
    addShowCommand,
    addOpenCommand,
    addExportCommand,
    addImportsCommand,
    addUndoCommand,
    addCorrectCommand,
    addAnnotateCommand,
    addSavedCommand,
    addSearchesCommand,
    addGroupsCommand,
    addMappingsCommand,
    addVerifyCommand,
    addCollectCommand,
    addCoverageCommand,
    addConnectionsCommand,
    addArtefactsCommand,
    addClearLogCommand,
    addDemoBackendsCommand,
  ];
  for (const one of add) one(program, run);
  settle(program);
  return program;
}

/** Parses and runs; answers the exit code where commander itself ended the run (help, version, a wrong word). */
export async function parseCommandLine(program: Command, words: readonly string[]): Promise<ExitCode | undefined> {
  try {
    await program.parseAsync([...words], { from: 'user' });
    return undefined;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? EXIT.done : EXIT.usage;
  }
}
