import type { KindId } from '../backends/kind-id';

/** Values of few kinds, each written once: row `i` has `values[codes[i] - 1]`; code 0 means no value. */
export interface DictionaryColumn {
  readonly values: readonly string[];
  readonly codes: Uint32Array<ArrayBuffer>;
}

/** Byte strings end to end: row `i` is `bytes[offsets[i] .. offsets[i + 1])`; `offsets` has count + 1 numbers. */
export interface BytesColumn {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly offsets: Uint32Array<ArrayBuffer>;
}

/**
 * Prepared entries of one file, by column, as the reader's thread hands them to the archive: buffers that are moved
 * and not copied. Times are UTC microseconds with NaN for none. At most some 12,000 rows or 12 MB of raw, whichever
 * comes first (one larger record stands alone).
 */
export interface EntryBatch {
  readonly count: number;
  readonly kind: KindId;
  readonly mappingVersion: number;
  /** The record's bytes exactly as received. */
  readonly raw: BytesColumn;
  /** Index into TEXT_ENCODINGS; 0 (utf-8) means that the bytes are valid UTF-8 text. */
  readonly rawEncoding: Uint8Array<ArrayBuffer>;
  /** Decoded text for search where raw hides characters behind escapes or is not UTF-8; else null. */
  readonly searchText: readonly (string | null)[];
  /** 32 bytes a row: SHA-256 over the raw bytes. */
  readonly sha256: Uint8Array<ArrayBuffer>;
  /** 16 bytes a row: see core/entry/identity. */
  readonly identity: Uint8Array<ArrayBuffer>;
  /** Byte offset of the record in its file. */
  readonly position: Float64Array<ArrayBuffer>;
  /** 0-based place of the entry within its record. */
  readonly part: Uint16Array<ArrayBuffer>;
  /** Index into SEVERITIES. */
  readonly severity: Uint8Array<ArrayBuffer>;
  readonly started: Float64Array<ArrayBuffer>;
  readonly finished: Float64Array<ArrayBuffer>;
  /** Zone of `started` (of `finished` where only that exists). */
  readonly zone: DictionaryColumn;
  /** Index into ZONE_SOURCES. */
  readonly zoneSource: Uint8Array<ArrayBuffer>;
  /** Index into TIME_PRECISIONS. */
  readonly precision: Uint8Array<ArrayBuffer>;
  /** 1 where the local time occurs twice. */
  readonly ambiguous: Uint8Array<ArrayBuffer>;
  readonly instance: DictionaryColumn;
  /** The vendor's id of the tenant (or the name that the user gave). */
  readonly tenant: DictionaryColumn;
  /** The tenant's name as the record gives it; code 0 where it gives none. */
  readonly tenantName: DictionaryColumn;
  readonly organization: DictionaryColumn;
  readonly source: DictionaryColumn;
  readonly task: DictionaryColumn;
  readonly itemType: DictionaryColumn;
  readonly performer: DictionaryColumn;
  readonly onBehalfOf: DictionaryColumn;
  /** Index into RELATIONS plus 1; 0 means none. */
  readonly relation: Uint8Array<ArrayBuffer>;
  readonly item: readonly (string | null)[];
  readonly nativeId: readonly (string | null)[];
  readonly address: readonly (string | null)[];
}
