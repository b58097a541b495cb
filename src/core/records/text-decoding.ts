/**
 * What core needs of the platform to turn bytes into text and back; every other encoding is read by core itself.
 * In Node: `TextDecoder('utf-8', { ignoreBOM: true })`, `buffer.isUtf8`, `TextEncoder`.
 */
export interface TextDecoding {
  /** Never fails: invalid sequences become U+FFFD. A byte order mark stays in the text as U+FEFF. */
  decodeUtf8(bytes: Uint8Array): string;
  isUtf8(bytes: Uint8Array): boolean;
  /** Lone surrogates become U+FFFD. */
  encodeUtf8(text: string): Uint8Array;
}
