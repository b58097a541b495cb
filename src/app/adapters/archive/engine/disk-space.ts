import { statfs } from 'node:fs/promises';
import { diskFull } from './failures';

/** Left free for everything else on the disk, and for what a checkpoint needs beside the file. */
const RESERVE_BYTES = 512 * 1024 * 1024;
/** A batch stands in the log, in the file and in the checkpoint at once. */
const COPIES = 3;

/** Free bytes on the disk of a folder, for this user. */
export async function freeBytesOf(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}

/** Fails with `disk-full` while there is still room to stop cleanly. */
export async function assertRoom(folder: string, batchBytes: number, free: () => Promise<number>): Promise<void> {
  const needed = Math.max(RESERVE_BYTES, batchBytes * COPIES);
  const available = await free();
  if (available < needed) throw diskFull(folder, new Error(`${available} bytes are free, ${needed} are needed.`));
}
