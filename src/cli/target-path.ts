import { createReadStream, existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { stagingFolderOf } from '@app/data-folder';
import { ExpectedFailure } from '@core/failure/failure';
import type { Session } from './session';

/** Refuses to write over a file that is there, unless told to. */
export function requireFree(path: string, isForced: boolean): void {
  if (isForced || !existsSync(path)) return;
  throw new ExpectedFailure(
    'file-unwritable',
    `${path} is there already; name another file, or add --force to replace it.`,
  );
}

/** Makes a handle for the target, by the owner of the data folder at that moment. */
export type NewHandle = () => Promise<string>;

/**
 * Runs `work`, which hands the target to the application; `-` collects the file in the data folder and copies
 * it to standard output once it is whole.
 */
export async function withTarget<Value>(
  session: Session,
  out: { readonly path: string; readonly isForced: boolean },
  work: (handle: NewHandle) => Promise<Value>,
): Promise<Value> {
  const application = await session.application();
  if (out.path !== '-') {
    const path = resolve(out.path);
    requireFree(path, out.isForced);
    return work(async () => (await application.addTarget(path, out.path)).handle);
  }
  const staging = stagingFolderOf(session.dataFolder);
  await mkdir(staging, { recursive: true, mode: 0o700 });
  const folder = await mkdtemp(join(staging, 'standard-output-'));
  try {
    const path = join(folder, 'output');
    const value = await work(async () => (await application.addTarget(path, 'standard output')).handle);
    if (existsSync(path)) for await (const chunk of createReadStream(path)) await session.output.write(chunk as Buffer);
    return value;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
