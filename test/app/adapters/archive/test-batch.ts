import { createHash } from 'node:crypto';
import type { DictionaryColumn, EntryBatch } from '@core/archive/entry-batch';
import type { KindId } from '@core/backends/kind-id';
import { TIME_PRECISIONS, ZONE_SOURCES } from '@core/entry/entry-time';
import { RELATIONS, type Relation } from '@core/entry/mapped-entry';
import { SEVERITIES, type Severity } from '@core/entry/severity';
import { TEXT_ENCODINGS, type TextEncodingName } from '@core/records/framed-record';

/** One entry as a test writes it down; what it leaves out is null or zero. */
export interface TestEntry {
  readonly key: string;
  readonly raw?: string | Uint8Array;
  readonly encoding?: TextEncodingName;
  readonly searchText?: string | null;
  readonly severity?: Severity;
  readonly started?: number | null;
  readonly finished?: number | null;
  readonly source?: string | null;
  readonly task?: string | null;
  readonly itemType?: string | null;
  readonly item?: string | null;
  readonly performer?: string | null;
  readonly onBehalfOf?: string | null;
  readonly relation?: Relation | null;
  readonly instance?: string | null;
  readonly tenant?: string | null;
  readonly tenantName?: string | null;
  readonly organization?: string | null;
  readonly nativeId?: string | null;
  readonly address?: string | null;
  readonly position?: number;
  readonly part?: number;
}

export const identityOf = (key: string): Buffer => createHash('sha256').update(key).digest().subarray(0, 16);

export const bytesOfRaw = (entry: TestEntry): Buffer => Buffer.from(entry.raw ?? JSON.stringify({ key: entry.key }));

/** A batch as the reader's thread would hand it over. */
export function batchOf(entries: readonly TestEntry[], kind: KindId = 'okta', mappingVersion = 1): EntryBatch {
  const raws = entries.map(bytesOfRaw);
  const offsets = new Uint32Array(entries.length + 1);
  raws.forEach((raw, row) => {
    offsets[row + 1] = (offsets[row] ?? 0) + raw.length;
  });
  const bytesEach = (width: number, of: (entry: TestEntry, row: number) => Uint8Array): Uint8Array<ArrayBuffer> => {
    const all = new Uint8Array(entries.length * width);
    entries.forEach((entry, row) => all.set(of(entry, row), row * width));
    return all;
  };
  return {
    count: entries.length,
    kind,
    mappingVersion,
    raw: { bytes: Uint8Array.from(Buffer.concat(raws)), offsets },
    rawEncoding: Uint8Array.from(entries, (entry) => TEXT_ENCODINGS.indexOf(entry.encoding ?? 'utf-8')),
    searchText: entries.map((entry) => entry.searchText ?? null),
    sha256: bytesEach(32, (_, row) =>
      createHash('sha256')
        .update(raws[row] ?? '')
        .digest(),
    ),
    identity: bytesEach(16, (entry) => identityOf(entry.key)),
    position: Float64Array.from(entries, (entry, row) => entry.position ?? offsets[row] ?? 0),
    part: Uint16Array.from(entries, (entry) => entry.part ?? 0),
    severity: Uint8Array.from(entries, (entry) => SEVERITIES.indexOf(entry.severity ?? 'information')),
    started: Float64Array.from(entries, (entry) => entry.started ?? Number.NaN),
    finished: Float64Array.from(entries, (entry) => entry.finished ?? Number.NaN),
    zone: dictionaryOf(entries.map(() => 'UTC')),
    zoneSource: Uint8Array.from(entries, () => ZONE_SOURCES.indexOf('given')),
    precision: Uint8Array.from(entries, () => TIME_PRECISIONS.indexOf('millisecond')),
    ambiguous: new Uint8Array(entries.length),
    instance: dictionaryOf(entries.map((entry) => entry.instance ?? null)),
    tenant: dictionaryOf(entries.map((entry) => entry.tenant ?? null)),
    tenantName: dictionaryOf(entries.map((entry) => entry.tenantName ?? null)),
    organization: dictionaryOf(entries.map((entry) => entry.organization ?? null)),
    source: dictionaryOf(entries.map((entry) => entry.source ?? null)),
    task: dictionaryOf(entries.map((entry) => entry.task ?? null)),
    itemType: dictionaryOf(entries.map((entry) => entry.itemType ?? null)),
    performer: dictionaryOf(entries.map((entry) => entry.performer ?? null)),
    onBehalfOf: dictionaryOf(entries.map((entry) => entry.onBehalfOf ?? null)),
    relation: Uint8Array.from(entries, ({ relation }) =>
      relation === null || relation === undefined ? 0 : RELATIONS.indexOf(relation) + 1,
    ),
    item: entries.map((entry) => entry.item ?? null),
    nativeId: entries.map((entry) => entry.nativeId ?? null),
    address: entries.map((entry) => entry.address ?? null),
  };
}

function dictionaryOf(texts: readonly (string | null)[]): DictionaryColumn {
  const values = [...new Set(texts.filter((text) => text !== null))];
  return {
    values,
    codes: Uint32Array.from(texts, (text) => (text === null ? 0 : values.indexOf(text) + 1)),
  };
}
