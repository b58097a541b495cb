/** One way in which a value was written, in the order of taking it apart. */
export const DECODINGS = [
  'jwt',
  'base64',
  'base64url',
  'hex',
  'url',
  'form',
  'gzip',
  'deflate',
  'utf-16',
  'json',
  'xml',
  'binary',
] as const;
export type Decoding = (typeof DECODINGS)[number];

/** A piece of what a value holds. */
export interface DecodedPart {
  readonly role: 'value' | 'header' | 'payload' | 'signature';
  readonly text: string;
  readonly language: 'json' | 'plaintext';
  /** Of the decoded bytes, before they were made readable. */
  readonly bytes: number;
  /** True where `text` shows the beginning of these only. */
  readonly isCut: boolean;
}

export interface DecodedValue {
  readonly steps: readonly Decoding[];
  /** At least one. */
  readonly parts: readonly DecodedPart[];
}

/** UTF-16 code units of a value that is decoded at once, and what is shown of one. */
export const LONGEST_ENCODED = 8_000_000;
export const LONGEST_DECODED = 2_000_000;
/** Bytes that come out of a compressed value at most: a small one can hold gigabytes. */
export const MOST_INFLATED = 4_000_000;
/** Bytes of a hex dump. */
export const MOST_DUMPED = 16_384;
