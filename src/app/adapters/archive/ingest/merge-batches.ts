import type { BytesColumn, DictionaryColumn, EntryBatch } from '@core/archive/entry-batch';

/** Batches of one kind and mapping end to end, so that a page of many tenants is looked up and stored in one go. */
export function mergeBatches(batches: readonly [EntryBatch, ...EntryBatch[]]): EntryBatch {
  const [first] = batches;
  if (batches.length === 1) return first;
  const texts = (of: (batch: EntryBatch) => readonly (string | null)[]) => batches.flatMap(of);
  const names = (of: (batch: EntryBatch) => DictionaryColumn) => mergeNames(batches.map(of));
  const bytes = (of: (batch: EntryBatch) => Uint8Array) => mergeBytes(batches.map(of));
  const numbers = (of: (batch: EntryBatch) => Float64Array) =>
    Float64Array.from(batches.flatMap((batch) => [...of(batch)]));
  return {
    count: batches.reduce((sum, batch) => sum + batch.count, 0),
    kind: first.kind,
    mappingVersion: first.mappingVersion,
    raw: mergeRaw(batches.map((batch) => batch.raw)),
    rawEncoding: bytes((batch) => batch.rawEncoding),
    searchText: texts((batch) => batch.searchText),
    sha256: bytes((batch) => batch.sha256),
    identity: bytes((batch) => batch.identity),
    position: numbers((batch) => batch.position),
    part: Uint16Array.from(batches.flatMap((batch) => [...batch.part])),
    severity: bytes((batch) => batch.severity),
    started: numbers((batch) => batch.started),
    finished: numbers((batch) => batch.finished),
    zone: names((batch) => batch.zone),
    zoneSource: bytes((batch) => batch.zoneSource),
    precision: bytes((batch) => batch.precision),
    ambiguous: bytes((batch) => batch.ambiguous),
    instance: names((batch) => batch.instance),
    tenant: names((batch) => batch.tenant),
    tenantName: names((batch) => batch.tenantName),
    organization: names((batch) => batch.organization),
    source: names((batch) => batch.source),
    task: names((batch) => batch.task),
    itemType: names((batch) => batch.itemType),
    performer: names((batch) => batch.performer),
    onBehalfOf: names((batch) => batch.onBehalfOf),
    relation: bytes((batch) => batch.relation),
    item: texts((batch) => batch.item),
    nativeId: texts((batch) => batch.nativeId),
    address: texts((batch) => batch.address),
  };
}

function mergeBytes(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const merged = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    merged.set(part, at);
    at += part.length;
  }
  return merged;
}

function mergeRaw(parts: readonly BytesColumn[]): BytesColumn {
  const offsets = [0];
  let end = 0;
  for (const { offsets: own } of parts) {
    for (const offset of own.subarray(1)) offsets.push(end + offset);
    end += own.at(-1) ?? 0;
  }
  const used = parts.map(({ bytes, offsets: own }) => bytes.subarray(0, own.at(-1) ?? 0));
  return { bytes: mergeBytes(used), offsets: Uint32Array.from(offsets) };
}

function mergeNames(parts: readonly DictionaryColumn[]): DictionaryColumn {
  const places = new Map<string, number>();
  const codes: number[] = [];
  for (const part of parts) {
    const own = [0, ...part.values.map((value) => placeOf(places, value))];
    for (const code of part.codes) codes.push(own[code] ?? 0);
  }
  return { values: [...places.keys()], codes: Uint32Array.from(codes) };
}

function placeOf(places: Map<string, number>, value: string): number {
  const known = places.get(value);
  if (known !== undefined) return known;
  places.set(value, places.size + 1);
  return places.size;
}
