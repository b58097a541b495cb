import { statfs } from 'node:fs/promises';

/** Bytes that this user may still write on the disk that holds the folder. */
export async function freeDiskSpace(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}
