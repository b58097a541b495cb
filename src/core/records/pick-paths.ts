import { compactJson } from './compact-json';
import { pointerSegments } from './json-pointer';
import { JsonTokens } from './json-tokens';
import { parseJson } from './parse-json';

/** What a grid shows of a value at most, in UTF-16 code units; an export has the whole. */
export const SHOWN_PATH_VALUE = 10_000;

/** The places that are wanted, as a tree: each leads to those below it. */
interface Wanted {
  readonly children: Map<string, Wanted>;
  /** Which of the pointers end here. */
  readonly ends: number[];
}

/**
 * The values at some places (JSON Pointers) of a JSON text, in one walk: a string decoded, null as `null`, anything else
 * as it stands without white space between its tokens; null where there is nothing. Of duplicate keys the last one
 * counts, as for JSON.parse. A text that is no JSON object or array has no values.
 */
export function pickPaths(text: string, pointers: readonly string[]): readonly (string | null)[] {
  const found: (string | null)[] = pointers.map(() => null);
  const walk = new Walk(text, found);
  walk.read(treeOf(pointers));
  return found;
}

/** A value cut to `limit`, and saying so. */
export function cutPathValue(value: string | null, limit = SHOWN_PATH_VALUE): string | null {
  if (value === null || value.length <= limit) return value;
  const isSplit = (value.charCodeAt(limit - 1) & 0xfc00) === 0xd800;
  return `${value.slice(0, isSplit ? limit - 1 : limit)}… (cut: ${String(value.length)} characters in all)`;
}

/** True where a value is one that `cutPathValue` has cut. */
export const isCutPathValue = (value: string): boolean => /… \(cut: \d+ characters in all\)$/.test(value);

/** A value's text as a person means it; see `pickPaths`. */
export function meantText(token: string): string {
  const first = token.charAt(0);
  if (first === '{' || first === '[') return compactJson(token);
  if (first !== '"') return token;
  try {
    return String(parseJson(token));
  } catch {
    return token.slice(1, -1);
  }
}

function treeOf(pointers: readonly string[]): Wanted {
  const root: Wanted = { children: new Map(), ends: [] };
  for (const [index, pointer] of pointers.entries()) {
    let node = root;
    for (const segment of pointerSegments(pointer)) {
      const next: Wanted = node.children.get(segment) ?? { children: new Map(), ends: [] };
      node.children.set(segment, next);
      node = next;
    }
    node.ends.push(index);
  }
  return root;
}

class Walk {
  readonly #tokens: JsonTokens;
  readonly #found: (string | null)[];

  constructor(text: string, found: (string | null)[]) {
    this.#tokens = new JsonTokens(text);
    this.#found = found;
    this.#tokens.next();
  }

  /** Reads the value that begins with the token at hand; goes no deeper than the pointers do. */
  read(wanted: Wanted): void {
    const tokens = this.#tokens;
    const { start, kind } = tokens;
    if (wanted.children.size > 0 && kind === '{') this.#members(wanted);
    else if (wanted.children.size > 0 && kind === '[') this.#elements(wanted);
    else tokens.skipValue();
    if (wanted.ends.length === 0 || this.#isOver()) return;
    const value = meantText(tokens.text.slice(start, tokens.end));
    for (const index of wanted.ends) this.#found[index] = value;
  }

  #members(wanted: Wanted): void {
    const tokens = this.#tokens;
    for (;;) {
      const kind = tokens.next();
      if (kind === ',') continue;
      if (kind !== 'string') return;
      const below = wanted.children.get(tokens.string);
      if (tokens.next() !== ':') return;
      tokens.next();
      if (below === undefined) tokens.skipValue();
      else {
        // An earlier member of the same key counts no more.
        this.#forget(below);
        this.read(below);
      }
      if (this.#isOver()) return;
    }
  }

  #elements(wanted: Wanted): void {
    const tokens = this.#tokens;
    for (let index = 0; ; index += 1) {
      if (tokens.next() === ']' || this.#isOver()) return;
      const below = wanted.children.get(String(index));
      if (below === undefined) tokens.skipValue();
      else this.read(below);
      if (this.#isOver() || tokens.next() !== ',') return;
    }
  }

  #forget(wanted: Wanted): void {
    for (const index of wanted.ends) this.#found[index] = null;
    for (const below of wanted.children.values()) this.#forget(below);
  }

  #isOver(): boolean {
    const { kind } = this.#tokens;
    return kind === 'end' || kind === 'invalid';
  }
}
