import { crc32, createInflateRaw, type InflateRaw } from 'node:zlib';
import { ByteInput } from './byte-input';
import { skipGzipHeader } from './gzip-header';
import type { ExpansionGuard } from './read-limits';
import { SourceProblem } from './source-problem';

/** Compressed bytes given to zlib at once: at the most that deflate can do (1,032 to 1) they become some 33 MB. */
const STEP_BYTES = 32 * 1024;
/** What zlib loses of the content right before damage; small, so that little is. */
const OUTPUT_BYTES = 32 * 1024;

const CUT_OFF = 'Its compressed data ends too early: it is cut off. What could be read of it was.';
const DAMAGED = 'Its compressed data is damaged from here on. What could be read of it was.';

/**
 * Unpacks raw deflate. Unlike a piped stream it hands out what came before an error. Fails with a `SourceProblem` where
 * the data is cut off or damaged, and where the guard refuses.
 */
export async function* inflate(
  compressed: AsyncIterable<Uint8Array>,
  guard: ExpansionGuard,
): AsyncGenerator<Uint8Array> {
  const input = new ByteInput(compressed);
  try {
    yield* inflateOnce(input, guard);
  } finally {
    await input.stop();
  }
}

/** Unpacks gzip: any number of members, each checked against its checksum, with zero padding after them. As `inflate`. */
export async function* gunzip(
  compressed: AsyncIterable<Uint8Array>,
  guard: ExpansionGuard,
): AsyncGenerator<Uint8Array> {
  const input = new ByteInput(compressed);
  try {
    while (await skipGzipHeader(input)) {
      let checksum = 0;
      for await (const chunk of inflateOnce(input, guard)) {
        checksum = crc32(chunk, checksum);
        yield chunk;
      }
      const trailer = Buffer.from(await input.takeExactly(8));
      if (trailer.length < 8) throw new SourceProblem(CUT_OFF);
      if (trailer.readUInt32LE(0) !== checksum) {
        throw new SourceProblem('Its content differs from its checksum: it is damaged. What came out was read.');
      }
    }
  } finally {
    await input.stop();
  }
}

/** One deflate stream; what follows it stays in the input. */
async function* inflateOnce(input: ByteInput, guard: ExpansionGuard): AsyncGenerator<Uint8Array> {
  const stream = createInflateRaw({ chunkSize: OUTPUT_BYTES });
  const waiting: Uint8Array[] = [];
  const state = { failure: null as (Error & { readonly code?: string }) | null };
  stream.on('data', (chunk: Uint8Array) => waiting.push(chunk));
  stream.on('error', (error) => {
    state.failure = error;
  });
  let fed = 0;
  try {
    for (let isOver = false; !isOver; ) {
      const bytes = await input.take(STEP_BYTES);
      if (bytes === null) {
        await step(stream, (done) => stream.once('end', done).end());
        isOver = true;
      } else {
        fed += bytes.length;
        await step(stream, (done) => stream.write(bytes, done));
        const unused = fed - stream.bytesWritten;
        isOver = unused > 0 || state.failure !== null;
        if (unused > 0) input.giveBack(bytes.subarray(bytes.length - unused));
      }
      for (const chunk of waiting.splice(0)) {
        guard.count(chunk.length);
        yield chunk;
      }
      if (state.failure !== null) throw new SourceProblem(state.failure.code === 'Z_BUF_ERROR' ? CUT_OFF : DAMAGED);
    }
  } finally {
    stream.destroy();
  }
}

/** Waits for a step of the stream; after an error zlib never calls back, it only closes. */
async function step(stream: InflateRaw, start: (done: () => void) => void): Promise<void> {
  if (stream.destroyed) return;
  await new Promise<void>((resolve) => {
    const done = (): void => {
      stream.off('close', done);
      resolve();
    };
    stream.once('close', done);
    start(done);
  });
}
