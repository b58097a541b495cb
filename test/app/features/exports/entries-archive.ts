import { createHash } from 'node:crypto';
import type { EntryAnnotations } from '@core/annotations/annotation';
import type { Archive, StreamedEntry } from '@core/archive/archive';
import { ExpectedFailure } from '@core/failure/failure';
import type { TextEncodingName } from '@core/records/framed-record';
import { entryRow } from '../../../core/export/entry-row';

/** An entry with a record as an archive streams it. */
export function streamedEntry(
  id: number,
  record: string | Uint8Array,
  encoding: TextEncodingName = 'utf-8',
): StreamedEntry {
  const bytes = typeof record === 'string' ? Buffer.from(record) : record;
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { row: entryRow({ id, started: id * 1_000_000, task: `task ${id}` }), record: { bytes, encoding, sha256 } };
}

interface Behaviour {
  /** What `count` says, where it is not the number of entries. */
  readonly counted?: number;
  readonly batch?: number;
  readonly said?: readonly EntryAnnotations[];
  /** Called before each batch. */
  readonly beforeBatch?: (index: number) => void;
}

/** The twin of an archive that holds just these entries, whatever is asked. */
export function entriesArchive(
  entries: readonly StreamedEntry[],
  { counted, batch = 2, beforeBatch, said = [] }: Behaviour = {},
): Pick<Archive, 'count' | 'stream' | 'annotationsOf'> {
  const snapshot = { generation: 0, highestId: 1000, now: 0 };
  return {
    count: () => Promise.resolve({ entries: counted ?? entries.length, undated: 0, snapshot }),
    annotationsOf: (ids) => Promise.resolve(said.filter(({ entry }) => ids.includes(entry))),
    async *stream(question, _sort, withRecords) {
      for (let at = 0; at < entries.length; at += batch) {
        beforeBatch?.(at / batch);
        if (question.signal?.aborted === true) throw new ExpectedFailure('cancelled', 'Cancelled.');
        await Promise.resolve();
        yield entries.slice(at, at + batch).map((entry) => (withRecords ? entry : { row: entry.row }));
      }
    },
  };
}
