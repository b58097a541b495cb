import { isUtf8 } from 'node:buffer';
import type { TextDecoding } from '@core/records/text-decoding';

const asBuffer = (bytes: Uint8Array): Buffer =>
  Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** Node's buffers as core's `TextDecoding`: faster on short records than TextDecoder, same result. */
export const nodeTextDecoding: TextDecoding = {
  decodeUtf8: (bytes) => asBuffer(bytes).toString('utf8'),
  isUtf8: (bytes) => isUtf8(bytes),
  decodeLatin1: (bytes) => asBuffer(bytes).toString('latin1'),
  encodeUtf8: (text) => Buffer.from(text, 'utf8'),
};
