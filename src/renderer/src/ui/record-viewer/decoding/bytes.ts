import { MOST_DUMPED, MOST_INFLATED } from './decoded';

const BASE64 = /^[A-Za-z0-9+/_-]+={0,2}$/;
const HEX = /^(?:0x)?(?:[0-9a-fA-F]{2})+$/;

/** The bytes of base64 or base64url, with or without padding and line ends; null where the text is neither. */
export function bytesOfBase64(text: string): Uint8Array<ArrayBuffer> | null {
  const plain = text.replaceAll(/[\r\n\t ]+/g, '');
  if (!BASE64.test(plain)) return null;
  const bare = plain.replace(/=+$/, '');
  if (bare.length % 4 === 1 || (/[+/]/.test(bare) && /[-_]/.test(bare))) return null;
  try {
    const binary = atob(bare.replaceAll('-', '+').replaceAll('_', '/'));
    return Uint8Array.from(binary, (sign) => sign.charCodeAt(0));
  } catch {
    return null;
  }
}

export function bytesOfHex(text: string): Uint8Array<ArrayBuffer> | null {
  if (!HEX.test(text)) return null;
  const digits = text.startsWith('0x') ? text.slice(2) : text;
  const bytes = new Uint8Array(digits.length / 2);
  for (let at = 0; at < bytes.length; at += 1) bytes[at] = Number.parseInt(digits.slice(at * 2, at * 2 + 2), 16);
  return bytes;
}

export interface BytesAsText {
  readonly text: string;
  readonly isUtf16: boolean;
}

/** Bytes as the text that they are: UTF-8, or UTF-16 as Windows writes it; null where they are none. */
export function textOfBytes(bytes: Uint8Array): BytesAsText | null {
  if (looksLikeUtf16(bytes)) {
    const text = decoded(bytes, 'utf-16le');
    if (text !== null && isReadable(text)) return { text, isUtf16: true };
  }
  const text = decoded(bytes, 'utf-8');
  return text !== null && isReadable(text) ? { text, isUtf16: false } : null;
}

function decoded(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Text of western languages has a zero in every second byte. */
function looksLikeUtf16(bytes: Uint8Array): boolean {
  if (bytes.length < 4 || bytes.length % 2 !== 0) return false;
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return true;
  const sample = bytes.subarray(0, 400);
  let zeros = 0;
  for (let at = 1; at < sample.length; at += 2) if (sample[at] === 0) zeros += 1;
  return zeros > (sample.length / 2) * 0.7;
}

/** Control signs other than tabs and line ends stand in no text that is worth reading. */
function isReadable(text: string): boolean {
  if (text === '') return false;
  const sample = text.slice(0, 4000);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
  const odd = sample.match(/[\u0000-\u0008\u000e-\u001a\u001c-\u001f\u007f-\u009f]/g)?.length ?? 0;
  return odd <= sample.length * 0.02;
}

export interface Inflated {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly isCut: boolean;
  readonly how: 'gzip' | 'deflate';
}

/** Takes compressed bytes apart, as far as `MOST_INFLATED`; null where they are not compressed, or broken from the start. */
export async function inflate(bytes: Uint8Array<ArrayBuffer>): Promise<Inflated | null> {
  const [first, second = 0] = bytes;
  if (first === 0x1f && second === 0x8b) return inflateAs(bytes, 'gzip');
  // The header of zlib is a multiple of 31; without one (SAML's redirects) only trying tells.
  const isZlib = first === 0x78 && (0x78 * 256 + second) % 31 === 0;
  return inflateAs(bytes, isZlib ? 'deflate' : 'deflate-raw');
}

async function inflateAs(
  bytes: Uint8Array<ArrayBuffer>,
  format: 'gzip' | 'deflate' | 'deflate-raw',
): Promise<Inflated | null> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  let isCut = false;
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream(format)).getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      chunks.push(value);
      length += value.byteLength;
      if (length < MOST_INFLATED) continue;
      isCut = true;
      await reader.cancel();
      break;
    }
  } catch {
    // Broken within: what came before is worth reading, but not where there was no header to trust.
    if (format === 'deflate-raw' || length === 0) return null;
    isCut = true;
  }
  if (length === 0) return null;
  return { bytes: joined(chunks, length), isCut, how: format === 'gzip' ? 'gzip' : 'deflate' };
}

function joined(chunks: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(Math.min(length, MOST_INFLATED));
  let at = 0;
  for (const chunk of chunks) {
    const rest = chunk.subarray(0, all.length - at);
    all.set(rest, at);
    at += rest.length;
  }
  return all;
}

/** Bytes as a person looks at them: place, hexadecimal digits, signs of ASCII. */
export function hexDump(bytes: Uint8Array): string {
  const shown = bytes.subarray(0, MOST_DUMPED);
  const lines: string[] = [];
  for (let at = 0; at < shown.length; at += 16) {
    const row = [...shown.subarray(at, at + 16)];
    const digits = row.map((byte) => byte.toString(16).padStart(2, '0'));
    const left = digits.slice(0, 8).join(' ');
    const right = digits.slice(8).join(' ');
    const signs = row.map((byte) => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '.')).join('');
    lines.push(`${at.toString(16).padStart(8, '0')}  ${left.padEnd(23)}  ${right.padEnd(23)}  ${signs}`);
  }
  return lines.join('\n');
}
