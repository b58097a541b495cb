import type { KindId } from '../backends/kind-id';
import { ignoredMembers } from '../backends/ignored-members';
import { isJson } from '../records/compact-json';
import { JsonTokens } from '../records/json-tokens';
import { canonicalXmlRow, looksLikeXmlRow } from '../records/xml-row';

/** An object (with the key texts of its members) or an array (`keys` null), as far as it has been read. */
interface Node {
  readonly keys: string[] | null;
  readonly values: (string | Node)[];
}

/**
 * The canonical text of a JSON record: no white space, members sorted by key (UTF-16 order; duplicate keys stay, in their
 * order), numbers as they stand, strings with the shortest escapes. `ignored` names members of the outermost object that
 * do not count. Text that is no JSON is its own canonical content. Iterative: no depth is too deep.
 */
export function canonicalContent(text: string, ignored: readonly string[] = []): string {
  const root = parse(text, ignored);
  return root === null ? text : write(root);
}

/** True where two records of a kind say the same: as JSON or as a row of XML canonically, less the members that the kind ignores; else as text. */
export function hasSameContent(kind: KindId, first: string, second: string): boolean {
  if (first === second) return true;
  if (looksLikeXmlRow(first) && looksLikeXmlRow(second)) return hasSameColumns(kind, first, second);
  if (!isJson(first) || !isJson(second)) return false;
  const ignored = ignoredMembers(kind);
  return canonicalContent(first, ignored) === canonicalContent(second, ignored);
}

function hasSameColumns(kind: KindId, first: string, second: string): boolean {
  const ignored = ignoredMembers(kind);
  const columns = canonicalXmlRow(first, ignored);
  return columns !== null && columns === canonicalXmlRow(second, ignored);
}

function parse(text: string, ignored: readonly string[]): string | Node | null {
  const tokens = new JsonTokens(text);
  const open: Node[] = [];
  let key: string | null = null;
  let root: string | Node | null = null;
  while (tokens.next() !== 'end') {
    const { kind } = tokens;
    const parent = open.at(-1);
    if (kind === 'invalid') return null;
    if (kind === ':' || kind === ',') continue;
    if (kind === '}' || kind === ']') {
      const node = open.pop();
      if (node === undefined) return null;
      sortMembers(node);
      continue;
    }
    if (parent?.keys && key === null) {
      if (kind !== 'string') return null;
      key = canonicalString(tokens);
      if (open.length > 1 || ignored.length === 0 || !ignored.includes(JSON.parse(key) as string)) continue;
      tokens.next();
      tokens.next();
      tokens.skipValue();
      key = null;
      continue;
    }
    const value = kind === '{' || kind === '[' ? { keys: kind === '{' ? [] : null, values: [] } : leaf(tokens);
    if (parent === undefined) root ??= value;
    else {
      if (key !== null) parent.keys?.push(key);
      parent.values.push(value);
    }
    key = null;
    if (typeof value !== 'string') open.push(value);
  }
  return root;
}

function leaf(tokens: JsonTokens): string {
  return tokens.kind === 'string' ? canonicalString(tokens) : tokens.text.slice(tokens.start, tokens.end);
}

function canonicalString(tokens: JsonTokens): string {
  const written = tokens.text.slice(tokens.start, tokens.end);
  return written.includes('\\') ? JSON.stringify(tokens.string) : written;
}

/** Sorts by key; members of the same key keep their order. */
function sortMembers(node: Node): void {
  const { keys, values } = node;
  if (keys === null || isSorted(keys)) return;
  const order = keys.map((_, index) => index);
  order.sort((one, other) => compare(keys[one] ?? '', keys[other] ?? '') || one - other);
  const sortedKeys = order.map((index) => keys[index] ?? '');
  const sortedValues = order.map((index) => values[index] ?? '');
  for (const [index, key] of sortedKeys.entries()) {
    keys[index] = key;
    values[index] = sortedValues[index] ?? '';
  }
}

function isSorted(keys: readonly string[]): boolean {
  for (let index = 1; index < keys.length; index += 1) if ((keys[index - 1] ?? '') > (keys[index] ?? '')) return false;
  return true;
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

function write(root: string | Node): string {
  if (typeof root === 'string') return root;
  const parts: string[] = [];
  const open: { readonly node: Node; next: number }[] = [{ node: root, next: 0 }];
  for (let frame = open.at(-1); frame !== undefined; frame = open.at(-1)) {
    const { node, next } = frame;
    const { keys, values } = node;
    if (next === 0) parts.push(keys === null ? '[' : '{');
    if (next === values.length) {
      parts.push(keys === null ? ']' : '}');
      open.pop();
      continue;
    }
    if (next > 0) parts.push(',');
    if (keys !== null) parts.push(keys[next] ?? '', ':');
    frame.next = next + 1;
    const value = values[next] ?? '';
    if (typeof value === 'string') parts.push(value);
    else open.push({ node: value, next: 0 });
  }
  return parts.join('');
}
