import { isUtf8 } from 'node:buffer';
import type { EntryBatch } from '@core/archive/entry-batch';
import type { Session } from '../engine/session';
import { breathe } from '../engine/turns';
import type { BatchCodes } from './batch-codes';
import { CHUNK_ROWS, ColumnChunk, type ColumnKind } from './column-chunk';

/** The kinds of `entry`'s columns, in the table's order. */
const ENTRY_KINDS: readonly ColumnKind[] = [
  ...(['uint32', 'uint32', 'uint32', 'int64', 'uint16', 'uint128', 'bytes'] as const),
  ...(['uint32', 'uint32', 'uint32', 'uint32', 'uint32', 'uint32', 'uint32', 'uint32', 'uint32', 'uint32'] as const),
  ...(['uint8', 'uint8', 'uint8', 'uint8', 'uint8', 'uint32', 'int64', 'int64', 'int64'] as const),
  ...(['text', 'text', 'text', 'uint32', 'uint8', 'text', 'bytes', 'text'] as const),
];

export interface NewEntries {
  readonly batch: EntryBatch;
  readonly codes: BatchCodes;
  /** Rows of the batch to store, ascending; they get `firstId`, `firstId` + 1, ... */
  readonly rows: Uint32Array;
  readonly firstId: number;
  readonly batchNumber: number;
  readonly fileOf: (row: number) => number;
}

/** The record of a row, a view into the batch. */
export function rawOf(batch: EntryBatch, row: number): Uint8Array {
  return batch.raw.bytes.subarray(batch.raw.offsets[row] ?? 0, batch.raw.offsets[row + 1] ?? 0);
}

/** Appends entries within the session's transaction, letting others have their turn after each 2,048 rows. */
export async function appendEntries(session: Session, entries: NewEntries): Promise<void> {
  if (entries.rows.length === 0) return;
  const appender = await session.connection.createAppender('entry', 'main', 'archive');
  for (let start = 0; start < entries.rows.length; start += CHUNK_ROWS) {
    const rows = entries.rows.subarray(start, start + CHUNK_ROWS);
    appender.appendDataChunk(entryChunk(entries, rows, entries.firstId + start).chunk);
    appender.flushSync();
    await breathe();
  }
  appender.closeSync();
}

function entryChunk(entries: NewEntries, rows: Uint32Array, firstId: number): ColumnChunk {
  const { batch, codes } = entries;
  const chunk = new ColumnChunk(ENTRY_KINDS, rows.length);
  const at = (index: number): number => rows[index] ?? 0;
  const number = (values: ArrayLike<number>) => (index: number) => values[at(index)] ?? 0;
  const text = (values: readonly (string | null)[]) => (index: number) => values[at(index)] ?? null;
  const isText = Uint8Array.from(rows, (row) => (batch.rawEncoding[row] === 0 && isUtf8(rawOf(batch, row)) ? 1 : 0));

  chunk.uint32((index) => firstId + index);
  chunk.uint32(() => entries.batchNumber);
  chunk.uint32((index) => entries.fileOf(at(index)));
  chunk.int64(number(batch.position));
  chunk.uint16(number(batch.part));
  chunk.uint128((index) => batch.identity.subarray(at(index) * 16, at(index) * 16 + 16));
  chunk.bytes((index) => batch.sha256.subarray(at(index) * 32, at(index) * 32 + 32));
  chunk.uint32(() => codes.backend);
  for (const column of codes.columns) chunk.uint32((index) => column[at(index)] ?? 0);
  chunk.uint8(number(batch.relation));
  chunk.uint8(number(batch.severity));
  chunk.uint8(number(batch.zoneSource));
  chunk.uint8(number(batch.precision));
  chunk.uint8(number(batch.ambiguous));
  chunk.uint32(() => batch.mappingVersion);
  chunk.int64((index) => batch.started[at(index)] ?? Number.NaN);
  chunk.int64((index) => batch.finished[at(index)] ?? Number.NaN);
  chunk.int64((index) => (batch.finished[at(index)] ?? Number.NaN) - (batch.started[at(index)] ?? Number.NaN));
  chunk.text(text(batch.item));
  chunk.text(text(batch.nativeId));
  chunk.text(text(batch.address));
  chunk.uint32((index) => rawOf(batch, at(index)).byteLength);
  chunk.uint8(number(batch.rawEncoding));
  chunk.bytes((index) => (isText[index] === 1 ? rawOf(batch, at(index)) : null));
  chunk.bytes((index) => (isText[index] === 1 ? null : rawOf(batch, at(index))));
  chunk.text(text(batch.searchText));
  return chunk;
}
