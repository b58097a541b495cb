import { chmodSync, existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { join, resolve } from 'node:path';
import { ExpectedFailure } from '@core/failure/failure';
import envPaths from 'env-paths';

const DEMO_MARK = 'this-is-the-demo';

/** The data folder that every host takes: `--data`, else VERITRAIL_DATA, else the user's own place for it. Absolute. */
export function chooseDataFolder(given: string | undefined, environment: NodeJS.ProcessEnv): string {
  const named = given ?? environment['VERITRAIL_DATA'];
  if (named !== undefined && named.trim() !== '') return resolve(named);
  return envPaths('veritrail', { suffix: '' }).data;
}

/** Makes the folder where it is missing and closes it to other users. Fails with `archive-unavailable`. */
export function prepareDataFolder(dataFolder: string): void {
  try {
    mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
    if (process.platform !== 'win32' && (statSync(dataFolder).mode & 0o077) !== 0) chmodSync(dataFolder, 0o700);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    throw new ExpectedFailure(
      'archive-unavailable',
      `The data folder ${dataFolder} cannot be used (${code}); check its permissions or name another with --data.`,
    );
  }
}

/** A name for this run of this process: process ids come back, random numbers do not. */
const RUN = `${process.pid}-${randomBytes(6).toString('hex')}`;

const stagingRootOf = (dataFolder: string): string => join(dataFolder, 'staging');

/** Where this process keeps files that belong to its run only: uploads, downloads. */
export const stagingFolderOf = (dataFolder: string): string => join(stagingRootOf(dataFolder), RUN);

/** Takes away what runs that have ended left behind. */
export function sweepStaging(dataFolder: string): void {
  const root = stagingRootOf(dataFolder);
  if (!existsSync(root)) return;
  for (const name of readdirSync(root)) {
    if (name === RUN || isRunning(Number.parseInt(name, 10))) continue;
    rmSync(join(root, name), { recursive: true, force: true });
  }
}

/** Takes away what this run staged. */
export function removeStaging(dataFolder: string): void {
  rmSync(stagingFolderOf(dataFolder), { recursive: true, force: true });
}

function isRunning(processId: number): boolean {
  if (!Number.isInteger(processId) || processId <= 0 || processId === process.pid) return false;
  try {
    process.kill(processId, 0);
    return true;
  } catch {
    return false;
  }
}

/** The demo has a data folder of its own inside the real one, so that it never mixes with real entries. */
export const demoFolderOf = (dataFolder: string): string => join(dataFolder, 'demo');

/** Marks a data folder as the demo's, for every host that ever opens it. */
export function markAsDemo(dataFolder: string): void {
  prepareDataFolder(dataFolder);
  if (isDemoFolder(dataFolder)) return;
  writeFileSync(join(dataFolder, DEMO_MARK), 'Invented entries, made by Veritrail.\n', { mode: 0o600 });
}

/** When the demo was made, UTC milliseconds: its invented entries reach up to then. */
export const demoMadeAt = (dataFolder: string): number => Math.floor(statSync(join(dataFolder, DEMO_MARK)).mtimeMs);

export const isDemoFolder = (dataFolder: string): boolean => existsSync(join(dataFolder, DEMO_MARK));
