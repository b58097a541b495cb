import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import type { Digest } from '@core/entry/digest';
import type { TextDecoding } from '@core/records/text-decoding';

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const encoder = new TextEncoder();

/** The real thing: what Node gives core. */
export const decoding: TextDecoding = {
  decodeUtf8: (bytes) => decoder.decode(bytes),
  isUtf8: (bytes) => isUtf8(bytes),
  decodeLatin1: (bytes) => Buffer.from(bytes).toString('latin1'),
  encodeUtf8: (text) => encoder.encode(text),
};

export const digest: Digest = {
  sha256: (bytes) => createHash('sha256').update(bytes).digest(),
};
