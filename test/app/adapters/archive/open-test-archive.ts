import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DuckDbArchiveOptions, openDuckDbArchive } from '@app/adapters/archive/open-duckdb-archive';
import type { Archive, BatchOutcome } from '@core/archive/archive';
import { type Criteria, criteriaSchema, type Filter } from '@core/search/search';
import { onTestFinished } from 'vitest';
import { batchOf, type TestEntry } from './test-batch';

/** A folder of its own for one test, gone when the test ends. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'veritrail-archive-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

export async function openTestArchive(options: Partial<DuckDbArchiveOptions> = {}): Promise<Archive> {
  const dataFolder = options.dataFolder ?? (await temporaryFolder());
  const archive = await openDuckDbArchive({ threads: 1, memoryLimitBytes: 300_000_000, ...options, dataFolder });
  onTestFinished(() => archive.close());
  return archive;
}

export interface TestImport {
  readonly importId: number;
  readonly fileId: number;
  readonly outcome: BatchOutcome;
}

/** Imports entries as one file of one import. */
export async function importEntries(
  archive: Archive,
  entries: readonly TestEntry[],
  name = 'file.json',
): Promise<TestImport> {
  const importId = await archive.beginImport(`import of ${name}`);
  const fileId = await archive.beginFile({ importId, name, byteLength: 1000, plan: null });
  const outcome = await archive.commitBatch(importId, fileId, batchOf(entries));
  await archive.endFile(fileId, { plan: null, failure: null });
  await archive.endImport(importId, 'done');
  return { importId, fileId, outcome };
}

/** Criteria over all times, unless given. */
export function criteria(filters: readonly Partial<Filter>[] = [], rest: Partial<Criteria> = {}): Criteria {
  return criteriaSchema.parse({ filters, range: { kind: 'all' }, ...rest });
}

export async function idsOf(archive: Archive, asked: Criteria): Promise<readonly number[]> {
  const page = await archive.slice(
    { criteria: asked, snapshot: null },
    { column: 'id', direction: 'ascending' },
    0,
    10_000,
  );
  return page.rows.map((row) => row.id);
}

export async function collect<Item>(items: AsyncIterable<Item>): Promise<readonly Item[]> {
  const list: Item[] = [];
  for await (const item of items) list.push(item);
  return list;
}
