import { TextDecoder } from 'node:util';
import type { TextEncodingName } from '@core/records/framed-record';

/** What 0x80 to 0x9F stand for in Windows-1252; the five bytes that it leaves open stay control characters, as in WHATWG's table. */
const UPPER = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

const strict = (label: string): TextDecoder => new TextDecoder(label, { fatal: true, ignoreBOM: true });

/** Windows-1252 by our own table: Node 20 decodes that label as Latin-1. */
function decodeWindows1252(bytes: Uint8Array): string {
  const latin = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  return latin.replace(/[\x80-\x9f]/g, (character) => UPPER.charAt(character.charCodeAt(0) - 0x80));
}

/**
 * A record's bytes as text from which they can be made again exactly; null where they are no text in their encoding
 * (binary, a lone surrogate, a broken sequence).
 */
export function decodeExactly(bytes: Uint8Array, encoding: TextEncodingName): string | null {
  if (encoding === 'binary') return null;
  if (encoding === 'windows-1252') return decodeWindows1252(bytes);
  try {
    return strict(encoding).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

/** A record's bytes as text to look at: what cannot be decoded becomes U+FFFD. */
export function decodeForReading(bytes: Uint8Array, encoding: TextEncodingName): string {
  if (encoding === 'windows-1252') return decodeWindows1252(bytes);
  const label = encoding === 'binary' ? 'utf-8' : encoding;
  return new TextDecoder(label, { ignoreBOM: true }).decode(bytes);
}
