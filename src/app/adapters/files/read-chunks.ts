import { open } from 'node:fs/promises';
import { asSourceProblem } from './source-problem';

const CHUNK_BYTES = 256 * 1024;

export interface FileRange {
  /** Byte offsets, `[from, to)`; left out: the whole file. */
  readonly from?: number;
  readonly to?: number;
  /** Told after each chunk how many bytes it had. */
  readonly onBytes?: (bytes: number) => void;
}

/** A file's bytes in order, a buffer of its own for each chunk. Fails with a `SourceProblem`. */
export async function* readChunks(path: string, range: FileRange = {}): AsyncGenerator<Uint8Array> {
  const to = range.to ?? Number.POSITIVE_INFINITY;
  let position = range.from ?? 0;
  const file = await open(path, 'r').catch((error: unknown) => {
    throw asSourceProblem(error);
  });
  try {
    while (position < to) {
      const chunk = Buffer.allocUnsafeSlow(Math.min(CHUNK_BYTES, to - position));
      const { bytesRead } = await file.read(chunk, 0, chunk.length, position).catch((error: unknown) => {
        throw asSourceProblem(error);
      });
      if (bytesRead === 0) return;
      position += bytesRead;
      range.onBytes?.(bytesRead);
      yield chunk.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}
