import type { VanishedEntry } from '../coverage/coverage-ledger';
import type { MappedColumn } from '../entry/mapped-entry';
import type { TextEncodingName } from '../records/framed-record';
import type { EntryRow } from './results';

/** How much of a record's text a detail carries at once, in UTF-16 code units; the rest is read by `entry.text`. */
export const DETAIL_TEXT_LIMIT = 2_000_000;

/** One column of an entry with the place in raw that it came from. */
export interface DetailColumn {
  readonly column: MappedColumn;
  readonly value: string | null;
  /** JSON Pointer, XPath or CSV heading; null where a rule or the user gave the value. */
  readonly place: string | null;
  readonly rule: string | null;
  /** The text in raw, where it differs from the value (times). */
  readonly original: string | null;
}

/** An import's file, or a window of a collection run, that delivered the entry, first one first. */
export interface EntryDelivery {
  /** null: it was collected. */
  readonly importId: number | null;
  /** null: it was imported. */
  readonly windowId: number | null;
  readonly runId: number | null;
  /** The file's name, or the connection's. */
  readonly file: string;
  /** Byte offset of the record in the file. */
  readonly position: number;
  readonly at: number;
}

export interface EntryRaw {
  /** Length of the record in bytes, and in UTF-16 code units once decoded. */
  readonly byteLength: number;
  readonly textLength: number;
  readonly encoding: TextEncodingName;
  /** True where the bytes are text, so that Copy gives the record character for character. */
  readonly isText: boolean;
  readonly isJson: boolean;
  /** 64 hexadecimal digits. */
  readonly sha256: string;
  /** The record's text from its start, cut at DETAIL_TEXT_LIMIT (never in the middle of a surrogate pair). */
  readonly text: string;
  readonly isCut: boolean;
}

export interface EntryDetail {
  readonly row: EntryRow;
  readonly columns: readonly DetailColumn[];
  readonly mappingVersion: number;
  readonly raw: EntryRaw;
  /** XML found inside a field, ready to be shown readable (the panel's execution log). */
  readonly embeddedXml: readonly { readonly place: string; readonly xml: string }[];
  readonly deliveries: readonly EntryDelivery[];
  /** null: it has not vanished. */
  readonly vanishing: VanishedEntry | null;
  /** The versions of this entry, first one first; one element where it has never changed. */
  readonly versions: readonly { readonly id: number; readonly firstSeen: number }[];
  /** The other entries of the same record (one activity with several events). */
  readonly siblings: readonly { readonly id: number; readonly part: number; readonly task: string | null }[];
}
