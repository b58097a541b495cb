import type { FramedPiece, RecordFramer } from './framed-record';
import type { FramerOptions } from './framer-options';
import { JsonScanner } from './json-scanner';

/**
 * Cuts JSON into records: NDJSON, concatenated values, one array, or an object that wraps arrays of records. Holds the
 * record at hand and the chunk it came in, and at most 4 MB of an object that may yet turn out to be a wrapper. The
 * chunks' buffers must not be reused by their giver: records are views into them.
 */
export function createJsonFramer(options: FramerOptions): RecordFramer {
  return {
    async *frame(chunks: AsyncIterable<Uint8Array>): AsyncIterable<readonly FramedPiece[]> {
      const scanner = new JsonScanner(options);
      for await (const chunk of chunks) {
        const pieces = scanner.push(chunk);
        if (pieces.length > 0) yield pieces;
      }
      const last = scanner.finish();
      if (last.length > 0) yield last;
    },
  };
}
