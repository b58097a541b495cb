import { isZone } from '../entry/zone-offset';
import { ExpectedFailure } from '../failure/failure';
import { decodeText, detectEncoding } from '../records/decode';
import type { TextDecoding } from '../records/text-decoding';
import type { ReadingChoices, Recognition } from './reading-plan';
import { emptyRecognition } from './reading-sample';
import { recogniseCsv } from './recognise-csv';
import { recogniseJson } from './recognise-json';

/** The first bytes of a file; one megabyte is plenty. */
export interface FileSample {
  /** The name as the user knows it, for messages. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** True where the bytes are the whole file. */
  readonly isWhole: boolean;
}

/** A text with more control characters than this share of its first characters is none. */
const MOST_CONTROLS = 0.1;
const LOOKED_AT = 4000;

/**
 * Decides from a file's first bytes and the user's choices how it is read. Fails (ExpectedFailure) with `kind-unknown`
 * where the content fits no kind, or not the chosen one; with `mapping-invalid` where a mapping or a date order does not
 * fit; with `invalid-input` where the zone is none.
 */
export function recognise(sample: FileSample, choices: ReadingChoices, decoding: TextDecoding): Recognition {
  if (choices.zone !== null && !isZone(choices.zone)) {
    const hint = 'Use a name such as Europe/Berlin, UTC, or an offset such as +02:00.';
    throw new ExpectedFailure('invalid-input', `The time zone "${choices.zone}" is not known. ${hint}`);
  }
  const encoding = choices.encoding ?? detectEncoding(sample.bytes).encoding;
  const text = decodeText(sample.bytes, encoding, decoding).replace(/^\ufeff/, '');
  const read = { ...sample, text, encoding, choices, decoding };
  if (text.trim() === '') return emptyRecognition(read);
  if (!isText(text)) {
    throw new ExpectedFailure(
      'kind-unknown',
      `"${sample.name}" is no text, so it holds no audit log that can be read.`,
    );
  }
  return isJsonText(text) ? recogniseJson(read) : recogniseCsv(read);
}

function isText(text: string): boolean {
  const part = text.slice(0, LOOKED_AT);
  let controls = 0;
  for (let index = 0; index < part.length; index += 1) {
    const code = part.charCodeAt(index);
    if ((code < 0x20 && code !== 9 && code !== 10 && code !== 13 && code !== 0x1e) || code === 0xfffd) controls += 1;
  }
  return controls <= Math.max(2, part.length * MOST_CONTROLS);
}

/** JSON begins with a bracket; or most lines do, though the first is broken. */
function isJsonText(text: string): boolean {
  const start = text.replace(/^[\s\u0000\u001e]+/, '').charAt(0);
  if (start === '{' || start === '[') return true;
  const lines = text.split(/[\r\n]+/, 60).filter((line) => line.trim() !== '');
  const json = lines.filter((line) => /^\s*[[{]\s*["{\]}]/.test(line)).length;
  return json > 0 && json * 2 >= lines.length;
}
