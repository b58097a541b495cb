import { writeSync } from 'node:fs';
import { openDuckDbArchive } from '@app/adapters/archive/open-duckdb-archive';
import { batchOf } from './test-batch';

/** A batch is committed whole or not at all. */
export const ENTRIES_PER_BATCH = 500;

/** Writes batches without end from a given entry on, and says after each commit how many entries must be there. */
async function main(dataFolder: string, start: number): Promise<void> {
  const archive = await openDuckDbArchive({ dataFolder, threads: 1 });
  const importId = await archive.beginImport('until killed');
  const fileId = await archive.beginFile({ importId, name: 'endless.json', byteLength: 0, plan: null });
  for (let first = start; ; first += ENTRIES_PER_BATCH) {
    const rows = Array.from({ length: ENTRIES_PER_BATCH }, (_, at) => ({
      key: `entry ${first + at}`,
      raw: JSON.stringify({ entry: first + at, text: 'words '.repeat(40) }),
      started: 1_700_000_000_000_000 + (first + at) * 1_000,
      performer: `performer ${first + at}`,
    }));
    await archive.commitBatch(importId, fileId, batchOf(rows));
    writeSync(1, `${first + ENTRIES_PER_BATCH}\n`);
  }
}

if (process.argv[1]?.endsWith('kill-writer.mjs') === true) {
  await main(process.argv[2] ?? '', Number(process.argv[3] ?? 0));
}
