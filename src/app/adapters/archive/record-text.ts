import type { TextEncodingName } from '@core/records/framed-record';

/** A record's text; what is not valid in its encoding becomes U+FFFD, bytes of none read as Latin-1. */
export function decodeRecord(bytes: Uint8Array, encoding: TextEncodingName): string {
  if (encoding === 'binary') return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  return new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);
}
