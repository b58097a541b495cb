import { decodeText } from '@core/records/decode';
import type { TextEncodingName } from '@core/records/framed-record';
import { nodeTextDecoding } from '../adapters/files/node-text-decoding';

/**
 * A record's bytes as text from which they can be made again exactly; null where they are no text in their encoding.
 * The archive calls a record `utf-8`, `utf-16le` or `utf-16be` only where its bytes are valid in it.
 */
export function decodeExactly(bytes: Uint8Array, encoding: TextEncodingName): string | null {
  if (encoding === 'binary' || (encoding === 'utf-8' && !nodeTextDecoding.isUtf8(bytes))) return null;
  return decodeText(bytes, encoding, nodeTextDecoding);
}

/** A record's bytes as text to look at: what cannot be decoded becomes U+FFFD. */
export function decodeForReading(bytes: Uint8Array, encoding: TextEncodingName): string {
  return decodeText(bytes, encoding, nodeTextDecoding);
}
