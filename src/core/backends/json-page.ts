import { BackendFailure } from '../http/backend-failure';
import { decodeRecord, decodeText } from '../records/decode';
import type { FramedRecord } from '../records/framed-record';
import { locate, pointerSegments } from '../records/json-pointer';
import { JsonTokens } from '../records/json-tokens';
import { parseJson } from '../records/parse-json';
import type { TextDecoding } from '../records/text-decoding';

/** A JSON answer: parsed for what steers the paging, and its items cut out byte for byte. */
export interface JsonPage {
  readonly root: unknown;
  readonly items: readonly FramedRecord[];
}

/**
 * Reads a JSON answer. `place`: JSON Pointer to the array of items, empty where the answer is the array. Fails with
 * `malformed` where the body is no JSON or has no array there; a missing or null array is never an empty page.
 */
export function readJsonPage(body: Uint8Array, place: string, what: string, decoding: TextDecoding): JsonPage {
  const root = readJson(body, what, decoding);
  // One code unit a byte, so that places in the text are places in the body; JSON's own signs are ASCII.
  const text = decoding.decodeLatin1(body);
  const array = locate(text, pointerSegments(place));
  if (array === null || text[array.start] !== '[') {
    const where = place === '' ? 'at its root' : `at ${place}`;
    throw new BackendFailure('malformed', `${what} came without a list of items ${where}.`, {
      detail: decodeText(body.subarray(0, 2000), 'utf-8', decoding),
    });
  }
  return { root, items: cutItems(body, text, array.start, decoding) };
}

/** Parses a JSON answer. Fails with `malformed`. */
export function readJson(body: Uint8Array, what: string, decoding: TextDecoding): unknown {
  try {
    return parseJson(decodeText(body, 'utf-8', decoding));
  } catch {
    throw new BackendFailure('malformed', `${what} came as something that is not JSON.`, {
      detail: decodeText(body.subarray(0, 2000), 'utf-8', decoding),
    });
  }
}

function cutItems(body: Uint8Array, text: string, start: number, decoding: TextDecoding): readonly FramedRecord[] {
  const items: FramedRecord[] = [];
  const tokens = new JsonTokens(text, start);
  tokens.next();
  while (tokens.next() !== ']') {
    if (tokens.kind === ',') continue;
    const from = tokens.start;
    tokens.skipValue();
    const bytes = body.slice(from, tokens.end);
    items.push({ kind: 'record', position: from, bytes, ...decodeRecord(bytes, 'utf-8', decoding) });
  }
  return items;
}
