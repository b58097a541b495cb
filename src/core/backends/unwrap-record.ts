import { decodeRecord } from '../records/decode';
import type { FramedRecord, TextEncodingName } from '../records/framed-record';
import { locate, type TextRange } from '../records/json-pointer';
import type { TextDecoding } from '../records/text-decoding';

/** A record taken out of what it was wrapped in. */
export interface Unwrapped {
  readonly bytes: Uint8Array;
  readonly encoding: TextEncodingName;
  readonly text: string;
}

const STRETCH = 8192;

/**
 * Takes the record out of a framed one by its place: the exact slice of its bytes, or for JSON text in a string the
 * decoded text as UTF-8. Null where there is nothing at the place.
 */
export function unwrapRecord(
  record: FramedRecord,
  segments: readonly string[],
  file: TextEncodingName,
  decoding: TextDecoding,
): Unwrapped | null {
  const inner =
    record.encoding === 'binary'
      ? sliceOfBytes(record, segments, file, decoding)
      : sliceOfText(record, segments, file, decoding);
  if (inner === null || !inner.text.startsWith('"')) return inner;
  const text = stringValue(inner.text);
  return text === null ? null : embeddedRecord(text, decoding);
}

/** A record that was JSON text within a string: its bytes are the text's own in UTF-8. */
export function embeddedRecord(text: string, decoding: TextDecoding): Unwrapped {
  return { bytes: decoding.encodeUtf8(text), encoding: 'utf-8', text };
}

function stringValue(text: string): string | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'string' ? value : null;
  } catch {
    return null;
  }
}

function sliceOfText(
  record: FramedRecord,
  segments: readonly string[],
  file: TextEncodingName,
  decoding: TextDecoding,
): Unwrapped | null {
  const range = locate(record.text, segments);
  if (range === null) return null;
  const text = record.text.slice(range.start, range.end);
  const unit = bytesPerUnit(record);
  if (unit === null) return { bytes: decoding.encodeUtf8(text), encoding: 'utf-8', text };
  const bytes = record.bytes.subarray(range.start * unit, range.end * unit);
  return record.encoding === 'utf-8'
    ? { bytes, encoding: 'utf-8', text }
    : { bytes, ...decodeRecord(bytes, file, decoding) };
}

/** Bytes for a UTF-16 code unit of the text; null where they vary (UTF-8 beyond ASCII). */
function bytesPerUnit(record: FramedRecord): 1 | 2 | null {
  if (record.text.length === record.bytes.length) return 1;
  return record.text.length * 2 === record.bytes.length && record.encoding !== 'utf-8' ? 2 : null;
}

/** Bytes that are no text are looked at one by one, so that the slice stays exact. */
function sliceOfBytes(
  record: FramedRecord,
  segments: readonly string[],
  file: TextEncodingName,
  decoding: TextDecoding,
): Unwrapped | null {
  const isWide = file === 'utf-16le' || file === 'utf-16be';
  const range: TextRange | null = isWide
    ? locate(record.text, segments)
    : locate(
        byteText(record.bytes),
        segments.map((segment) => byteText(decoding.encodeUtf8(segment))),
      );
  if (range === null) return null;
  const unit = isWide ? 2 : 1;
  const bytes = record.bytes.subarray(range.start * unit, range.end * unit);
  return { bytes, ...decodeRecord(bytes, file, decoding) };
}

/** One character a byte. */
function byteText(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += STRETCH) text += String.fromCharCode(...bytes.subarray(at, at + STRETCH));
  return text;
}
