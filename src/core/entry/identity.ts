import type { TextDecoding } from '../records/text-decoding';
import type { Digest } from './digest';
import type { MappedEntry } from './mapped-entry';
import type { OccurrenceCounter } from './occurrence-counter';

/** What an identity is made with. */
export interface IdentityTools {
  readonly digest: Digest;
  readonly decoding: TextDecoding;
}

/** Changes only if the making of identities does: an archive must then be identified anew. */
const SCHEME = 'veritrail identity 1';

/**
 * Sixteen bytes that say which entry this is: the first half of a SHA-256 over text parts, each written as its length in
 * UTF-16 code units, a colon and itself (`-` for none), so that no two lists of parts run together.
 * - Where the vendor's id is unique over all installations: scheme, `global`, kind, id, part.
 * - Else: scheme, `local`, kind, instance, tenant's id, digest of the canonical content, occurrence number, part.
 * The occurrence number counts equal records (same kind, instance, tenant, content) within one file, from 0.
 */
export function globalIdentity(kind: string, entry: MappedEntry, tools: IdentityTools): Uint8Array {
  return hash([SCHEME, 'global', kind, entry.nativeId, String(entry.part)], tools).subarray(0, 16);
}

/** See `globalIdentity`. `content` is the record's canonical content. */
export function localIdentity(kind: string, entry: MappedEntry, local: LocalContent, tools: IdentityTools): Uint8Array {
  const common = [SCHEME, 'local', kind, entry.instance, entry.tenant?.id ?? null, local.content];
  return hash([...common, String(local.occurrence), String(entry.part)], tools).subarray(0, 16);
}

/** The digest (hexadecimal) of a record's canonical content, and how many equal ones came before it in its file. */
export interface LocalContent {
  readonly content: string;
  readonly occurrence: number;
}

/** Numbers a record among its equals in the file. */
export function localContent(
  kind: string,
  entry: MappedEntry,
  canonical: string,
  tools: IdentityTools & { readonly occurrences: OccurrenceCounter },
): LocalContent {
  const content = hexadecimal(tools.digest.sha256(tools.decoding.encodeUtf8(canonical)));
  const equals = hash([kind, entry.instance, entry.tenant?.id ?? null, content], tools);
  return { content, occurrence: tools.occurrences.next(equals) };
}

function hash(parts: readonly (string | null)[], tools: IdentityTools): Uint8Array {
  let text = '';
  for (const part of parts) text += part === null ? '-' : `${part.length}:${part}`;
  return tools.digest.sha256(tools.decoding.encodeUtf8(text));
}

function hexadecimal(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += byte.toString(16).padStart(2, '0');
  return text;
}
