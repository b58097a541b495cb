/** The encodings that files are read in; `binary` marks bytes that are no valid text in any of them. */
export const TEXT_ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'binary'] as const;
export type TextEncodingName = (typeof TEXT_ENCODINGS)[number];

/** How a file is cut into records. */
export const FRAMINGS = ['json', 'csv', 'panel-csv', 'xml-rows'] as const;
/**
 * `json`: JSON values: NDJSON, concatenated, one array, or an object that wraps an array (`Records`, `items`, `value`, ...);
 * `csv`: RFC 4180 and its relatives, by csv-parse; `panel-csv`: the panel's Export Log, which is not valid CSV;
 * `xml-rows`: the row elements of a .NET data set, as a connector cuts them out of a SOAP answer.
 */
export type Framing = (typeof FRAMINGS)[number];

/** One record of a file, exactly as received. */
export interface FramedRecord {
  readonly kind: 'record';
  /** Byte offset of the record in the file (after decompression, before decoding). */
  readonly position: number;
  /** The record's bytes as they stand in the file, without separators and surrounding white space. */
  readonly bytes: Uint8Array;
  readonly encoding: TextEncodingName;
  /** `bytes` decoded; lone surrogates and invalid sequences become U+FFFD here, never in `bytes`. */
  readonly text: string;
  /** The cells of a CSV row, decoded; absent for JSON. */
  readonly cells?: readonly string[];
}

/** A piece of a file that is no record: kept in the import's report, never dropped. */
export interface RejectedPiece {
  readonly kind: 'rejected';
  readonly position: number;
  readonly bytes: Uint8Array;
  /** One sentence that names what is wrong. */
  readonly reason: string;
}

export type FramedPiece = FramedRecord | RejectedPiece;

/** Cuts a stream of bytes into records, in order, holding no more than the record at hand. */
export interface RecordFramer {
  frame(chunks: AsyncIterable<Uint8Array>): AsyncIterable<readonly FramedPiece[]>;
}
