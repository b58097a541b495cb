import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DictionaryColumn } from '@core/archive/entry-batch';
import { EntryBatchBuilder, transferablesOf } from '@core/archive/entry-batch-builder';
import { expect, test } from 'vitest';
import { readFile } from '../backends/read-file';

const fixture = (name: string) => new Uint8Array(readFileSync(join(import.meta.dirname, '../../fixtures/kinds', name)));
const value = (column: DictionaryColumn, row: number): string | null =>
  column.values[(column.codes[row] ?? 0) - 1] ?? null;

test('holds the entries by column, row by row', async () => {
  const { entries } = await readFile(fixture('google-workspace.json'));
  const builder = new EntryBatchBuilder('google-workspace', 1);
  for (const entry of entries) builder.add(entry);
  const batch = builder.take();
  expect(builder.count).toBe(0);
  expect(batch).toMatchObject({ count: 5, kind: 'google-workspace', mappingVersion: 1 });
  for (const [row, entry] of entries.entries()) {
    const { columns } = entry;
    const { bytes, offsets } = batch.raw;
    expect(Buffer.compare(bytes.subarray(offsets[row], offsets[row + 1]), entry.raw)).toBe(0);
    expect(Buffer.compare(batch.identity.subarray(row * 16, row * 16 + 16), entry.identity)).toBe(0);
    expect(Buffer.compare(batch.sha256.subarray(row * 32, row * 32 + 32), entry.sha256)).toBe(0);
    expect([batch.part[row], batch.position[row]]).toEqual([columns.part, entry.position]);
    expect(batch.started[row]).toBe(columns.started?.instant ?? Number.NaN);
    expect(batch.finished[row]).toBeNaN();
    expect([value(batch.task, row), value(batch.tenant, row), value(batch.zone, row), batch.item[row]]).toEqual([
      columns.task,
      columns.tenant?.id ?? null,
      columns.started?.zone ?? null,
      columns.item,
    ]);
  }
  expect([...batch.severity]).toEqual([0, 0, 2, 1, 0]);
  expect([...batch.relation]).toEqual([0, 0, 0, 4, 0]);
});

test('is full at 12,000 rows or 12 MB of raw', async () => {
  const [entry] = (await readFile(fixture('okta.json'))).entries;
  if (entry === undefined) throw new Error('no entry');
  const rows = new EntryBatchBuilder('okta', 1);
  for (let count = 0; count < 12_000; count += 1) {
    expect(rows.isFull).toBe(false);
    rows.add(entry);
  }
  expect([rows.isFull, rows.take().count, rows.isFull, rows.rawBytes]).toEqual([true, 12_000, false, 0]);
  rows.add({ ...entry, raw: new Uint8Array(13_000_000) });
  expect([rows.isFull, rows.count]).toEqual([true, 1]);
});

test('moves to another thread with all its buffers', async () => {
  const { entries } = await readFile(fixture('lumu.ndjson'));
  const builder = new EntryBatchBuilder('lumu', 1);
  for (const entry of entries) builder.add(entry);
  const batch = builder.take();
  const copy = structuredClone(batch);
  const moved = structuredClone(batch, { transfer: transferablesOf(batch) });
  expect(moved).toEqual(copy);
  expect(batch.raw.bytes.length + batch.started.length + batch.task.codes.length + batch.zone.codes.length).toBe(0);
});
