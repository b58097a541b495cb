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

/** A file's bytes in order, a buffer of its own for each chunk; the next is read while one is used. Fails with a `SourceProblem`. */
export async function* readChunks(path: string, range: FileRange = {}): AsyncGenerator<Uint8Array> {
  const to = range.to ?? Number.POSITIVE_INFINITY;
  const file = await open(path, 'r').catch((error: unknown) => {
    throw asSourceProblem(error);
  });
  const read = async (position: number): Promise<Uint8Array> => {
    const chunk = Buffer.allocUnsafeSlow(Math.max(0, Math.min(CHUNK_BYTES, to - position)));
    if (chunk.length === 0) return chunk;
    const { bytesRead } = await file.read(chunk, 0, chunk.length, position);
    return chunk.subarray(0, bytesRead);
  };
  let position = range.from ?? 0;
  let next = read(position);
  try {
    for (;;) {
      const chunk = await next.catch((error: unknown) => {
        throw asSourceProblem(error);
      });
      if (chunk.length === 0) return;
      position += chunk.length;
      next = read(position);
      range.onBytes?.(chunk.length);
      yield chunk;
    }
  } finally {
    await next.catch(() => undefined);
    await file.close();
  }
}
