import type { TextEncodingName } from './framed-record';
import type { TextDecoding } from './text-decoding';

/** What a framer needs to know of a file. */
export interface FramerOptions {
  /** The file's encoding; single records may turn out to be in another. */
  readonly encoding: TextEncodingName;
  readonly decoding: TextDecoding;
  /** Larger records are rejected, in pieces of this many bytes; 64 MB unless given. */
  readonly maxRecordBytes?: number | undefined;
}

export const DEFAULT_MAX_RECORD_BYTES = 64 * 1024 * 1024;
