import type { StoredRecord } from '@core/archive/archive';
import { EntryBatchBuilder } from '@core/archive/entry-batch-builder';
import { createEntryReader } from '@core/backends/entry-reader';
import type { ReadingPlan } from '@core/backends/reading-plan';
import type { PreparedEntry } from '@core/entry/prepared-entry';
import { decodeText } from '@core/records/decode';
import type { FramedRecord } from '@core/records/framed-record';
import { csvCells } from '../../adapters/files/csv-cells';
import { nodeDigest } from '../../adapters/files/node-digest';
import { nodeTextDecoding } from '../../adapters/files/node-text-decoding';
import type { ReaderMessage } from './reader-messages';

/** Reads stored records again by a plan: batch in, columns out, or the sentence that says why it cannot be. */
export function createRederiving(plan: ReadingPlan): (records: readonly StoredRecord[]) => ReaderMessage {
  // What is stored is the inner record already: it must not be unwrapped a second time.
  const rereading: ReadingPlan = { ...plan, recordPlace: null, recordColumn: null };
  const reader = createEntryReader(rereading, { digest: nodeDigest, decoding: nodeTextDecoding });
  const last = { position: -1, entries: [] as readonly PreparedEntry[] };
  return (records) => {
    const columns = new EntryBatchBuilder(plan.kind, plan.mappingVersion);
    for (const record of records) {
      if (record.part === 0 || record.position !== last.position) {
        const read = reader.read(framedAgain(record, plan));
        if (read.kind === 'rejected') return { kind: 'impossible', sentence: read.reason };
        last.position = record.position;
        last.entries = read.entries;
      }
      const entry = last.entries.find((one) => one.columns.part === record.part);
      if (entry === undefined) {
        return { kind: 'impossible', sentence: 'A record would become fewer entries than it is now.' };
      }
      columns.add(entry);
    }
    return { kind: 'rederived', rederived: { ids: records.map(({ id }) => id), columns: columns.take() } };
  };
}

function framedAgain(record: StoredRecord, plan: ReadingPlan): FramedRecord {
  const { position, bytes, encoding } = record;
  const text = decodeText(bytes, encoding, nodeTextDecoding);
  const framed = { kind: 'record', position, bytes, encoding, text } as const;
  if (plan.framing === 'json' || plan.recordColumn !== null) return framed;
  const cells = csvCells(text, plan.delimiter ?? ',');
  return cells === null ? framed : { ...framed, cells };
}
