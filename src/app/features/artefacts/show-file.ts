import type { ChildProcess } from 'node:child_process';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { ExpectedFailure } from '@core/failure/failure';
import open from 'open';

/** Shows a file in the machine's own viewer. Fails with `not-available-here` where there is none. */
export type ShowFile = (name: string, bytes: Uint8Array) => Promise<void>;

/** A machine without a viewer says so within this time; a viewer runs on. */
const VIEWER_MS = 1500;

/** Writes a read-only copy below `folder`, which is swept at the next start, and opens that. */
export function showFileIn(folder: string, openFile: (path: string) => Promise<ChildProcess> = open): ShowFile {
  return async (name, bytes) => {
    const own = join(folder, randomBytes(6).toString('hex'));
    await mkdir(own, { recursive: true, mode: 0o700 });
    const path = join(own, name);
    await writeFile(path, bytes, { mode: 0o600 });
    await chmod(path, 0o400);
    const viewer = await openFile(path).catch(() => null);
    if (viewer === null || !(await isShowing(viewer))) {
      throw new ExpectedFailure('not-available-here', `This machine has no viewer for ${name}; save it instead.`);
    }
  };
}

function isShowing(viewer: ChildProcess): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(true), VIEWER_MS);
    const end = (isShown: boolean): void => {
      clearTimeout(timer);
      resolve(isShown);
    };
    viewer.once('error', () => end(false));
    viewer.once('exit', (code) => end(code === 0));
  });
}
