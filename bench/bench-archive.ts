import { createHash } from 'node:crypto';
import {
  copyFileSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { Child } from './child';
import type { FillOutcome, FillRequest } from './fill-child';
import type { BenchOptions } from './options';

export interface BenchArchive {
  readonly dataFolder: string;
  readonly bytes: number;
  readonly fill: FillOutcome;
}

const DONE = 'bench-archive.json';

/** What decides the bytes of the archive: when it changes, the archive is made again. */
const DECIDING = [
  'src/app/adapters/archive/migrations',
  'src/app/adapters/archive/engine/attach.ts',
  ...['population', 'panel-entries', 'lumu-entries', 'entry-batches'].map((name) => `bench/generate/${name}.ts`),
];

function codeHash(root: string): string {
  const hash = createHash('sha256');
  for (const place of DECIDING) {
    const path = join(root, place);
    const files = statSync(path).isFile() ? [''] : readdirSync(path, { encoding: 'utf8' });
    for (const name of files.toSorted()) hash.update(name).update(readFileSync(join(path, name)));
  }
  return hash.digest('hex').slice(0, 12);
}

export const archiveFiles = (dataFolder: string): readonly string[] =>
  readdirSync(dataFolder).filter((name) => /\.(duckdb|db|wal)$/.test(name));

export function archiveBytes(dataFolder: string): number {
  return archiveFiles(dataFolder).reduce((sum, name) => sum + statSync(join(dataFolder, name)).size, 0);
}

/** The generated archive of that many entries; made now where it is missing or of other code. */
export async function benchArchive(options: BenchOptions, script: string): Promise<BenchArchive> {
  const dataFolder = join(options.folder, `archive-${options.rows}-${codeHash(options.root)}`);
  const done = join(dataFolder, DONE);
  if (options.isFresh) rmSync(dataFolder, { recursive: true, force: true });
  if (!existsSync(done)) {
    rmSync(dataFolder, { recursive: true, force: true });
    mkdirSync(dataFolder, { recursive: true });
    console.error(`Filling an archive of ${options.rows.toLocaleString('en-US')} entries`);
    const child = new Child(script);
    const request: FillRequest = { kind: 'fill', dataFolder, rows: options.rows };
    const outcome = await child.ask<FillOutcome>(request);
    await child.end();
    writeFileSync(done, JSON.stringify(outcome));
  }
  const fill = JSON.parse(readFileSync(done, 'utf8')) as FillOutcome;
  return { dataFolder, bytes: archiveBytes(dataFolder), fill };
}

/** A copy of the archive's files alone, where the file system can without copying bytes. */
export function copyArchive(from: string, to: string): void {
  rmSync(to, { recursive: true, force: true });
  mkdirSync(to, { recursive: true });
  for (const name of archiveFiles(from)) copyFileSync(join(from, name), join(to, name), constants.COPYFILE_FICLONE);
}
