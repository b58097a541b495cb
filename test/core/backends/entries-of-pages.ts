import { nodeDigest } from '@app/adapters/files/node-digest';
import { nodeTextDecoding } from '@app/adapters/files/node-text-decoding';
import type { ConnectorPage } from '@core/backends/connector';
import { createEntryReader } from '@core/backends/entry-reader';
import type { PreparedEntry } from '@core/entry/prepared-entry';

/** The entries that the records of some pages are read into. */
export function entriesOfPages(pages: readonly ConnectorPage[]): readonly PreparedEntry[] {
  return pages.flatMap(({ parts }) =>
    parts.flatMap(({ plan, records }) => {
      const reader = createEntryReader(plan, { digest: nodeDigest, decoding: nodeTextDecoding });
      return records.flatMap((record) => {
        if (record.kind !== 'record') return [];
        const outcome = reader.read(record);
        return outcome.kind === 'entries' ? outcome.entries : [];
      });
    }),
  );
}
