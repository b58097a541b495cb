import { JsonTokens } from './json-tokens';

/** Where a value stands in a text: UTF-16 code units `[start, end)`. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** Cuts a JSON Pointer (RFC 6901) into its decoded segments; the empty pointer is the whole. */
export function pointerSegments(pointer: string): readonly string[] {
  if (pointer === '') return [];
  const path = pointer.startsWith('/') ? pointer.slice(1) : pointer;
  return path.split('/').map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** Writes segments as a JSON Pointer. */
export function pointerOf(segments: readonly (string | number)[]): string {
  return segments.map((segment) => `/${String(segment).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/**
 * Finds the value that a pointer names in a JSON text; of duplicate keys the last one, as JSON.parse does. Null where
 * there is none.
 */
export function locate(text: string, segments: readonly string[]): TextRange | null {
  let range: TextRange | null = wholeValue(text);
  for (const segment of segments) {
    if (range === null) return null;
    range = step(text, range.start, segment);
  }
  return range;
}

function wholeValue(text: string): TextRange | null {
  const tokens = new JsonTokens(text);
  tokens.next();
  const { start } = tokens;
  tokens.skipValue();
  return tokens.kind === 'end' || tokens.kind === 'invalid' ? null : { start, end: tokens.end };
}

function step(text: string, from: number, segment: string): TextRange | null {
  const tokens = new JsonTokens(text, from);
  const opening = tokens.next();
  if (opening === '{') return lastMember(tokens, segment);
  return opening === '[' && /^(0|[1-9]\d*)$/.test(segment) ? element(tokens, Number(segment)) : null;
}

function lastMember(tokens: JsonTokens, name: string): TextRange | null {
  let found: TextRange | null = null;
  while (tokens.next() === 'string' || tokens.kind === ',') {
    if (tokens.kind === ',') continue;
    const isWanted = tokens.string === name;
    if (tokens.next() !== ':') return found;
    tokens.next();
    const { start } = tokens;
    tokens.skipValue();
    if (isWanted) found = { start, end: tokens.end };
  }
  return found;
}

function element(tokens: JsonTokens, index: number): TextRange | null {
  for (let at = 0; ; at += 1) {
    const kind = tokens.next();
    if (kind === ']' || kind === 'end' || kind === 'invalid') return null;
    const { start } = tokens;
    tokens.skipValue();
    if (at === index) return { start, end: tokens.end };
    if (tokens.next() !== ',') return null;
  }
}
