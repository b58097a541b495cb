import { isJson, prettyJson } from '@core/records/compact-json';
import { prettyXml } from '../../pretty-xml';
import { bytesOfBase64, bytesOfHex, hexDump, inflate, textOfBytes } from './bytes';
import {
  type DecodedPart,
  type DecodedValue,
  type Decoding,
  LONGEST_DECODED,
  LONGEST_ENCODED,
  MOST_DUMPED,
} from './decoded';

/** Shells within shells: a value that never comes to an end is left where it is. */
const MOST_STEPS = 6;
/** Shorter texts are words that happen to fit. */
const SHORTEST = 8;
const JWT = /^(?:Bearer\s+)?([\w-]{8,})\.([\w-]+)\.([\w-]*)(?:\.([\w-]+)\.([\w-]+))?$/;
const DATA_ADDRESS = /^data:[^,]{0,200};base64,/;
const INDENT = 2;

/** What a text was made into by one step. */
type Stepped =
  | {
      readonly kind: 'text';
      readonly step: Decoding;
      readonly text: string;
      readonly bytes?: number;
      readonly isCut?: boolean;
    }
  | { readonly kind: 'parts'; readonly step: Decoding; readonly parts: readonly DecodedPart[] }
  | {
      readonly kind: 'inner';
      readonly steps: readonly Decoding[];
      readonly text: string;
      readonly bytes: number;
      readonly isCut: boolean;
    };

/**
 * Takes a value apart as far as it goes: base64, hexadecimal digits, percent signs, compression, tokens, JSON and XML
 * within a string. Nothing is run, loaded or trusted. Null where it is no more than what it says, or longer than
 * `LONGEST_ENCODED`.
 */
export async function decodeValue(value: string): Promise<DecodedValue | null> {
  if (value.length > LONGEST_ENCODED) return null;
  const steps: Decoding[] = [];
  let text = value.trim();
  let bytes = utf8Length(text);
  let isCut = false;
  while (steps.length < MOST_STEPS) {
    const stepped = await stepOf(text);
    if (stepped === null) break;
    if (stepped.kind === 'parts') return { steps: [...steps, stepped.step], parts: stepped.parts };
    if (stepped.kind === 'inner') {
      steps.push(...stepped.steps);
      text = stepped.text;
      bytes = stepped.bytes;
      isCut ||= stepped.isCut;
      continue;
    }
    steps.push(stepped.step);
    text = stepped.text;
    bytes = stepped.bytes ?? (stepped.step === 'json' || stepped.step === 'xml' ? bytes : utf8Length(text));
    if (stepped.step === 'json' || stepped.step === 'xml' || stepped.step === 'form') break;
  }
  if (steps.length === 0) return null;
  return { steps, parts: [partOf('value', text, { bytes, isCut, isJson: steps.at(-1) === 'json' })] };
}

/** Whether there may be something to decode, told at once; `decodeValue` knows for certain. */
export function mayDecode(value: string): boolean {
  if (value.length < SHORTEST || value.length > LONGEST_ENCODED) return false;
  const start = value.slice(0, 400).trim();
  if (JWT.test(value) || /^[<{["]/.test(start) || /%[0-9a-fA-F]{2}/.test(start) || DATA_ADDRESS.test(start))
    return true;
  const bare = start.replaceAll(/[\r\n]/g, '');
  if (/^(?:0x)?[0-9a-fA-F]+$/.test(bare)) return bare.length >= 16;
  return /^[A-Za-z0-9+/_-]{16,}={0,2}$/.test(bare) && /[0-9+/_=-]|[a-z][A-Z]/.test(bare);
}

async function stepOf(text: string): Promise<Stepped | null> {
  if (text.length < 2) return null;
  const token = jwtParts(text);
  if (token !== null) return { kind: 'parts', step: 'jwt', parts: token };
  if (/^[{[]/.test(text) && isJson(text)) return { kind: 'text', step: 'json', text: prettyJson(text, INDENT) };
  if (text.startsWith('"') && isJson(text)) {
    const inner = String(JSON.parse(text));
    return { kind: 'inner', steps: ['json'], text: inner, bytes: utf8Length(inner), isCut: false };
  }
  if (/^<[?!A-Za-z]/.test(text) && text.endsWith('>')) return { kind: 'text', step: 'xml', text: prettyXml(text) };
  return urlStep(text) ?? (await bytesStep(text));
}

/** Percent signs; the pairs of a form each on a line. */
function urlStep(text: string): Stepped | null {
  if (!/%[0-9a-fA-F]{2}/.test(text)) return null;
  const pairs = /^[^\s=&]+=[^\s&]*(?:&[^\s&]*)*$/.test(text) ? text.split('&') : null;
  try {
    if (pairs === null) return { kind: 'text', step: 'url', text: decodeURIComponent(text) };
    const plain = (part: string): string => decodeURIComponent(part.replaceAll('+', ' '));
    const lines = pairs.map((pair) => {
      const at = pair.indexOf('=');
      return at < 0 ? plain(pair) : `${plain(pair.slice(0, at))} = ${plain(pair.slice(at + 1))}`;
    });
    return { kind: 'text', step: 'form', text: lines.join('\n') };
  } catch {
    return null;
  }
}

async function bytesStep(text: string): Promise<Stepped | null> {
  if (text.length < SHORTEST) return null;
  const address = DATA_ADDRESS.exec(text)?.[0] ?? '';
  const hex = bytesOfHex(text);
  if (hex !== null) {
    // Digests and ids are digits too: only what reads as text was written to be read.
    const read = textOfBytes(hex);
    return read === null || hex.length < 4 ? null : { kind: 'text', step: 'hex', text: read.text, bytes: hex.length };
  }
  if (address === '' && text.replaceAll(/\s/g, '').length < 16) return null;
  const bytes = bytesOfBase64(text.slice(address.length));
  if (bytes === null) return null;
  const step: Decoding = /[-_]/.test(text.slice(address.length)) ? 'base64url' : 'base64';
  return (await readBytes(step, bytes)) ?? binaryStep(step, bytes, address !== '' || looksEncoded(text));
}

async function readBytes(step: Decoding, bytes: Uint8Array<ArrayBuffer>): Promise<Stepped | null> {
  const read = textOfBytes(bytes);
  if (read !== null) {
    const steps = read.isUtf16 ? [step, 'utf-16' as const] : [step];
    return { kind: 'inner', steps, text: read.text.trim(), bytes: bytes.length, isCut: false };
  }
  const inflated = await inflate(bytes);
  if (inflated === null) return null;
  const inner = textOfBytes(inflated.isCut ? untilWholeSign(inflated.bytes) : inflated.bytes);
  if (inner !== null) {
    const { text } = inner;
    return { kind: 'inner', steps: [step, inflated.how], text, bytes: inflated.bytes.length, isCut: inflated.isCut };
  }
  if (inflated.how === 'deflate' && bytes[0] !== 0x78) return null;
  return { kind: 'parts', step, parts: [dumpOf(inflated.bytes)] };
}

/** Bytes that say nothing by themselves are shown only where the text was surely encoded. */
function binaryStep(step: Decoding, bytes: Uint8Array, isSure: boolean): Stepped | null {
  return isSure ? { kind: 'parts', step, parts: [dumpOf(bytes)] } : null;
}

const looksEncoded = (text: string): boolean =>
  text.length >= 24 &&
  /[A-Z]/.test(text) &&
  /[a-z]/.test(text) &&
  /[0-9]/.test(text) &&
  (/[+/=]/.test(text) || text.length >= 40);

/** The three parts of a JSON Web Token, or the header of an encrypted one. The signature is told, and not verified. */
function jwtParts(text: string): readonly DecodedPart[] | null {
  const match = JWT.exec(text);
  const [, head = '', body = '', signature = '', sealed] = match ?? [];
  const header = match === null ? null : jsonOf(head);
  if (header === null) return null;
  const first = partOf('header', prettyJson(header, INDENT), { bytes: utf8Length(header), isCut: false, isJson: true });
  if (sealed !== undefined) return [first];
  const payload = jsonOf(body);
  if (payload === null) return null;
  const second = partOf('payload', prettyJson(payload, INDENT), {
    bytes: utf8Length(payload),
    isCut: false,
    isJson: true,
  });
  const sign = bytesOfBase64(signature);
  return sign === null ? [first, second] : [first, second, { ...dumpOf(sign), role: 'signature' }];
}

function jsonOf(part: string): string | null {
  const bytes = bytesOfBase64(part);
  const read = bytes === null ? null : textOfBytes(bytes);
  return read !== null && read.text.trimStart().startsWith('{') && isJson(read.text) ? read.text : null;
}

function partOf(
  role: DecodedPart['role'],
  text: string,
  { bytes, isCut, isJson: json }: { readonly bytes: number; readonly isCut: boolean; readonly isJson: boolean },
): DecodedPart {
  const isLong = text.length > LONGEST_DECODED;
  return {
    role,
    text: isLong ? text.slice(0, LONGEST_DECODED) : text,
    language: json ? 'json' : 'plaintext',
    bytes,
    isCut: isCut || isLong,
  };
}

const dumpOf = (bytes: Uint8Array): DecodedPart => ({
  role: 'value',
  text: hexDump(bytes),
  language: 'plaintext',
  bytes: bytes.length,
  isCut: bytes.length > MOST_DUMPED,
});

/** Without the piece of a sign that the cut left at the end of UTF-8. */
function untilWholeSign(bytes: Uint8Array): Uint8Array {
  let end = bytes.length;
  while (end > 0 && bytes.length - end < 3 && ((bytes[end - 1] ?? 0) & 0xc0) === 0x80) end -= 1;
  return ((bytes[end - 1] ?? 0) & 0xc0) === 0xc0 ? bytes.subarray(0, end - 1) : bytes;
}

const utf8Length = (text: string): number => new TextEncoder().encode(text).length;
