/** A text with wildcards: `*` stands for any run of characters, `?` for one; a string for itself. */
export type PatternPart = string | { readonly wildcard: '*' | '?' };
export type Pattern = readonly PatternPart[];

/** The text of a pattern without wildcards; null where it has some. */
export function literalOf(pattern: Pattern): string | null {
  let literal = '';
  for (const part of pattern) {
    if (typeof part !== 'string') return null;
    literal += part;
  }
  return literal;
}

/** True for `*` alone: any value at all. */
export const isAnything = (pattern: Pattern): boolean =>
  pattern.length > 0 && pattern.every((part) => typeof part !== 'string' && part.wildcard === '*');

/** A pattern without the `*` at its ends: what has to occur within a text. */
export function withoutEndStars(pattern: Pattern): Pattern {
  const isStar = (part: PatternPart | undefined): boolean => typeof part === 'object' && part.wildcard === '*';
  let from = 0;
  let to = pattern.length;
  while (from < to && isStar(pattern[from])) from += 1;
  while (to > from && isStar(pattern[to - 1])) to -= 1;
  return pattern.slice(from, to);
}

/** The pattern as a regular expression's source; `many` is what `*` stands for. Literals are escaped sign by sign. */
export function patternSource(pattern: Pattern, many = '.*'): string {
  return pattern
    .map((part) => (typeof part === 'string' ? literalSource(part) : part.wildcard === '*' ? many : '.'))
    .join('');
}

/** A literal for RE2 and for JavaScript alike: every sign of ASCII that is no letter or digit is escaped. */
const literalSource = (text: string): string =>
  text.replaceAll(/[\0!-/:-@[-`{-~]/gu, (sign) => (sign === '\0' ? '\\x00' : `\\${sign}`));

/** True where the whole of `text` fits the pattern, in any case. */
export function fitsPattern(pattern: Pattern, text: string): boolean {
  return new RegExp(`^(?:${patternSource(pattern)})$`, 'is').test(text);
}
