/**
 * What core needs of the platform to turn bytes into text and back; every other encoding is read by core itself.
 * In Node: `TextDecoder('utf-8', { ignoreBOM: true })`, `buffer.isUtf8`, `TextEncoder`.
 */
export interface TextDecoding {
  /** Never fails: invalid sequences become U+FFFD. A byte order mark stays in the text as U+FEFF. */
  decodeUtf8(bytes: Uint8Array): string;
  isUtf8(bytes: Uint8Array): boolean;
  /** One code unit a byte, whatever the bytes are: places in the text are places in the bytes. */
  decodeLatin1(bytes: Uint8Array): string;
  /** Lone surrogates become U+FFFD. */
  encodeUtf8(text: string): Uint8Array;
}
