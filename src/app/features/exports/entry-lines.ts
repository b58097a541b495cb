import type { StreamedEntry } from '@core/archive/archive';
import type { EntryAnnotations } from '@core/annotations/annotation';
import { annotationsObject } from '@core/export/annotation-cells';
import { entryObject } from '@core/export/entry-object';
import { pickPaths } from '@core/records/pick-paths';
import { compactJson, isJson } from '@core/records/compact-json';
import { decodeExactly } from '../../files/decode-record';

type Record = NonNullable<StreamedEntry['record']>;

/** A record's text with what turns it back into its bytes: its encoding, or `base64` where it is no text. */
export function rawAndEncoding(record: Record): { readonly raw: string; readonly encoding: string } {
  const text = decodeExactly(record.bytes, record.encoding);
  if (text !== null) return { raw: text, encoding: record.encoding };
  const { buffer, byteOffset, byteLength } = record.bytes;
  return { raw: Buffer.from(buffer, byteOffset, byteLength).toString('base64'), encoding: 'base64' };
}

/**
 * A record as one JSON value on one line: itself, with only the white space between its tokens removed, where it is
 * JSON; else `{"raw","encoding"}`.
 */
export function recordJson(record: Record): string {
  const text = decodeExactly(record.bytes, record.encoding);
  if (text !== null && isJson(text)) return compactJson(text);
  return JSON.stringify(rawAndEncoding(record));
}

/** Places in raw as columns; nothing there is an empty cell. */
export function pathCells(entry: StreamedEntry, paths: readonly string[]): readonly string[] {
  return paths.length === 0 ? [] : pathValuesOf(entry, paths).map((value) => value ?? '');
}

/** The values at places in raw (JSON Pointers), whole, in their order; null where a record has nothing there. */
function pathValuesOf({ row, record }: StreamedEntry, paths: readonly string[]): readonly (string | null)[] {
  if (record === undefined) throw new Error(`Entry ${row.id} was streamed without its record.`);
  return pickPaths(decodeExactly(record.bytes, record.encoding) ?? '', paths);
}

/**
 * One entry as a line of NDJSON without its end: the record, or with its columns (null: not asked for; else the places in
 * raw that stand among them, by their pointers), what is said of it (null: not asked for) and its SHA-256 around it.
 */
export function entryLine(
  entry: StreamedEntry,
  paths: readonly string[] | null,
  said: EntryAnnotations | null = null,
): string {
  if (entry.record === undefined) throw new Error(`Entry ${entry.row.id} was streamed without its record.`);
  const record = recordJson(entry.record);
  if (paths === null && said === null) return record;
  const columns = paths === null ? '' : `"columns":${JSON.stringify(columnsObject(entry, paths))},`;
  const annotations = said === null ? '' : `"annotations":${JSON.stringify(annotationsObject(said))},`;
  return `{${columns}${annotations}"sha256":"${entry.record.sha256}","record":${record}}`;
}

function columnsObject(entry: StreamedEntry, paths: readonly string[]): ReturnType<typeof entryObject> {
  const values = paths.length === 0 ? [] : pathValuesOf(entry, paths);
  return { ...entryObject(entry.row), ...Object.fromEntries(paths.map((path, at) => [path, values[at] ?? null])) };
}
