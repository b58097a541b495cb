import { deflateRawSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { decodeValue, mayDecode } from '../../../src/renderer/src/ui/record-viewer/decoding/decode-value';

const base64 = (text: string | Uint8Array): string => Buffer.from(text).toString('base64');
const base64url = (text: string): string => Buffer.from(text).toString('base64url');

const XML = '<log><step at="1">Started</step></log>';
const PRETTY_XML = '<log>\n  <step at="1">Started</step>\n</log>';

describe('a value taken apart', () => {
  test.each([
    ['base64 of text', base64('The report was not sent'), ['base64'], 'The report was not sent'],
    ['base64url of text', base64url('subjects?_d=1&äöü~~>>'), ['base64url'], 'subjects?_d=1&äöü~~>>'],
    ['base64 of JSON', base64('{"a":12345678901234567890}'), ['base64', 'json'], '{\n  "a": 12345678901234567890\n}'],
    ['base64 of XML', base64(XML), ['base64', 'xml'], PRETTY_XML],
    ['gzip', base64(gzipSync(XML)), ['base64', 'gzip', 'xml'], PRETTY_XML],
    ['a SAML redirect', base64(deflateRawSync(XML)), ['base64', 'deflate', 'xml'], PRETTY_XML],
    ['a PowerShell command', base64(Buffer.from('Get-Process', 'utf16le')), ['base64', 'utf-16'], 'Get-Process'],
    ['percent signs', 'caf%C3%A9%20%2F%20bar', ['url'], 'café / bar'],
    ['a form', 'user=J%C3%B6rg&q=a+b&flag', ['form'], 'user = Jörg\nq = a b\nflag'],
    ['JSON within JSON', '"{\\"a\\":1}"', ['json', 'json'], '{\n  "a": 1\n}'],
    ['hexadecimal digits', Buffer.from('readable text').toString('hex'), ['hex'], 'readable text'],
    ['an address of data', `data:text/plain;base64,${base64('hi')}`, ['base64'], 'hi'],
  ])('%s', async (_, value, steps, text) => {
    const decoded = await decodeValue(value);
    expect([decoded?.steps, decoded?.parts.map((part) => part.text), mayDecode(value)]).toEqual([steps, [text], true]);
  });

  test('a token has its header, its payload and its signature, which nobody has verified', async () => {
    const token = `${base64url('{"alg":"none","typ":"JWT"}')}.${base64url('{"sub":"x","iat":1795226412}')}.c2lnbmF0dXJl`;
    const decoded = await decodeValue(`Bearer ${token}`);
    expect([decoded?.steps, decoded?.parts.map(({ role, text }) => [role, text])]).toEqual([
      ['jwt'],
      [
        ['header', '{\n  "alg": "none",\n  "typ": "JWT"\n}'],
        ['payload', '{\n  "sub": "x",\n  "iat": 1795226412\n}'],
        ['signature', `00000000  73 69 67 6e 61 74 75 72  65${' '.repeat(23)}signature`],
      ],
    ]);
  });

  test('bytes that are no text are shown as digits, with how many there are', async () => {
    const bytes = Uint8Array.from({ length: 40_000 }, (_, at) => (at * 7919) % 256);
    const [part] = (await decodeValue(base64(bytes)))?.parts ?? [];
    expect([part?.bytes, part?.isCut, part?.text.split('\n').length]).toEqual([40_000, true, 1024]);
  });

  test.each([
    'administrator',
    'web1.example.com',
    '2026-11-21T02:00:12Z',
    'd41d8cd98f00b204e9800998ecf8427e',
    '0f8fad5b-d9cb-469f-a165-70867728950e',
    '100%',
    'a%ZZb',
    '{"a":1',
    '<not xml',
    '',
    '12345678901234567890',
    'DailyReportGenerator',
    'NoSignature.Parts.x',
  ])('%j is what it says', async (value) => {
    expect(await decodeValue(value)).toBeNull();
  });

  test('a bomb is let out as far as there is room, and the rest is said to be missing', async () => {
    const bomb = base64(gzipSync(Buffer.alloc(40_000_000, 'a')));
    const [part] = (await decodeValue(bomb))?.parts ?? [];
    expect([part?.text.length, part?.isCut, part?.bytes]).toEqual([2_000_000, true, 4_000_000]);
  });

  test('shells within shells are taken off up to a point', async () => {
    let value = 'the innermost text of all';
    for (let depth = 0; depth < 12; depth += 1) value = base64(value);
    expect((await decodeValue(value))?.steps).toHaveLength(6);
  });

  test('hostile values of a million characters come to an end', async () => {
    const length = 1_000_000;
    const hostile = [
      '='.repeat(length),
      `${'a'.repeat(length)}.${'b'.repeat(length)}`,
      `a=${'&b'.repeat(length / 2)} %20`,
      '['.repeat(100_000),
      `${'A'.repeat(length)}!`,
      '%'.repeat(length),
      '\u0000\u202e'.repeat(length / 2),
      `"${'\\'.repeat(length)}`,
    ];
    const found: unknown[] = [];
    for (const value of hostile) {
      mayDecode(value);
      found.push((await decodeValue(value))?.steps.length ?? null);
    }
    // Only the form's text is one; the rest is what it says.
    expect(found).toEqual([null, null, 1, null, null, null, null, null]);
  });

  test('a value that is too long to decode at once is left alone', async () => {
    const value = 'QUFB'.repeat(2_100_000);
    expect([mayDecode(value), await decodeValue(value)]).toEqual([false, null]);
  });
});
