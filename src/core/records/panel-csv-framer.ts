import type { FramedPiece, RecordFramer, TextEncodingName } from './framed-record';
import { PanelCsvScanner } from './panel-csv-scanner';
import type { TextDecoding } from './text-decoding';

export interface PanelCsvFramerOptions {
  readonly encoding: TextEncodingName;
  readonly decoding: TextDecoding;
  /** Larger rows are rejected, in pieces of this many bytes; 64 MB unless given. */
  readonly maxRecordBytes?: number | undefined;
}

/**
 * Cuts the panel's Export Log into rows. A row begins with a line that starts with its quoted dates and goes on to the
 * next such line; the headings are read from the file and are no record. Chunks must not be reused by their giver.
 */
export function createPanelCsvFramer(options: PanelCsvFramerOptions): RecordFramer {
  return {
    async *frame(chunks: AsyncIterable<Uint8Array>): AsyncIterable<readonly FramedPiece[]> {
      const scanner = new PanelCsvScanner(options);
      for await (const chunk of chunks) {
        const pieces = scanner.push(chunk);
        if (pieces.length > 0) yield pieces;
      }
      const last = scanner.finish();
      if (last.length > 0) yield last;
    },
  };
}
