import { read } from 'read';
import { Interrupted, UsageError } from './failures';

/** Far beyond any password or key, so that a mistaken file is refused. */
const LARGEST_BYTES = 10_000;

/** A secret from standard input: all of it but the line break at its end. Never from an argument: the process list shows those. */
export async function secretFromInput(input: NodeJS.ReadableStream = process.stdin): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of input) {
    const piece = Buffer.from(chunk as Uint8Array | string);
    bytes += piece.byteLength;
    if (bytes > LARGEST_BYTES) throw new UsageError('Standard input holds more than 10,000 bytes: that is no secret.');
    chunks.push(piece);
  }
  const secret = Buffer.concat(chunks)
    .toString('utf8')
    .replace(/\r?\n$/, '');
  if (secret === '') throw new UsageError('Standard input is empty; the secret is expected there.');
  return secret;
}

/** True where a person can be asked. */
export const canAsk = (): boolean => process.stdin.isTTY === true && process.stderr.isTTY === true;

/** A secret from the terminal, without echo; null: the user gave none. */
export async function askSecret(label: string): Promise<string | null> {
  try {
    const given = await read({
      prompt: `${label} (not shown; empty to set it later):`,
      silent: true,
      output: process.stderr,
    });
    return given === '' ? null : String(given);
  } catch {
    throw new Interrupted();
  } finally {
    process.stderr.write('\n');
  }
}
