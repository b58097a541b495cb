import type { Command } from 'commander';
import type { Run } from '../command-runner';
import { EXIT } from '../failures';
import { entriesText, runOperation } from '../run-operation';
import type { Session } from '../session';
import { counted } from '../text-table';

interface Options {
  readonly json?: boolean;
  readonly data?: string;
}

interface Verification {
  readonly batches: number;
  readonly entries: number;
  readonly difference: string | null;
}

async function verify(session: Session, options: Options): Promise<1 | undefined> {
  const end = await runOperation(session, async () => (await session.ask('application.verifyArchive', {})).operation);
  if (end.outcome === 'cancelled') {
    session.output.say('The check was cancelled; nothing is known.');
    return EXIT.failed;
  }
  const result = end.result as Verification;
  if (options.json === true) await session.output.json(result);
  else if (result.difference === null) {
    const batches = counted(result.batches, 'batch', 'batches');
    await session.output.line(`Every record and every digest holds: ${entriesText(result.entries)} in ${batches}.`);
  } else session.output.say(`The archive is not what was written: ${result.difference}`);
  return result.difference === null ? undefined : EXIT.failed;
}

/** `veritrail verify`. */
export function addVerifyCommand(program: Command, run: Run): void {
  program
    .command('verify')
    .description("check every record's SHA-256 and the chain of digests; exit code 1 where one differs")
    .option('--json', 'print {"batches","entries","difference"}')
    .addHelpText('after', '\nExample:\n  veritrail verify --data /srv/audit')
    .action((_options: Options, command: Command) => {
      const options = command.optsWithGlobals<Options>();
      return run(options, (session) => verify(session, options));
    });
}
