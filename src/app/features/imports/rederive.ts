import type { StoredRecord } from '@core/archive/archive';
import { EntryBatchBuilder } from '@core/archive/entry-batch-builder';
import { createEntryReader } from '@core/backends/entry-reader';
import type { ReadingPlan } from '@core/backends/reading-plan';
import type { PreparedEntry } from '@core/entry/prepared-entry';
import { nodeDigest } from '../../adapters/files/node-digest';
import { nodeTextDecoding } from '../../adapters/files/node-text-decoding';
import type { ReaderMessage } from './reader-messages';

/** Reads stored records again by a plan: batch in, columns out, or the sentence that says why it cannot be. */
export function createRederiving(plan: ReadingPlan): (records: readonly StoredRecord[]) => ReaderMessage {
  const reader = createEntryReader(plan, { digest: nodeDigest, decoding: nodeTextDecoding });
  const last = { position: -1, entries: [] as readonly PreparedEntry[] };
  return (records) => {
    const columns = new EntryBatchBuilder(plan.kind, plan.mappingVersion);
    for (const record of records) {
      // The entries of one record stand next to each other; it is read once, so that it is counted once.
      if (record.part === 0 || record.position !== last.position) {
        const read = reader.readStored(record);
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
