import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Connection } from '@core/connections/connection';
import { ExpectedFailure } from '@core/failure/failure';
import { UsageError } from './failures';

/** Far beyond the secrets of any number of connections. */
const LARGEST_BYTES = 1_000_000;

/** Secrets that a scheduler hands in, by the id of their connection; they are held for the run only. */
export type HandedSecrets = ReadonlyMap<string, string>;

const withoutLineBreak = (text: string): string => text.replace(/^\uFEFF/, '').replace(/\r?\n$/, '');

/** All of standard input: a JSON object of secrets by connection's name (or id), or the one secret of one connection. */
export async function secretsFromInput(
  connections: readonly Connection[],
  input: NodeJS.ReadableStream = process.stdin,
): Promise<HandedSecrets> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of input) {
    const piece = Buffer.from(chunk as Uint8Array | string);
    bytes += piece.byteLength;
    if (bytes > LARGEST_BYTES) throw new UsageError('Standard input holds more than 1 MB: those are no secrets.');
    chunks.push(piece);
  }
  return secretsOf(withoutLineBreak(Buffer.concat(chunks).toString('utf8')), connections);
}

/** See `secretsFromInput`. No part of the text is ever told. */
export function secretsOf(text: string, connections: readonly Connection[]): HandedSecrets {
  if (text === '') throw new UsageError('Standard input is empty; the secret is expected there.');
  const object = objectOf(text);
  if (object === null) {
    const [only, ...others] = connections;
    if (only === undefined || others.length > 0) {
      throw new UsageError(
        'For several connections standard input has to be a JSON object: {"<connection>": "<secret>"}; or name one with --connection.',
      );
    }
    return new Map([[only.id, text]]);
  }
  return new Map(
    Object.entries(object).map(([name, secret]) => {
      const found = connections.find((one) => one.id === name || one.name === name);
      if (found === undefined) {
        throw new UsageError(`Standard input has a secret for "${name}", which is no connection of this collection.`);
      }
      return [found.id, secret];
    }),
  );
}

function objectOf(text: string): Readonly<Record<string, string>> | null {
  if (!text.trimStart().startsWith('{')) return null;
  try {
    const parsed: unknown = JSON.parse(text);
    if (parsed === null || typeof parsed !== 'object') return null;
    const isSecrets = Object.values(parsed).every((value) => typeof value === 'string' && value !== '');
    return isSecrets ? (parsed as Readonly<Record<string, string>>) : null;
  } catch {
    return null;
  }
}

/** Those that systemd hands in by `LoadCredential=veritrail-<name or id of the connection>:…`. */
export function secretsFromCredentials(
  connections: readonly Connection[],
  folder: string | undefined = process.env['CREDENTIALS_DIRECTORY'],
): HandedSecrets {
  const found = new Map<string, string>();
  if (folder === undefined || folder === '') return found;
  for (const { id, name } of connections) {
    const secret = readCredential(folder, `veritrail-${id}`) ?? readCredential(folder, `veritrail-${name}`);
    if (secret !== null) found.set(id, secret);
  }
  return found;
}

/** null: there is none of that name. An unreadable one is a failure: silence would look like a missing secret. */
function readCredential(folder: string, name: string): string | null {
  if (/[/\\\0]/.test(name)) return null;
  try {
    const secret = withoutLineBreak(readFileSync(join(folder, name), 'utf8'));
    return secret === '' ? null : secret;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    if (code === 'ENOENT') return null;
    throw new ExpectedFailure('file-unreadable', `The credential ${name} cannot be read (${code}).`);
  }
}
