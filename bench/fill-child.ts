import { performance } from 'node:perf_hooks';
import { openDuckDbArchive } from '@app/adapters/archive/open-duckdb-archive';
import type { ReadingPlan } from '@core/backends/reading-plan';
import { serveParent } from './child';
import { entryBatches } from './generate/entry-batches';
import type { EntryShape } from './generate/population';

export interface FillRequest {
  readonly kind: 'fill';
  readonly dataFolder: string;
  readonly rows: number;
}

export interface FillOutcome {
  /** Spent inside `commitBatch`, so without making the entries. */
  readonly seconds: number;
  readonly added: number;
}

const planOf = (shape: EntryShape): ReadingPlan => ({
  kind: shape === 'panel' ? 'mspcontrol' : 'lumu',
  mappingVersion: 1,
  framing: 'json',
  encoding: 'utf-8',
  recordPlace: null,
  tenant: null,
  organization: null,
  instance: null,
  zone: 'UTC',
  dateOrder: null,
  mapping: null,
  headings: null,
  delimiter: null,
  recordColumn: null,
});

/** Puts generated entries into a new archive past the files and the reader's thread: only what the archive does is timed. */
async function fill({ dataFolder, rows }: FillRequest): Promise<FillOutcome> {
  const archive = await openDuckDbArchive({ dataFolder });
  const importId = await archive.beginImport(`Bench: ${rows} generated entries`);
  const files = {
    panel: await archive.beginFile({ importId, name: 'bench-panel.ndjson', byteLength: 0, plan: planOf('panel') }),
    lumu: await archive.beginFile({ importId, name: 'bench-lumu.ndjson', byteLength: 0, plan: planOf('lumu') }),
  };
  let added = 0;
  let spent = 0;
  let told = 0;
  for (const { shape, batch } of entryBatches(rows)) {
    const begun = performance.now();
    added += (await archive.commitBatch(importId, files[shape], batch)).added;
    spent += performance.now() - begun;
    if (added - told < 1_000_000) continue;
    told = added;
    console.error(`  ${added.toLocaleString('en-US')} entries in the archive`);
  }
  await archive.endFile(files.panel, { plan: planOf('panel'), failure: null });
  await archive.endFile(files.lumu, { plan: planOf('lumu'), failure: null });
  await archive.endImport(importId, 'done');
  await archive.close();
  return { seconds: spent / 1000, added };
}

serveParent(fill as (request: never) => unknown);
