import type { Readable, Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from 'node:zlib';
import { BackendFailure } from '@core/http/backend-failure';

const CODINGS = ['gzip', 'x-gzip', 'deflate', 'br'] as const;
type Coding = (typeof CODINGS)[number];

/** What is asked for in `accept-encoding`. */
export const ACCEPTED_CODINGS = 'gzip, deflate, br';

function codingsOf(header: string | undefined, what: string): readonly Coding[] {
  const names = (header ?? '')
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && name !== 'identity');
  const codings = names.flatMap((name) => CODINGS.find((one) => one === name) ?? []);
  // Two layers serve nobody but bombs.
  if (codings.length === names.length && codings.length < 2) return codings;
  throw new BackendFailure('malformed', `The answer for ${what} came in a compression that nobody asked for.`);
}

/** RFC 1950 says zlib; some servers send the raw stream of RFC 1951. Method 8 and a checksum of 31 tell zlib's header. */
const hasZlibHeader = (first: Uint8Array): boolean => {
  const [one = 0, two = 0] = first;
  return (one & 0x0f) === 8 && (one * 256 + two) % 31 === 0;
};

function decoderOf(coding: Coding, first: Uint8Array): Transform {
  if (coding === 'br') return createBrotliDecompress();
  if (coding !== 'deflate') return createGunzip();
  return hasZlibHeader(first) ? createInflate() : createInflateRaw();
}

/** Reads wire bytes and gives the decompressed ones, one piece at a time; an end in the middle is an error of node:zlib. */
async function* decoded(stream: Readable, coding: Coding): AsyncGenerator<Uint8Array> {
  let decoder: Transform | null = null;
  const pump = async (target: Transform, first: Uint8Array, rest: AsyncIterator<Uint8Array>): Promise<void> => {
    for (let piece: Uint8Array | undefined = first; piece !== undefined; ) {
      if (!target.write(piece)) await drained(target);
      if (target.destroyed) return;
      const next: IteratorResult<Uint8Array> = await rest.next();
      piece = next.done === true ? undefined : next.value;
    }
    target.end();
  };
  const rest = (stream as AsyncIterable<Uint8Array>)[Symbol.asyncIterator]();
  try {
    const first = await rest.next();
    if (first.done === true) return;
    const target = decoderOf(coding, first.value);
    decoder = target;
    const pumping = pump(target, first.value, rest).catch((error: Error) => target.destroy(error));
    for await (const piece of target) yield piece as Uint8Array;
    await pumping;
  } finally {
    decoder?.destroy();
    stream.destroy();
  }
}

const drained = (target: Transform): Promise<void> =>
  new Promise((resolve) => {
    const done = (): void => {
      target.off('drain', done);
      target.off('close', done);
      resolve();
    };
    target.on('drain', done);
    target.on('close', done);
  });

/**
 * The whole body, decompressed; reading stops as soon as it is larger than `maximumBytes`, on the wire or after. An
 * empty body has no coding, whatever its header says.
 */
export async function readBody(
  stream: Readable,
  asked: { readonly coding: string | undefined; readonly maximumBytes: number; readonly what: string },
): Promise<Uint8Array> {
  stream.on('error', () => undefined);
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  try {
    const [coding] = codingsOf(asked.coding, asked.what);
    for await (const piece of coding === undefined ? stream : decoded(stream, coding)) {
      const chunk = piece as Uint8Array;
      bytes += chunk.byteLength;
      if (bytes > asked.maximumBytes) {
        throw new BackendFailure(
          'too-large',
          `The answer for ${asked.what} is larger than ${sizeText(asked.maximumBytes)} and was not read to its end.`,
        );
      }
      pieces.push(chunk);
    }
  } finally {
    stream.destroy();
  }
  return Buffer.concat(pieces, bytes);
}

const sizeText = (bytes: number): string =>
  bytes >= 1_000_000 ? `${Math.round(bytes / 1_000_000)} MB` : `${bytes} bytes`;
