import type { FramedPiece, RecordFramer } from './framed-record';
import type { FramerOptions } from './framer-options';
import { PanelCsvScanner } from './panel-csv-scanner';

/**
 * Cuts the panel's Export Log into rows. A row begins with a line that starts with its quoted dates and goes on to the
 * next such line; the headings are read from the file and are no record. Chunks must not be reused by their giver.
 */
export function createPanelCsvFramer(options: FramerOptions): RecordFramer {
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
