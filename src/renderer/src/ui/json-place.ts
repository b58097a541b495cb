import { pointerOf } from '@core/records/json-pointer';
import { JsonTokens } from '@core/records/json-tokens';

/** A value of a JSON text: its pointer, and where it stands in UTF-16 code units `[start, end)`. */
export interface JsonPlace {
  readonly pointer: string;
  /** The same in steps: a key, or the number of an element. */
  readonly segments: readonly (string | number)[];
  readonly start: number;
  readonly end: number;
}

interface Frame {
  readonly isObject: boolean;
  readonly start: number;
  key: string | null;
  index: number;
}

/** The value that a place in the text belongs to (on a key: its value); null where there is none, or the text is cut before its end. */
export function placeAt(text: string, offset: number): JsonPlace | null {
  const tokens = new JsonTokens(text);
  const frames: Frame[] = [];
  for (;;) {
    const kind = tokens.next();
    if (kind === 'end' || kind === 'invalid') return null;
    const isHere = offset < tokens.end;
    const top = frames[frames.length - 1];
    if (kind === ',' && top !== undefined) {
      if (top.isObject) top.key = null;
      else top.index += 1;
    } else if (kind === '}' || kind === ']') {
      const closed = frames.pop();
      if (isHere && closed !== undefined) return place(frames, closed.start, tokens.end);
    } else if (kind === 'string' && top?.isObject === true && top.key === null) {
      top.key = tokens.string;
      if (isHere) return valueAfterKey(tokens, frames);
    } else if (kind !== ':' && kind !== ',') {
      if (isHere) return valueHere(tokens, frames);
      if (kind === '{' || kind === '[') {
        frames.push({ isObject: kind === '{', start: tokens.start, key: null, index: 0 });
      }
    }
  }
}

function place(frames: readonly Frame[], start: number, end: number): JsonPlace {
  const segments = frames.map((frame) => (frame.isObject ? (frame.key ?? '') : frame.index));
  return { pointer: pointerOf(segments), segments, start, end };
}

function valueAfterKey(tokens: JsonTokens, frames: readonly Frame[]): JsonPlace | null {
  if (tokens.next() !== ':') return null;
  tokens.next();
  return valueHere(tokens, frames);
}

function valueHere(tokens: JsonTokens, frames: readonly Frame[]): JsonPlace | null {
  const { start } = tokens;
  tokens.skipValue();
  if (tokens.kind === 'end' || tokens.kind === 'invalid') return null;
  return place(frames, start, tokens.end);
}

/** A value's text as a person means it: a string without quotes and escapes, anything else as it stands. */
export function plainValue(text: string): string {
  if (!text.startsWith('"')) return text;
  try {
    return JSON.parse(text) as string;
  } catch {
    return text;
  }
}
