import { quoted, readQuoted } from './quoting';

/** One step into raw: a member by its key, an element by its number (from 0), or any element of a list. */
export type RawStep =
  | { readonly kind: 'key'; readonly key: string }
  | { readonly kind: 'index'; readonly index: number }
  | { readonly kind: 'any' };
export type RawPath = readonly RawStep[];

export type ReadPath =
  | { readonly ok: true; readonly path: RawPath; readonly end: number }
  /** `offset`: where it stops to make sense. */
  | { readonly ok: false; readonly offset: number; readonly message: string };

/** A key that needs no quotation marks. */
const PLAIN_KEY = /[\p{L}\p{N}_$@-]+/uy;
const INDEX = /\[\s*(?:(\d{1,9})|\*)\s*\]/y;

/** `raw.context.ip`, `raw."key.with.dots"`, `raw.items[0].name`, `raw.items[*].name`. */
export function rawPathText(path: RawPath): string {
  return `raw${path.map(stepText).join('')}`;
}

function stepText(step: RawStep): string {
  if (step.kind === 'any') return '[*]';
  if (step.kind === 'index') return `[${String(step.index)}]`;
  PLAIN_KEY.lastIndex = 0;
  const plain = PLAIN_KEY.exec(step.key)?.[0];
  return plain === step.key ? `.${step.key}` : `.${quoted(step.key)}`;
}

/** The steps of a JSON Pointer; a number is taken as an element's where `isIndex` says so of its place. */
export function pathOfPointer(pointer: string, isIndex: (depth: number) => boolean = () => false): RawPath {
  if (pointer === '') return [];
  return pointer
    .slice(1)
    .split('/')
    .map((token, depth): RawStep => {
      const key = token.replaceAll('~1', '/').replaceAll('~0', '~');
      return isIndex(depth) && /^\d+$/.test(key) ? { kind: 'index', index: Number(key) } : { kind: 'key', key };
    });
}

/** Steps without `any` as a JSON Pointer. */
export function pointerOfSteps(path: RawPath): string {
  return path
    .map((step) => (step.kind === 'index' ? String(step.index) : step.kind === 'key' ? step.key : '-'))
    .map((token) => `/${token.replaceAll('~', '~0').replaceAll('/', '~1')}`)
    .join('');
}

/** Reads the steps that begin at `from`, just after the word `raw`, as far as they go. */
export function readRawPath(text: string, from: number): ReadPath {
  const path: RawStep[] = [];
  let at = from;
  while (text[at] === '.' || text[at] === '[') {
    const step = text[at] === '.' ? readKey(text, at + 1) : readBracket(text, at);
    if (!step.ok) return step;
    path.push(...step.path);
    at = step.end;
  }
  if (path.length > 0) return { ok: true, path, end: at };
  return { ok: false, offset: from, message: 'raw needs a place in the record: write it as raw.context.ip.' };
}

function readKey(text: string, from: number): ReadPath {
  if (text[from] === '"') return readQuotedKey(text, from);
  PLAIN_KEY.lastIndex = from;
  const key = PLAIN_KEY.exec(text)?.[0];
  if (key !== undefined) return { ok: true, path: [{ kind: 'key', key }], end: from + key.length };
  return {
    ok: false,
    offset: from,
    message:
      'A key is missing after the dot: write it as raw.context.ip, with quotation marks where it holds dots or spaces.',
  };
}

function readQuotedKey(text: string, from: number): ReadPath {
  const read = readQuoted(text, from);
  if (read.isClosed) return { ok: true, path: [{ kind: 'key', key: read.text }], end: read.end };
  return { ok: false, offset: from, message: 'The quotation mark of this key has no partner: add one.' };
}

function readBracket(text: string, from: number): ReadPath {
  if (text[from + 1] === '"') {
    const key = readQuotedKey(text, from + 1);
    if (!key.ok) return key;
    if (text[key.end] === ']') return { ...key, end: key.end + 1 };
    return { ok: false, offset: key.end, message: 'The bracket of this key is not closed: add "]".' };
  }
  INDEX.lastIndex = from;
  const match = INDEX.exec(text);
  if (match !== null) {
    const step: RawStep = match[1] === undefined ? { kind: 'any' } : { kind: 'index', index: Number(match[1]) };
    return { ok: true, path: [step], end: from + match[0].length };
  }
  return {
    ok: false,
    offset: from,
    message: 'A number or * belongs in the brackets: raw.items[0].name for the first, raw.items[*].name for any.',
  };
}
