import type { ByteStore } from './byte-store';

/** What a line that starts another value looks like: its indent in units, and whether a list goes on or ends there. */
export interface StartRule {
  readonly indent: number;
  readonly isInList: boolean;
}

const isBreak = (byte: number | undefined): boolean => byte === 0x0a || byte === 0x0d;
const isBlank = (byte: number | undefined): boolean => byte === 0x20 || byte === 0x09 || isBreak(byte);

/** Units of a byte order mark at `at`, 0 where there is none; -1 where more bytes are needed to tell. */
export function markLength(store: ByteStore, at: number): number {
  const { bytes, scan, length, unit } = store;
  if (unit === 2) {
    const first = bytes[2 * at];
    const second = bytes[2 * at + 1];
    return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff) ? 1 : 0;
  }
  if (scan[at] !== 0xef) return 0;
  if (length - at < 3) return -1;
  return scan[at + 1] === 0xbb && scan[at + 2] === 0xbf ? 3 : 0;
}

/** The first line break in `[from, to)`; null if none. */
export function lineEnd(scan: Uint8Array, from: number, to: number): number | null {
  for (let at = from; at < to; at += 1) if (isBreak(scan[at])) return at;
  return null;
}

/** The first value in `[from, to)` that starts a line as the rule says, or the end of the list; null if none. */
export function nextStart(scan: Uint8Array, from: number, to: number, rule: StartRule): number | null {
  for (let at = from; at < to; at += 1) {
    if (!isBreak(scan[at])) continue;
    let next = at + 1;
    while (next < to && (scan[next] === 0x20 || scan[next] === 0x09)) next += 1;
    if (next >= to) return null;
    const indent = next - at - 1;
    const isStart = scan[next] === 0x7b || (scan[next] === 0x5b && !rule.isInList);
    if (isStart && indent === rule.indent) return next;
    if (rule.isInList && scan[next] === 0x5d && indent <= rule.indent) return next;
  }
  return null;
}

/** Where the white space (and `separator`s) that ends `[from, to)` begins. */
export function beforeBlanks(scan: Uint8Array, from: number, to: number, separator?: number): number {
  let end = to;
  while (end > from && (isBlank(scan[end - 1]) || (separator !== undefined && scan[end - 1] === separator))) end -= 1;
  return end;
}

/** True where the last token before `at` is a comma. */
export function followsComma(scan: Uint8Array, from: number, at: number): boolean {
  return scan[beforeBlanks(scan, from, at) - 1] === 0x2c;
}

/** True where `[start, end)` is an object without members. */
export function isEmptyObject(scan: Uint8Array, start: number, end: number): boolean {
  let at = start + 1;
  while (at < end && isBlank(scan[at])) at += 1;
  return at === end - 1;
}
