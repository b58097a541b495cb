import { hash } from 'node:crypto';
import type { Digest } from '@core/entry/digest';

/** SHA-256 by OpenSSL. */
export const nodeDigest: Digest = {
  sha256: (bytes) => hash('sha256', bytes, 'buffer'),
};
