import { isJson } from './compact-json';
import { JsonTokens } from './json-tokens';

/** An object (with its members' keys, decoded and as written) or an array (`names` null). */
interface Node {
  readonly names: string[] | null;
  readonly keys: string[];
  readonly values: (string | Node)[];
}

/**
 * A JSON text with the members of every object in the order of their keys (UTF-16 order; duplicate keys stay, in their
 * order), without white space. Every key, number and string stays as it is written. Null where the text is no JSON.
 * Iterative: no depth is too deep.
 */
export function sortJsonKeys(text: string): string | null {
  if (!isJson(text)) return null;
  const root = read(new JsonTokens(text));
  return root === null ? null : write(root);
}

function read(tokens: JsonTokens): string | Node | null {
  const open: Node[] = [];
  let root: string | Node | null = null;
  let isKeyNext = false;
  while (tokens.next() !== 'end') {
    const { kind } = tokens;
    const parent = open.at(-1);
    if (kind === 'invalid') return null;
    if (kind === ':') continue;
    if (kind === ',') {
      isKeyNext = parent?.names !== null;
    } else if (kind === '}' || kind === ']') {
      const closed = open.pop();
      if (closed !== undefined) sortMembers(closed);
      isKeyNext = false;
    } else if (isKeyNext) {
      parent?.names?.push(tokens.string);
      parent?.keys.push(tokens.text.slice(tokens.start, tokens.end));
      isKeyNext = false;
    } else {
      const value = kind === '{' || kind === '[' ? newNode(kind) : tokens.text.slice(tokens.start, tokens.end);
      if (parent === undefined) root ??= value;
      else parent.values.push(value);
      if (typeof value !== 'string') open.push(value);
      isKeyNext = kind === '{';
    }
  }
  return root;
}

const newNode = (kind: '{' | '['): Node => ({ names: kind === '{' ? [] : null, keys: [], values: [] });

function sortMembers({ names, keys, values }: Node): void {
  if (names === null) return;
  const order = names.map((_, index) => index);
  order.sort((one, other) => compare(names[one] ?? '', names[other] ?? '') || one - other);
  const sortedKeys = order.map((index) => keys[index] ?? '');
  const sortedValues = order.map((index) => values[index] ?? '');
  for (const [index, key] of sortedKeys.entries()) {
    keys[index] = key;
    values[index] = sortedValues[index] ?? '';
  }
}

const compare = (one: string, other: string): number => (one < other ? -1 : Number(one > other));

function write(root: string | Node): string {
  if (typeof root === 'string') return root;
  const parts: string[] = [];
  const open: { readonly node: Node; next: number }[] = [{ node: root, next: 0 }];
  for (let frame = open.at(-1); frame !== undefined; frame = open.at(-1)) {
    const { node, next } = frame;
    if (next === 0) parts.push(node.names === null ? '[' : '{');
    if (next === node.values.length) {
      parts.push(node.names === null ? ']' : '}');
      open.pop();
      continue;
    }
    if (next > 0) parts.push(',');
    if (node.names !== null) parts.push(node.keys[next] ?? '', ':');
    frame.next = next + 1;
    const value = node.values[next] ?? '';
    if (typeof value === 'string') parts.push(value);
    else open.push({ node: value, next: 0 });
  }
  return parts.join('');
}
