import { createGunzip, createInflateRaw } from 'node:zlib';
import type { ExpansionGuard } from './read-limits';
import { SourceProblem } from './source-problem';

/** Compressed bytes given to zlib at once: at the most that deflate can do (1,032 to 1) they become some 33 MB. */
const STEP_BYTES = 32 * 1024;

const SENTENCES: Readonly<Record<string, string>> = {
  Z_BUF_ERROR: 'Its compressed data ends too early: it is cut off. What could be read of it was.',
  Z_DATA_ERROR: 'Its compressed data is damaged from here on. What could be read of it was.',
};

/**
 * Unpacks gzip (any number of members, zero padding after them) or raw deflate, step by step. Unlike a piped stream it
 * hands out everything that came before an error. Fails with a `SourceProblem` where the data is cut off or damaged,
 * and where the guard refuses.
 */
export async function* expand(
  format: 'gzip' | 'deflate',
  compressed: AsyncIterable<Uint8Array>,
  guard: ExpansionGuard,
): AsyncGenerator<Uint8Array> {
  const stream = format === 'gzip' ? createGunzip({ chunkSize: 128 * 1024 }) : createInflateRaw({ chunkSize: 128 * 1024 });
  const waiting: Uint8Array[] = [];
  let failure: (Error & { readonly code?: string }) | null = null;
  let hasEnded = false;
  stream.on('data', (chunk: Uint8Array) => waiting.push(chunk));
  stream.on('error', (error) => {
    failure = error;
  });
  stream.on('end', () => {
    hasEnded = true;
  });
  const takeOut = function* (): Generator<Uint8Array> {
    for (const chunk of waiting.splice(0)) {
      guard.count(chunk.length);
      yield chunk;
    }
    if (failure !== null) {
      throw new SourceProblem(SENTENCES[failure.code ?? ''] ?? `It could not be unpacked (${failure.message}).`);
    }
  };
  try {
    for await (const chunk of compressed) {
      for (let at = 0; at < chunk.length && !hasEnded; at += STEP_BYTES) {
        await new Promise<void>((resolve) => stream.write(chunk.subarray(at, at + STEP_BYTES), () => resolve()));
        yield* takeOut();
      }
      if (hasEnded) break;
    }
    if (!hasEnded) await finish(stream);
    yield* takeOut();
  } finally {
    stream.destroy();
  }
}

const finish = (stream: ReturnType<typeof createGunzip>): Promise<void> =>
  new Promise((resolve) => {
    stream.once('end', resolve);
    stream.once('close', resolve);
    stream.end();
  });
