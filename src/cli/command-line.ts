import type { ConnectedApplication, ConnectOptions } from '@app/ownership/connected-application';
import { chooseDataFolder } from '@app/data-folder';
import { ExpectedFailure } from '@core/failure/failure';
import type { Run } from './command-runner';
import { EXIT, type ExitCode, exitCodeOf, Interrupted, OutputClosed, UsageError } from './failures';
import { Output } from './output';
import { createProgram, parseCommandLine } from './program';
import { Session } from './session';

/** What the command line needs of the process that it runs in. */
export interface CommandLineProcess {
  readonly words: readonly string[];
  readonly environment: NodeJS.ProcessEnv;
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
  readonly version: string;
  /** The built program (`out`). */
  readonly programDirectory: string;
  readonly connect: (options: ConnectOptions) => Promise<ConnectedApplication>;
  /** Calls the listener on Ctrl+C; answers a function that stops. */
  readonly onInterrupt: (listener: () => void) => () => void;
}

const notHere = (): Promise<never> =>
  Promise.reject(new ExpectedFailure('not-available-here', 'The command line has no window; name files instead.'));

function sayFailure(output: Output, error: unknown): void {
  if (error instanceof OutputClosed) return;
  if (error instanceof UsageError || error instanceof Interrupted) output.say(error.message);
  else if (error instanceof ExpectedFailure) {
    output.say(error.message);
    if (error.detail !== undefined && error.code !== 'internal') output.say(`(${error.detail})`);
  } else
    output.say(
      `Something went wrong inside Veritrail: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
    );
}

const PATIENCE_MS = 5000;

/** True once the work has ended in whatever way; false where it has not within the time. */
async function settlesWithin(work: Promise<unknown>, milliseconds: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), milliseconds);
  });
  const settled = work.then(
    () => true,
    () => true,
  );
  const answer = await Promise.race([settled, tooLong]);
  clearTimeout(timer);
  return answer;
}

/** Runs one command line from its words to its exit code; everything that was opened is closed again. */
export async function runCommandLine(process: CommandLineProcess): Promise<ExitCode> {
  const output = new Output(process.stdout, process.stderr);
  let exitCode: ExitCode = EXIT.done;
  const run: Run = async (options, work) => {
    const dataFolder = chooseDataFolder(options.data, process.environment);
    const session = new Session(output, dataFolder, () =>
      process.connect({
        dataFolder,
        programDirectory: process.programDirectory,
        host: {
          kind: 'cli',
          version: process.version,
          hasNativeDialogs: false,
          pickSources: notHere,
          pickTarget: notHere,
          openDemo: notHere,
        },
      }),
    );
    const stopListening = process.onInterrupt(() => session.interrupt());
    // Begun inside a promise, so that a mistyped word rejects like everything else.
    const working = Promise.resolve(session).then(work);
    try {
      const finished = working.finally(() => session.waitForOthers());
      exitCode = (await Promise.race([finished, session.interrupted])) ?? EXIT.done;
    } catch (error) {
      sayFailure(output, error);
      exitCode = exitCodeOf(error);
    } finally {
      // What still runs after Ctrl+C is a question: it ends soon, or is left to end with the process.
      if (await settlesWithin(working, PATIENCE_MS)) await session.close();
      stopListening();
    }
  };
  const program = createProgram(process.version, run);
  const ended = await parseCommandLine(program, process.words);
  await output.flush();
  return ended ?? exitCode;
}
