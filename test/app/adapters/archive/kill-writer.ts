import { writeSync } from 'node:fs';
import { openDuckDbArchive } from '@app/adapters/archive/open-duckdb-archive';
import { COMPLETE, pageOf, windowOf } from './collect-pages';
import { batchOf, type TestEntry } from './test-batch';

/** A batch is committed whole or not at all. */
export const ENTRIES_PER_BATCH = 500;
/** A window's pages; each brings the entries of one batch, and some of those before it again. */
const PAGES_PER_WINDOW = 5;
const AGAIN = 50;
const START = 1_700_000_000_000_000;

const entryAt = (at: number): TestEntry => ({
  key: `entry ${at}`,
  raw: JSON.stringify({ entry: at, text: 'words '.repeat(40) }),
  started: START + at * 1_000,
  performer: `performer ${at}`,
});

const entriesFrom = (first: number, count: number): readonly TestEntry[] =>
  Array.from({ length: count }, (_, at) => entryAt(first + at));

/** Writes batches without end from a given entry on, and says after each commit how many entries must be there. */
async function write(dataFolder: string, start: number): Promise<void> {
  const archive = await openDuckDbArchive({ dataFolder, threads: 1 });
  const importId = await archive.beginImport('until killed');
  const fileId = await archive.beginFile({ importId, name: 'endless.json', byteLength: 0, plan: null });
  for (let first = start; ; first += ENTRIES_PER_BATCH) {
    await archive.commitBatch(importId, fileId, batchOf(entriesFrom(first, ENTRIES_PER_BATCH)));
    writeSync(1, `${first + ENTRIES_PER_BATCH}\n`);
  }
}

/** Collects without end, one window after the other, and goes on with the window that was being asked for. */
async function collect(dataFolder: string): Promise<void> {
  const archive = await openDuckDbArchive({ dataFolder, threads: 1 });
  const runId = await archive.beginRun('command-line');
  const last = (await archive.windows({})).at(-1);
  let windowId = last?.outcome === 'asking' ? last.id : null;
  let from = last === undefined ? START : windowId === null ? last.to : last.from;
  const cursor = windowId === null ? null : (last?.cursor ?? null);
  let next = cursor === null ? (from - START) / 1_000 : Number(cursor);
  if (windowId !== null) await archive.resumeWindow(windowId, runId);
  for (;;) {
    const to = from + PAGES_PER_WINDOW * ENTRIES_PER_BATCH * 1_000;
    windowId ??= await archive.beginWindow(windowOf(runId, { from, to }));
    while (START + next * 1_000 < to) {
      const first = Math.max(0, next - AGAIN);
      next += ENTRIES_PER_BATCH;
      await archive.commitPage(windowId, pageOf(entriesFrom(first, next - first), { cursor: String(next) }));
      writeSync(1, `${next}\n`);
    }
    await archive.endWindow(windowId, COMPLETE);
    windowId = null;
    from = to;
  }
}

if (process.argv[1]?.endsWith('kill-writer.mjs') === true) {
  const [dataFolder = '', start = '0'] = process.argv.slice(2);
  await (start === 'collect' ? collect(dataFolder) : write(dataFolder, Number(start)));
}
