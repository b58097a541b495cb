import type { Command } from 'commander';
import type { Run } from '../command-runner';
import { EXIT, UsageError } from '../failures';
import { addReadingOptions, type ReadingOptions, readingChoices } from '../reading-options';
import { entriesText, runOperation } from '../run-operation';
import type { Session } from '../session';
import { wholeNumber } from '../whole-number';

interface Options extends ReadingOptions {
  readonly json?: boolean;
  readonly data?: string;
}

const numberOf = (text: string): number => wholeNumber(text, 'The import', 1);

async function undo(session: Session, importId: number, options: Options): Promise<1 | undefined> {
  const end = await runOperation(session, async () => (await session.ask('imports.undo', { importId })).operation);
  if (end.outcome === 'cancelled') {
    session.output.say('Cancelled; the import stands as it was.');
    return EXIT.failed;
  }
  const { removed, kept } = end.result as { readonly removed: number; readonly kept: number };
  if (options.json === true) await session.output.json({ removed, kept });
  else {
    await session.output.line(
      `Import ${importId} is undone: ${entriesText(removed)} removed, ${entriesText(kept)} kept because another import brought them too.`,
    );
  }
  return undefined;
}

async function correct(session: Session, importId: number, options: Options): Promise<1 | undefined> {
  const choices = await readingChoices(session, options);
  if (Object.keys(choices).length === 0) {
    throw new UsageError(
      'Say what to correct: --kind, --tenant, --organization, --instance, --zone, --mapping or --record.',
    );
  }
  const end = await runOperation(
    session,
    async () => (await session.ask('imports.correct', { importId, choices })).operation,
  );
  if (end.outcome === 'cancelled') {
    session.output.say('Cancelled; the entries stand as they were.');
    return EXIT.failed;
  }
  if (options.json === true) await session.output.json(end.result);
  else await session.output.line(`Import ${importId} is corrected; "veritrail imports show ${importId}" tells how.`);
  return undefined;
}

/** `veritrail undo`. */
export function addUndoCommand(program: Command, run: Run): void {
  program
    .command('undo')
    .description('take an import out again: the entries that nothing else brought are removed')
    .argument('<number>', 'the number of the import, as "imports" lists it')
    .option('--json', 'print {"removed","kept"}')
    .addHelpText('after', '\nExample:\n  veritrail undo 3')
    .action((number: string, _options: Options, command: Command) => {
      const options = command.optsWithGlobals<Options>();
      return run(options, (session) => undo(session, numberOf(number), options));
    });
}

/** `veritrail correct`. */
export function addCorrectCommand(program: Command, run: Run): void {
  addReadingOptions(
    program
      .command('correct')
      .description('read the records of an import again, with another tenant, zone, kind or mapping')
      .argument('<number>', 'the number of the import, as "imports" lists it'),
  )
    .option('--json', 'print what changed')
    .addHelpText(
      'after',
      '\nExamples:\n  veritrail correct 3 --zone Europe/Berlin\n  veritrail correct 3 --tenant Contoso',
    )
    .action((number: string, _options: Options, command: Command) => {
      const options = command.optsWithGlobals<Options>();
      return run(options, (session) => correct(session, numberOf(number), options));
    });
}
