import type { TextEncodingName } from './framed-record';
import type { TextDecoding } from './text-decoding';

/** A file's encoding and how many bytes its byte order mark takes. */
export interface DetectedEncoding {
  readonly encoding: TextEncodingName;
  readonly byteOrderMark: 0 | 2 | 3;
}

/** A record's bytes as text, with the encoding that the bytes are really in. */
export interface DecodedRecord {
  readonly encoding: TextEncodingName;
  readonly text: string;
}

/** Windows-1252 for the bytes 0x80 to 0x9F; 0 where it defines none (read as the control character). */
const HIGH_CONTROLS = [
  0x20ac, 0, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017d, 0, 0,
  0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0, 0x017e, 0x0178,
] as const;
const WINDOWS_1252 = Uint16Array.from({ length: 256 }, (_, byte) =>
  byte >= 0x80 && byte < 0xa0 ? HIGH_CONTROLS[byte - 0x80] || byte : byte,
);
/** Code units handed to String.fromCharCode at once. */
const STRETCH = 8192;
const LONE_SURROGATE = /[\ud800-\udfff]/u;
const LONE_SURROGATES = /[\ud800-\udfff]/gu;
/** How much of a sample decides between UTF-16 and the rest. */
const UTF16_SAMPLE = 4096;

/**
 * Tells a file's encoding from its first bytes: by its mark, by the zeros of UTF-16, else UTF-8 unless the bytes beyond
 * ASCII are mostly no UTF-8 and all defined in Windows-1252.
 */
export function detectEncoding(sample: Uint8Array): DetectedEncoding {
  if (sample[0] === 0xef && sample[1] === 0xbb && sample[2] === 0xbf) return { encoding: 'utf-8', byteOrderMark: 3 };
  if (sample[0] === 0xff && sample[1] === 0xfe) return { encoding: 'utf-16le', byteOrderMark: 2 };
  if (sample[0] === 0xfe && sample[1] === 0xff) return { encoding: 'utf-16be', byteOrderMark: 2 };
  const wide = unmarkedUtf16(sample);
  if (wide !== null) return { encoding: wide, byteOrderMark: 0 };
  const census = countSequences(sample);
  const isWindows = census.invalid > census.valid && !census.hasUndefined;
  return { encoding: isWindows ? 'windows-1252' : 'utf-8', byteOrderMark: 0 };
}

/** Decodes tolerantly: what is no valid text becomes U+FFFD. `binary` is read as UTF-8. */
export function decodeText(bytes: Uint8Array, encoding: TextEncodingName, decoding: TextDecoding): string {
  switch (encoding) {
    case 'utf-8':
    case 'binary':
      return decoding.decodeUtf8(bytes);
    case 'windows-1252':
      return decodeWindows1252(bytes);
    case 'utf-16le':
    case 'utf-16be':
      return decodeUtf16(bytes, encoding === 'utf-16be').replace(LONE_SURROGATES, '\ufffd');
  }
}

/**
 * Decodes one record of a file. The encoding answered is the record's own: `utf-8` where the bytes are valid UTF-8 text,
 * `windows-1252` where single bytes beyond ASCII stand in a file that is otherwise UTF-8, `binary` where nothing fits.
 */
export function decodeRecord(bytes: Uint8Array, file: TextEncodingName, decoding: TextDecoding): DecodedRecord {
  if (file === 'utf-16le' || file === 'utf-16be') return decodeUtf16Record(bytes, file);
  const text = decoding.decodeUtf8(bytes);
  const isValid = !text.includes('\ufffd') || decoding.isUtf8(bytes);
  if (file === 'windows-1252') {
    const isAscii = isValid && text.length === bytes.length;
    return isAscii ? { encoding: 'utf-8', text } : { encoding: 'windows-1252', text: decodeWindows1252(bytes) };
  }
  if (isValid) return { encoding: 'utf-8', text };
  const census = countSequences(bytes);
  if (census.valid === 0 && !census.hasUndefined) return { encoding: 'windows-1252', text: decodeWindows1252(bytes) };
  return { encoding: 'binary', text };
}

function decodeUtf16Record(bytes: Uint8Array, file: 'utf-16le' | 'utf-16be'): DecodedRecord {
  const text = decodeUtf16(bytes, file === 'utf-16be');
  const isExact = bytes.length % 2 === 0 && !LONE_SURROGATE.test(text);
  return isExact ? { encoding: file, text } : { encoding: 'binary', text: text.replace(LONE_SURROGATES, '\ufffd') };
}

function decodeWindows1252(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += STRETCH) {
    const units = new Uint16Array(Math.min(STRETCH, bytes.length - at));
    for (let unit = 0; unit < units.length; unit += 1) {
      const byte = bytes[at + unit] ?? 0;
      units[unit] = WINDOWS_1252[byte] ?? byte;
    }
    text += String.fromCharCode(...units);
  }
  return text;
}

function decodeUtf16(bytes: Uint8Array, isBigEndian: boolean): string {
  const low = isBigEndian ? 1 : 0;
  const units = new Uint16Array(bytes.length >> 1);
  for (let unit = 0; unit < units.length; unit += 1) {
    units[unit] = (bytes[2 * unit + low] ?? 0) | ((bytes[2 * unit + 1 - low] ?? 0) << 8);
  }
  let text = '';
  for (let at = 0; at < units.length; at += STRETCH) text += String.fromCharCode(...units.subarray(at, at + STRETCH));
  return bytes.length % 2 === 0 ? text : `${text}\ufffd`;
}

/** UTF-16 without a mark: text that is mostly ASCII has a zero in every second byte, always on the same side. */
function unmarkedUtf16(sample: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const pairs = Math.min(sample.length, UTF16_SAMPLE) >> 1;
  if (pairs === 0) return null;
  let even = 0;
  let odd = 0;
  for (let pair = 0; pair < pairs; pair += 1) {
    if (sample[2 * pair] === 0) even += 1;
    if (sample[2 * pair + 1] === 0) odd += 1;
  }
  if (odd > pairs * 0.4 && even < pairs * 0.05) return 'utf-16le';
  return even > pairs * 0.4 && odd < pairs * 0.05 ? 'utf-16be' : null;
}

interface Census {
  /** Whole multi-byte UTF-8 sequences. */
  readonly valid: number;
  /** Bytes that belong to none. */
  readonly invalid: number;
  /** True where one of them is undefined in Windows-1252. */
  readonly hasUndefined: boolean;
}

function countSequences(bytes: Uint8Array): Census {
  let valid = 0;
  let invalid = 0;
  let hasUndefined = false;
  for (let at = 0; at < bytes.length; ) {
    const byte = bytes[at] ?? 0;
    if (byte < 0x80) {
      at += 1;
      continue;
    }
    const length = byte >= 0xf0 && byte < 0xf5 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc2 ? 2 : 0;
    const continued = length > 0 && byte < 0xf5 ? continuationBytes(bytes, at, length) : 0;
    if (continued === length - 1) {
      valid += 1;
      at += length;
    } else if (continued > 0 && at + continued + 1 === bytes.length) {
      // Cut in the middle of a sequence by the end of the sample.
      at = bytes.length;
    } else {
      invalid += 1;
      hasUndefined ||= byte < 0xa0 && HIGH_CONTROLS[byte - 0x80] === 0;
      at += 1;
    }
  }
  return { valid, invalid, hasUndefined };
}

function continuationBytes(bytes: Uint8Array, at: number, length: number): number {
  let count = 0;
  while (count < length - 1 && ((bytes[at + count + 1] ?? 0) & 0xc0) === 0x80) count += 1;
  return count;
}
