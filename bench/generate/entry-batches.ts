import { createHash } from 'node:crypto';
import type { BytesColumn, DictionaryColumn, EntryBatch } from '@core/archive/entry-batch';
import type { BenchEntry } from './bench-entry';
import { lumuEntries } from './lumu-entries';
import { panelEntries } from './panel-entries';
import type { EntryShape } from './population';

const ROWS_A_BATCH = 20_000;
/** Positions in RELATIONS, TIME_PRECISIONS and ZONE_SOURCES, plus one where 0 means none. */
const SELF = 1;
const SECOND = 2;
const MILLISECOND = 3;

function dictionary(rows: readonly BenchEntry[], valueOf: (row: BenchEntry) => string | null): DictionaryColumn {
  const values: string[] = [];
  const known = new Map<string, number>();
  const codes = new Uint32Array(rows.length);
  rows.forEach((row, at) => {
    const value = valueOf(row);
    if (value === null) return;
    let code = known.get(value);
    if (code === undefined) {
      code = values.push(value);
      known.set(value, code);
    }
    codes[at] = code;
  });
  return { values, codes };
}

function rawColumn(rows: readonly BenchEntry[]): BytesColumn {
  const offsets = new Uint32Array(rows.length + 1);
  rows.forEach((row, at) => {
    offsets[at + 1] = (offsets[at] ?? 0) + Buffer.byteLength(row.raw);
  });
  const bytes = new Uint8Array(offsets[rows.length] ?? 0);
  const view = Buffer.from(bytes.buffer);
  rows.forEach((row, at) => {
    view.write(row.raw, offsets[at] ?? 0);
  });
  return { bytes, offsets };
}

function hashes(
  raw: BytesColumn,
  count: number,
): { sha256: Uint8Array<ArrayBuffer>; identity: Uint8Array<ArrayBuffer> } {
  const sha256 = new Uint8Array(count * 32);
  const identity = new Uint8Array(count * 16);
  for (let at = 0; at < count; at++) {
    const digest = createHash('sha256')
      .update(raw.bytes.subarray(raw.offsets[at], raw.offsets[at + 1]))
      .digest();
    sha256.set(digest, at * 32);
    identity.set(digest.subarray(8, 24), at * 16);
  }
  return { sha256, identity };
}

/** A batch of entries of one shape, as the reader's thread would hand it over. */
export function batchOf(rows: readonly BenchEntry[], shape: EntryShape, firstPosition: number): EntryBatch {
  const count = rows.length;
  const raw = rawColumn(rows);
  const number = (valueOf: (row: BenchEntry) => number) => Float64Array.from(rows, valueOf);
  return {
    count,
    kind: shape === 'panel' ? 'mspcontrol' : 'lumu',
    mappingVersion: 1,
    raw,
    rawEncoding: new Uint8Array(count),
    searchText: new Array<string | null>(count).fill(null),
    ...hashes(raw, count),
    position: Float64Array.from(rows, (_, at) => firstPosition + (raw.offsets[at] ?? 0)),
    part: new Uint16Array(count),
    severity: Uint8Array.from(rows, (row) => row.severity),
    started: number((row) => row.started),
    finished: number((row) => row.finished ?? Number.NaN),
    zone: dictionary(rows, () => 'UTC'),
    zoneSource: new Uint8Array(count).fill(shape === 'panel' ? 1 : 0),
    precision: new Uint8Array(count).fill(shape === 'panel' ? SECOND : MILLISECOND),
    ambiguous: new Uint8Array(count),
    instance: dictionary(rows, () => (shape === 'panel' ? 'panel.bench.example' : 'portal.bench.example')),
    tenant: dictionary(rows, (row) => row.tenantId),
    tenantName: dictionary(rows, (row) => row.tenantName),
    organization: dictionary(rows, (row) => row.organization),
    source: dictionary(rows, (row) => row.source),
    task: dictionary(rows, (row) => row.task),
    itemType: dictionary(rows, () => null),
    performer: dictionary(rows, (row) => row.performer),
    onBehalfOf: dictionary(rows, (row) => row.onBehalfOf),
    relation: new Uint8Array(count).fill(SELF),
    item: rows.map((row) => row.item),
    nativeId: rows.map((row) => row.nativeId),
    address: rows.map((row) => row.address),
  };
}

/** `total` entries, half in each shape, in batches of one shape that take turns; positions count the raw bytes. */
export function* entryBatches(total: number): Generator<{ readonly shape: EntryShape; readonly batch: EntryBatch }> {
  const shapes = [
    { shape: 'panel' as const, entries: panelEntries(Math.ceil(total / 2)), position: 0, isOver: false },
    { shape: 'lumu' as const, entries: lumuEntries(Math.floor(total / 2)), position: 0, isOver: false },
  ];
  while (shapes.some((one) => !one.isOver)) {
    for (const one of shapes) {
      const rows: BenchEntry[] = [];
      while (rows.length < ROWS_A_BATCH && !one.isOver) {
        const next = one.entries.next();
        if (next.done === true) one.isOver = true;
        else rows.push(next.value);
      }
      if (rows.length === 0) continue;
      const batch = batchOf(rows, one.shape, one.position);
      one.position += batch.raw.bytes.length;
      yield { shape: one.shape, batch };
    }
  }
}
