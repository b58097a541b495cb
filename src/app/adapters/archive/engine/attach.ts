import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { access, link, mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { ExpectedFailure } from '@core/failure/failure';
import { migrate } from '../migrations/migrations';
import { damaged, translateOpening } from './failures';
import { Session } from './session';
import { sql } from './sql';

export interface EngineOptions {
  /** The archive's file. */
  readonly path: string;
  readonly memoryLimitBytes: number;
  readonly threads: number;
  readonly now: () => number;
}

/** Rows of a row group: small ones keep a checkpoint, and with it a commit, short. */
const ROW_GROUP_SIZE = 32_768;
/** A file shorter than its three headers was cut. */
const SMALLEST_FILE_BYTES = 12_288;

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/**
 * An in-memory DuckDB with the archive attached as `archive`: what is only of this run (ranks) lives in memory, and
 * the file keeps its own row group size. A missing file is made under another name and then given its own, so that a
 * process that dies in the middle leaves no half archive.
 */
export async function openEngine(options: EngineOptions): Promise<DuckDBInstance> {
  const size = await fileSize(options.path);
  if (size !== null && size < SMALLEST_FILE_BYTES) {
    throw damaged(
      options.path,
      new Error(`The file has ${size} bytes; a whole archive has ${SMALLEST_FILE_BYTES} at least.`),
    );
  }
  if (size === null) await createFile(options);
  const instance = await attach(options, options.path);
  await sweepUnfinished(options.path);
  return instance;
}

/** What starts left behind that were killed, or lost; only the one that holds the archive may ask. */
async function sweepUnfinished(path: string): Promise<void> {
  const folder = dirname(path);
  for (const name of await readdir(folder)) {
    if (name.startsWith(`${basename(path)}.new`)) await rm(join(folder, name), { force: true });
  }
}

/** Programs that start together may all make one: each its own, and the first to give it the name wins. */
async function createFile(options: EngineOptions): Promise<void> {
  const unfinished = `${options.path}.new-${process.pid}-${randomBytes(4).toString('hex')}`;
  await mkdir(dirname(options.path), { recursive: true, mode: 0o700 });
  const instance = await attach(options, unfinished);
  const connection = await instance.connect();
  await connection.run('USE memory');
  await connection.run('DETACH archive');
  connection.closeSync();
  instance.closeSync();
  try {
    await giveName(unfinished, options.path);
  } finally {
    await rm(unfinished, { force: true });
    await rm(`${unfinished}.wal`, { force: true });
  }
}

/** Unlike a rename, a link never takes the place of an archive that another program has made and opened meanwhile. */
async function giveName(unfinished: string, path: string): Promise<void> {
  try {
    await link(unfinished, path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    // Another program was first, and may have swept this one's away.
    if (code === 'EEXIST' || code === 'ENOENT') return;
    // A disk without links (FAT): there is no better way.
    if (code === 'EPERM' || code === 'ENOTSUP' || code === 'ENOSYS') await rename(unfinished, path);
    else throw error;
  }
}

async function attach(options: EngineOptions, path: string): Promise<DuckDBInstance> {
  await assertAccessible(path);
  const folder = dirname(options.path);
  const instance = await DuckDBInstance.create(':memory:', {
    threads: String(options.threads),
    memory_limit: `${Math.round(options.memoryLimitBytes / 1_000_000)}MB`,
    temp_directory: join(folder, 'temp'),
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    preserve_insertion_order: 'true',
    checkpoint_threshold: '64MB',
  });
  try {
    const connection = await instance.connect();
    const session = new Session(connection);
    await session.run(sql(`SET allowed_directories = [${quoted(folder)}]`));
    await session.run(
      sql(`ATTACH ${quoted(path)} AS archive (ROW_GROUP_SIZE ${ROW_GROUP_SIZE}, STORAGE_VERSION 'latest')`),
    );
    await session.run(sql('SET enable_external_access = false'));
    await session.run(sql('USE archive'));
    await migrate(session, options.path, options.now());
    connection.closeSync();
    return instance;
  } catch (error) {
    instance.closeSync();
    throw translateOpening(error, options.path);
  }
}

async function fileSize(path: string): Promise<number | null> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

async function assertAccessible(path: string): Promise<void> {
  if ((await fileSize(path)) === null) return;
  try {
    await access(path, constants.R_OK | constants.W_OK);
  } catch (error) {
    throw new ExpectedFailure(
      'archive-unavailable',
      `The archive ${path} may not be read and written by this user: check its permissions.`,
      error instanceof Error ? error.message : undefined,
    );
  }
}
