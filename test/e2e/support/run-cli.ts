import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { delimiter, join, resolve, sep } from 'node:path';

export const root = resolve(import.meta.dirname, '../../..');

/** The Node of this machine, not the one that the tools bring: the program has to run on it. */
export function machineNode(): string {
  const named = process.env['VERITRAIL_TEST_NODE'];
  if (named !== undefined) return named;
  const folders = (process.env['PATH'] ?? '')
    .split(delimiter)
    .filter((folder) => !folder.includes(`node_modules${sep}`));
  return folders.map((folder) => join(folder, 'node')).find((path) => existsSync(path)) ?? process.execPath;
}

export interface CliRun {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the built command line. */
export async function runCli(dataFolder: string, words: readonly string[], input = ''): Promise<CliRun> {
  const child = spawn(machineNode(), [join(root, 'out/cli/index.js'), ...words, '--data', dataFolder], {
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const stdout: Buffer[] = [];
  const stderr: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
  child.stdin.end(input);
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, stdout: Buffer.concat(stdout).toString('utf8'), stderr: Buffer.concat(stderr).toString('utf8') };
}
