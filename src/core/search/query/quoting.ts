import type { Pattern } from './pattern';

/** Words of the language, which a value must not be mistaken for. */
const KEYWORDS: ReadonlySet<string> = new Set(['AND', 'OR', 'NOT', 'TO']);
/** A value that needs no quotation marks, wherever it stands. */
const PLAIN = /^[\p{L}\p{N}_@./#%&~^$,;+!'|][\p{L}\p{N}_@./#%&~^$,;+!'|-]*$/u;
/** Control signs, line ends and signs that turn the direction of a text around: they would garble the line they stand in. */
const UNSEEN = /[\p{Cc}\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]/gu;
/** Signs that a backslash takes their meaning from, outside quotation marks. */
const SPECIAL = /[\s*?"():\\[\]{}<>=]/;

const codeEscape = (sign: string): string => `\\u{${(sign.codePointAt(0) ?? 0).toString(16)}}`;

/** A text in quotation marks, as the language reads it back. */
export const quoted = (text: string): string =>
  `"${text.replaceAll(/["\\]/g, (sign) => `\\${sign}`).replaceAll(UNSEEN, codeEscape)}"`;

/** A text as it stands where nothing in it means something else, else in quotation marks. */
export const valueText = (text: string): string =>
  PLAIN.test(text) && !KEYWORDS.has(text) && text.search(UNSEEN) < 0 ? text : quoted(text);

function escaped(sign: string): string {
  if (sign.search(UNSEEN) >= 0) return codeEscape(sign);
  return SPECIAL.test(sign) ? `\\${sign}` : sign;
}

/** A pattern with wildcards, the signs that would mean something else behind backslashes. */
export function patternText(pattern: Pattern): string {
  const text = pattern
    .map((part) => (typeof part === 'string' ? part.replaceAll(/./gsu, escaped) : part.wildcard))
    .join('');
  return text.startsWith('-') ? `\\${text}` : text;
}

export interface ReadQuoted {
  readonly text: string;
  /** After the closing mark, or at the end of the text. */
  readonly end: number;
  readonly isClosed: boolean;
}

/** Reads the phrase whose opening mark is at `from`: `\"`, `\\` and `\u{hex}` are escapes, any other backslash stands for itself. */
export function readQuoted(text: string, from: number): ReadQuoted {
  let read = '';
  let at = from + 1;
  while (at < text.length) {
    const sign = text.charAt(at);
    if (sign === '"') return { text: read, end: at + 1, isClosed: true };
    const escape = sign === '\\' ? readEscape(text, at, isQuotedEscape) : null;
    read += escape === null ? sign : escape.text;
    at += escape === null ? 1 : escape.length;
  }
  return { text: read, end: at, isClosed: false };
}

const isQuotedEscape = (sign: string): boolean => sign === '"' || sign === '\\';
const CODE_ESCAPE = /\\u\{([0-9a-fA-F]{1,6})\}/y;

/** The escape at a backslash; null where the backslash stands for itself. */
export function readEscape(
  text: string,
  at: number,
  isEscapable: (sign: string) => boolean,
): { readonly text: string; readonly length: number } | null {
  const next = text.charAt(at + 1);
  if (next !== '' && isEscapable(next)) return { text: next, length: 2 };
  CODE_ESCAPE.lastIndex = at;
  const match = CODE_ESCAPE.exec(text);
  const code = Number.parseInt(match?.[1] ?? '', 16);
  if (match === null || code > 0x10_ff_ff) return null;
  return { text: String.fromCodePoint(code), length: match[0].length };
}

/** True for signs that a backslash outside quotation marks makes literal. */
export const isWordEscape = (sign: string): boolean => sign === '-' || SPECIAL.test(sign);
