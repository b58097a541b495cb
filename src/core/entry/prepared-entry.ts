import type { TextEncodingName } from '../records/framed-record';
import type { MappedEntry } from './mapped-entry';

/** One entry ready for the archive: its columns, and its record exactly as received. */
export interface PreparedEntry {
  readonly columns: MappedEntry;
  /** The record's bytes; entries of one record (several events of one activity) carry the same bytes. */
  readonly raw: Uint8Array;
  /** `utf-8` means that `raw` is valid UTF-8 text. */
  readonly encoding: TextEncodingName;
  /**
   * Decoded text for search beside `raw`: the string values, one a line, where raw has escapes; the whole decoded text
   * (then the values) where raw is not UTF-8; null where raw alone is enough.
   */
  readonly searchText: string | null;
  /** 32 bytes: SHA-256 over `raw`. */
  readonly sha256: Uint8Array;
  /** 16 bytes: see identity.ts. */
  readonly identity: Uint8Array;
  /** Byte offset of the framed record in its file. */
  readonly position: number;
}
