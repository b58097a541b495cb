/**
 * A long text with its middle left out, so that start and end (where names differ) can both be read.
 * `limit` counts UTF-16 code units, the ellipsis included; surrogate pairs are never cut apart.
 */
export function middleCut(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const keep = Math.max(limit - 1, 2);
  let head = Math.ceil(keep * 0.6);
  let tail = text.length - (keep - head);
  if (isLowSurrogate(text.charCodeAt(head))) head -= 1;
  if (isLowSurrogate(text.charCodeAt(tail))) tail += 1;
  return `${text.slice(0, head)}…${text.slice(tail)}`;
}

/** True for the second half of a surrogate pair. */
export const isLowSurrogate = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;
