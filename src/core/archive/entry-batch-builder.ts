import type { KindId } from '../backends/kind-id';
import { TIME_PRECISIONS, ZONE_SOURCES } from '../entry/entry-time';
import { RELATIONS } from '../entry/mapped-entry';
import type { PreparedEntry } from '../entry/prepared-entry';
import { SEVERITIES } from '../entry/severity';
import { TEXT_ENCODINGS } from '../records/framed-record';
import type { BytesColumn, DictionaryColumn, EntryBatch } from './entry-batch';

/** A batch is full at whichever comes first. */
const MOST_ROWS = 12_000;
const MOST_RAW_BYTES = 12 * 1024 * 1024;

/** Gathers entries of one kind into a batch by column. One larger record than a batch holds stands in a batch alone. */
export class EntryBatchBuilder {
  readonly #kind: KindId;
  readonly #mappingVersion: number;
  #entries: PreparedEntry[] = [];
  #rawBytes = 0;

  constructor(kind: KindId, mappingVersion: number) {
    this.#kind = kind;
    this.#mappingVersion = mappingVersion;
  }

  add(entry: PreparedEntry): void {
    this.#entries.push(entry);
    this.#rawBytes += entry.raw.length;
  }

  get count(): number {
    return this.#entries.length;
  }

  get rawBytes(): number {
    return this.#rawBytes;
  }

  /** True at 12,000 rows or 12 MB of raw. */
  get isFull(): boolean {
    return this.#entries.length >= MOST_ROWS || this.#rawBytes >= MOST_RAW_BYTES;
  }

  /** The batch so far; the builder is empty afterwards. */
  take(): EntryBatch {
    const entries = this.#entries;
    this.#entries = [];
    this.#rawBytes = 0;
    return buildBatch(this.#kind, this.#mappingVersion, entries);
  }
}

/** The buffers of a batch, for moving it to another thread without copying. */
export function transferablesOf(batch: EntryBatch): ArrayBuffer[] {
  const found: ArrayBuffer[] = [];
  for (const column of Object.values(batch) as unknown[]) {
    if (ArrayBuffer.isView(column)) found.push(column.buffer as ArrayBuffer);
    else if (isBuffers(column)) {
      for (const part of Object.values(column)) if (ArrayBuffer.isView(part)) found.push(part.buffer as ArrayBuffer);
    }
  }
  return found;
}

function isBuffers(column: unknown): column is BytesColumn | DictionaryColumn {
  return column !== null && typeof column === 'object' && !Array.isArray(column);
}

function buildBatch(kind: KindId, mappingVersion: number, entries: readonly PreparedEntry[]): EntryBatch {
  const count = entries.length;
  const bytes = (value: (entry: PreparedEntry) => number): Uint8Array<ArrayBuffer> => {
    const column = new Uint8Array(count);
    let row = 0;
    for (const entry of entries) column[row++] = value(entry);
    return column;
  };
  const instants = (value: (entry: PreparedEntry) => number | undefined): Float64Array<ArrayBuffer> => {
    const column = new Float64Array(count);
    let row = 0;
    for (const entry of entries) column[row++] = value(entry) ?? Number.NaN;
    return column;
  };
  const names = (value: (entry: PreparedEntry) => string | null | undefined): DictionaryColumn =>
    dictionary(entries, value);
  const texts = (value: (entry: PreparedEntry) => string | null): (string | null)[] => entries.map(value);
  const time = (entry: PreparedEntry) => entry.columns.started ?? entry.columns.finished;
  return {
    count,
    kind,
    mappingVersion,
    raw: joined(entries),
    rawEncoding: bytes((entry) => TEXT_ENCODINGS.indexOf(entry.encoding)),
    searchText: texts((entry) => entry.searchText),
    sha256: fixed(entries, 32, (entry) => entry.sha256),
    identity: fixed(entries, 16, (entry) => entry.identity),
    position: instants((entry) => entry.position),
    part: Uint16Array.from(entries, (entry) => entry.columns.part),
    severity: bytes((entry) => SEVERITIES.indexOf(entry.columns.severity)),
    started: instants((entry) => entry.columns.started?.instant),
    finished: instants((entry) => entry.columns.finished?.instant),
    zone: names((entry) => time(entry)?.zone),
    zoneSource: bytes((entry) => indexOf(ZONE_SOURCES, time(entry)?.zoneSource)),
    precision: bytes((entry) => indexOf(TIME_PRECISIONS, time(entry)?.precision)),
    ambiguous: bytes((entry) => (time(entry)?.ambiguous === true ? 1 : 0)),
    instance: names((entry) => entry.columns.instance),
    tenant: names((entry) => entry.columns.tenant?.id),
    tenantName: names((entry) => entry.columns.tenant?.name),
    organization: names((entry) => entry.columns.organization),
    source: names((entry) => entry.columns.source),
    task: names((entry) => entry.columns.task),
    itemType: names((entry) => entry.columns.itemType),
    performer: names((entry) => entry.columns.performer),
    onBehalfOf: names((entry) => entry.columns.onBehalfOf),
    relation: bytes((entry) => (entry.columns.relation === null ? 0 : RELATIONS.indexOf(entry.columns.relation) + 1)),
    item: texts((entry) => entry.columns.item),
    nativeId: texts((entry) => entry.columns.nativeId),
    address: texts((entry) => entry.columns.address),
  };
}

/** An undated entry has 0 here: it has no zone either. */
function indexOf<Name>(names: readonly Name[], name: Name | undefined): number {
  return name === undefined ? 0 : names.indexOf(name);
}

function joined(entries: readonly PreparedEntry[]): BytesColumn {
  const offsets = new Uint32Array(entries.length + 1);
  let end = 0;
  let row = 0;
  for (const entry of entries) {
    end += entry.raw.length;
    row += 1;
    offsets[row] = end;
  }
  const bytes = new Uint8Array(end);
  row = 0;
  for (const entry of entries) bytes.set(entry.raw, offsets[row++]);
  return { bytes, offsets };
}

function fixed(
  entries: readonly PreparedEntry[],
  size: number,
  value: (entry: PreparedEntry) => Uint8Array,
): Uint8Array<ArrayBuffer> {
  const column = new Uint8Array(entries.length * size);
  let at = 0;
  for (const entry of entries) {
    column.set(value(entry), at);
    at += size;
  }
  return column;
}

function dictionary(
  entries: readonly PreparedEntry[],
  value: (entry: PreparedEntry) => string | null | undefined,
): DictionaryColumn {
  const places = new Map<string, number>();
  const codes = new Uint32Array(entries.length);
  let row = -1;
  for (const entry of entries) {
    row += 1;
    const name = value(entry);
    if (name === null || name === undefined) continue;
    let code = places.get(name);
    if (code === undefined) {
      code = places.size + 1;
      places.set(name, code);
    }
    codes[row] = code;
  }
  return { values: [...places.keys()], codes };
}
