import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

/** The built program; another build of it may be named. */
const PROGRAM = process.env['VERITRAIL_PROGRAM'] ?? resolve('out');
const CLI = resolve(PROGRAM, 'cli/index.js');

export interface CliOutcome {
  readonly code: number | null;
  readonly stdout: Buffer;
  readonly stderr: string;
}

export interface CliOptions {
  readonly environment?: Record<string, string>;
  /** Called with the child once it runs. */
  readonly onStart?: (child: ReturnType<typeof spawn>) => void;
}

/** Runs the built command line as a process of its own. */
export async function runCli(
  dataFolder: string,
  words: readonly string[],
  options: CliOptions = {},
): Promise<CliOutcome> {
  if (!existsSync(CLI)) throw new Error(`${CLI} is not built; run npm run build first.`);
  const child = spawn(process.execPath, [CLI, ...words], {
    env: { ...process.env, VERITRAIL_DATA: dataFolder, ...options.environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  options.onStart?.(child);
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
  const code = await new Promise<number | null>((done) => child.on('close', done));
  return { code, stdout: Buffer.concat(out), stderr: Buffer.concat(err).toString('utf8') };
}

/** Runs, expects exit code 0, and answers standard output parsed as JSON. */
export async function cliJson(dataFolder: string, words: readonly string[]): Promise<unknown> {
  const { code, stdout, stderr } = await runCli(dataFolder, [...words, '--json']);
  if (code !== 0) throw new Error(`${words.join(' ')} ended with ${code}: ${stderr}`);
  return JSON.parse(stdout.toString('utf8')) as unknown;
}

/** Runs, expects exit code 0, and answers standard output as text. */
export async function cliText(dataFolder: string, words: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await runCli(dataFolder, words);
  if (code !== 0) throw new Error(`${words.join(' ')} ended with ${code}: ${stderr}`);
  return stdout.toString('utf8');
}
