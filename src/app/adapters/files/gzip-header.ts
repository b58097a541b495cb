import type { ByteInput } from './byte-input';
import { SourceProblem } from './source-problem';

const HAS_CHECKSUM = 0x02;
const HAS_EXTRA = 0x04;
const HAS_NAME = 0x08;
const HAS_COMMENT = 0x10;
const LONGEST_TEXT = 64 * 1024;

const FOREIGN = 'After its compressed data comes something that is no gzip data; that was not read.';
const CUT_OFF = 'Its compressed data ends too early: it is cut off. What could be read of it was.';

/** Goes to the next member's data (RFC 1952); false at the end, which zeros may pad. Fails with a `SourceProblem`. */
export async function skipGzipHeader(input: ByteInput): Promise<boolean> {
  const start = await input.takeExactly(10);
  if (start.every((byte) => byte === 0)) {
    await skipZeros(input);
    return false;
  }
  const [first, second, method, flags = 0] = start;
  if (first !== 0x1f || second !== 0x8b || method !== 8) throw new SourceProblem(FOREIGN);
  if (start.length < 10) throw new SourceProblem(CUT_OFF);
  if (flags & HAS_EXTRA) {
    const [low = 0, high = 0] = await input.takeExactly(2);
    await input.takeExactly(low + high * 256);
  }
  if (flags & HAS_NAME) await skipText(input);
  if (flags & HAS_COMMENT) await skipText(input);
  if (flags & HAS_CHECKSUM) await input.takeExactly(2);
  return true;
}

async function skipZeros(input: ByteInput): Promise<void> {
  for (;;) {
    const bytes = await input.take(64 * 1024);
    if (bytes === null) return;
    if (bytes.some((byte) => byte !== 0)) throw new SourceProblem(FOREIGN);
  }
}

async function skipText(input: ByteInput): Promise<void> {
  for (let length = 0; length < LONGEST_TEXT; length += 1) {
    const [byte] = await input.takeExactly(1);
    if (byte === undefined) throw new SourceProblem(CUT_OFF);
    if (byte === 0) return;
  }
  throw new SourceProblem('Its gzip header is damaged.');
}
