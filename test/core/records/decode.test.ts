import { decodeRecord, decodeText, detectEncoding } from '@core/records/decode';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decoding } from '../platform';

const bytesOf = (...parts: (string | number[])[]): Uint8Array =>
  new Uint8Array(Buffer.concat(parts.map((part) => Buffer.from(part as string))));

describe("a file's encoding", () => {
  test.each([
    ['a UTF-8 mark', bytesOf([0xef, 0xbb, 0xbf], '{}'), 'utf-8', 3],
    ['a UTF-16 mark', bytesOf([0xff, 0xfe, 0x7b, 0]), 'utf-16le', 2],
    ['a big-endian mark', bytesOf([0xfe, 0xff, 0, 0x7b]), 'utf-16be', 2],
    ['UTF-16 without a mark', new Uint8Array(Buffer.from('{"a":1}', 'utf16le')), 'utf-16le', 0],
    ['big-endian without a mark', new Uint8Array(Buffer.from('{"a":1}', 'utf16le').swap16()), 'utf-16be', 0],
    ['ASCII', bytesOf('{"a":1}'), 'utf-8', 0],
    ['UTF-8', bytesOf('{"a":"é€😀"}'), 'utf-8', 0],
    ['UTF-8 cut in a character', bytesOf('{"a":"é€😀"}').subarray(0, 9), 'utf-8', 0],
    ['Windows-1252', bytesOf('{"a":"', [0xe9, 0x80], '"}'), 'windows-1252', 0],
    ['UTF-8 with one broken character', bytesOf('{"a":"éé', [0xff], '"}'), 'utf-8', 0],
    ['nothing', new Uint8Array(0), 'utf-8', 0],
  ])('%s', (_, bytes, encoding, byteOrderMark) => {
    expect(detectEncoding(bytes)).toEqual({ encoding, byteOrderMark });
  });
});

test('Windows-1252 reads as the platform reads it', () => {
  const all = Uint8Array.from({ length: 256 }, (_, byte) => byte);
  const expected = new TextDecoder('windows-1252').decode(all);
  const isTrue1252 = expected.charCodeAt(0x80) === 0x20ac;
  expect(isTrue1252 ? decodeText(all, 'windows-1252', decoding) : expected).toBe(expected);
  expect(decodeText(bytesOf([0x80, 0x9f, 0xff]), 'windows-1252', decoding)).toBe('€Ÿÿ');
});

test('any text comes back from UTF-16, and is called text only where it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const little = new Uint8Array(Buffer.from(text, 'utf16le'));
      const big = new Uint8Array(Buffer.from(text, 'utf16le').swap16());
      expect(decodeRecord(little, 'utf-16le', decoding)).toEqual({ encoding: 'utf-16le', text });
      expect(decodeRecord(big, 'utf-16be', decoding)).toEqual({ encoding: 'utf-16be', text });
    }),
  );
  expect(decodeRecord(bytesOf([0x00, 0xd8, 0x61, 0]), 'utf-16le', decoding)).toEqual({
    encoding: 'binary',
    text: '\ufffda',
  });
  expect(decodeRecord(bytesOf([0x61, 0, 0x62]), 'utf-16le', decoding)).toEqual({ encoding: 'binary', text: 'a\ufffd' });
});

test('what is called UTF-8 is valid, so its text gives its bytes back', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      const decoded = decodeRecord(bytes, 'utf-8', decoding);
      const again = decoding.encodeUtf8(decoded.text);
      expect(Buffer.compare(again, bytes) === 0).toBe(decoded.encoding === 'utf-8');
    }),
  );
});
