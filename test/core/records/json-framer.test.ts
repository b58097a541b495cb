import type { FramedPiece, TextEncodingName } from '@core/records/framed-record';
import { createJsonFramer } from '@core/records/json-framer';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decoding } from '../platform';

interface Reading {
  readonly records: string[];
  readonly rejected: string[];
}

async function pieces(
  input: string | Uint8Array,
  chunk = 1 << 16,
  encoding: TextEncodingName = 'utf-8',
  maxRecordBytes?: number,
): Promise<FramedPiece[]> {
  const bytes = typeof input === 'string' ? Buffer.from(input) : input;
  async function* chunks(): AsyncIterable<Uint8Array> {
    for (let at = 0; at < bytes.length; at += chunk) yield bytes.slice(at, at + chunk);
  }
  const found: FramedPiece[] = [];
  for await (const batch of createJsonFramer({ encoding, decoding, maxRecordBytes }).frame(chunks())) {
    found.push(...batch);
  }
  for (const piece of found) {
    expect(Buffer.compare(bytes.subarray(piece.position, piece.position + piece.bytes.length), piece.bytes) === 0).toBe(
      true,
    );
  }
  return found;
}

async function read(input: string | Uint8Array, chunk?: number, encoding?: TextEncodingName): Promise<Reading> {
  const found = await pieces(input, chunk, encoding);
  return {
    records: found.filter((piece) => piece.kind === 'record').map((piece) => piece.text),
    rejected: found.filter((piece) => piece.kind === 'rejected').map((piece) => Buffer.from(piece.bytes).toString()),
  };
}

const only = (...records: string[]): Reading => ({ records, rejected: [] });

describe('shapes of files', () => {
  test.each([
    ['NDJSON', '{"a":1}\n{"a":2}\n', ['{"a":1}', '{"a":2}']],
    ['NDJSON with CRLF and blank lines', '\r\n{"a":1}\r\n\r\n{"a":2}', ['{"a":1}', '{"a":2}']],
    ['lines ended by CR alone', '{"a":1}\r{"a":2}\r', ['{"a":1}', '{"a":2}']],
    ['values one after the other', '{"a":1}{"a":2} {"a":3}', ['{"a":1}', '{"a":2}', '{"a":3}']],
    ['values separated by commas', '{"a":1},\n{"a":2},\n', ['{"a":1}', '{"a":2}']],
    ['JSON text sequences', '\u001e{"a":1}\n\u001e{"a":2}\n', ['{"a":1}', '{"a":2}']],
    ['one array', '[{"a":1}, {"a":2}]', ['{"a":1}', '{"a":2}']],
    ['several arrays', '[{"a":1}]\n[{"a":2}]', ['{"a":1}', '{"a":2}']],
    ['an array with a comma too many', '[{"a":1},]', ['{"a":1}']],
    ['one pretty object', '{\n  "a": {\n    "b": 1\n  }\n}\n', ['{\n  "a": {\n    "b": 1\n  }\n}']],
    ['Records', '{"Records":[{"eventID":"1"},{"eventID":"2"}]}', ['{"eventID":"1"}', '{"eventID":"2"}']],
    ['wrappers line by line', '{"Records":[{"e":1}]}\n{"Records":[{"e":2}]}', ['{"e":1}', '{"e":2}']],
    ['wrappers in an array', '[{"Records":[{"e":1}]},{"Records":[{"e":2}]}]', ['{"e":1}', '{"e":2}']],
    ['Records with no record', '{"Records":[]}', []],
    ['an empty array', ' [ ] ', []],
    [
      'LookupEvents',
      '{"Events":[{"EventId":"1","CloudTrailEvent":"{}"}],"NextToken":"x"}',
      ['{"EventId":"1","CloudTrailEvent":"{}"}'],
    ],
    ['Graph', '{"@odata.context":"c","value":[{"id":"1"}],"@odata.nextLink":"n"}', ['{"id":"1"}']],
    ['Lumu', '{"items":[{"id":"1"}],"paginationInfo":{"page":1},"timestamp":"t"}', ['{"id":"1"}']],
    ['an unknown list', '{"source":"x","tenantLogs":[{"a":1},{"a":2}]}', ['{"a":1}', '{"a":2}']],
    ['logs', '{"logs":[{"a":1}]}', ['{"a":1}']],
    ['events', '{"events":[{"a":1}],"nextToken":null}', ['{"a":1}']],
    ['a mark in front', '\ufeff{"a":1}', ['{"a":1}']],
    ['a mark between two files', '{"a":1}\n\ufeff{"a":2}', ['{"a":1}', '{"a":2}']],
  ])('%s', async (_, text, records) => {
    expect(await read(text)).toEqual(only(...records));
    expect(await read(text, 1)).toEqual(only(...records));
  });

  test.each([
    ['Google activity', '{"kind":"k","id":{"time":"t"},"actor":{"email":"e"},"events":[{"name":"n"}]}'],
    ['Okta entry', '{"uuid":"u","published":"p","actor":{},"target":[{"id":"1"}]}'],
    ['CloudTrail record', '{"eventID":"u","eventTime":"p","resources":[{"ARN":"1"}]}'],
    ['entry with items', '{"timestamp":"t","user":"u","items":[{"id":"1"}]}'],
    ['entry without lists', '{"a":[1,2],"b":["x"],"c":[]}'],
  ])('a record that holds a list is no wrapper: %s', async (_, text) => {
    expect(await read(text)).toEqual(only(text));
    expect(await read(`${text}\n${text}\n`)).toEqual(only(text, text));
    expect(await read(`[${text},${text}]`)).toEqual(only(text, text));
  });

  test('a wrapper too large to wait for is read as it comes', async () => {
    const record = `{"a":"${'x'.repeat(1000)}"}`;
    const text = `{"kind":"k","items":[${Array.from({ length: 6000 }, () => record).join(',')}],"etag":"${'y'.repeat(9000)}"}`;
    const found = await read(text);
    expect(found.records.length).toBe(6000);
    expect(found.rejected).toEqual([]);
  });
});

describe('broken files', () => {
  test.each([
    ['a line that is no JSON', '{"a":1}\nhello {"x":1}\n{"a":2}\n', ['{"a":1}', '{"a":2}'], ['hello {"x":1}']],
    ['a line cut in a string', '{"a":"x\n{"a":2}\n', ['{"a":2}'], ['{"a":"x']],
    ['a line cut in an object', '{"a":{"b":1\n{"a":2}\n{"a":3}', ['{"a":2}', '{"a":3}'], ['{"a":{"b":1']],
    ['a line cut before a value', '{"a":\n{"a":2}\n{"a":3}', ['{"a":2}', '{"a":3}'], ['{"a":']],
    ['the last line swallowed by one cut before', '{"a":\n{"a":2}', ['{"a":2}'], ['{"a":']],
    ['two broken lines', '{"a":\n{"b"\n{"a":3}', ['{"a":3}'], ['{"a":', '{"b"']],
    ['a bracket too many', '{"a":1}}\n{"a":2}', ['{"a":1}', '{"a":2}'], ['}']],
    ['garbage after an array', '[{"a":1}]]\nbye', ['{"a":1}'], [']', 'bye']],
    ['a cut end', '{"a":1}\n{"a":2', ['{"a":1}'], ['{"a":2']],
    ['a cut wrapper', '{"Records":[{"a":1},{"a":', ['{"a":1}'], ['{"a":']],
    ['scalars', '1\n"text"\nnull\n{"a":1}\n', ['{"a":1}'], ['1', '"text"', 'null']],
    ['scalars and lists in an array', '[1,"t",null,[2],{"a":1}]', ['{"a":1}'], ['1', '"t"', 'null', '[2]']],
    ['an empty object', '{}\n{ }\n{"a":1}', ['{"a":1}'], ['{}', '{ }']],
    ['a broken element', '[{"a":1},{"a":,"b":{"c":1}},{"a":3}]', ['{"a":1}', '{"a":3}'], ['{"a":,"b":{"c":1}}']],
    ['an element without its bracket', '[{"a":1},{"a":{"b":1},{"a":3}]', ['{"a":1}', '{"a":3}'], ['{"a":{"b":1}']],
    ['an element with a foreign bracket', '[{"a":1},{"a":[1},{"a":3}]', ['{"a":1}', '{"a":3}'], ['{"a":[1}']],
    [
      'an element broken in a pretty list',
      '[\n  {\n    "a": "x\n  },\n  {\n    "a": 2\n  }\n]',
      ['{\n    "a": 2\n  }'],
      ['{\n    "a": "x\n  }'],
    ],
    ['a line break inside a string of a list', '[{"a":"x\ny"},{"a":2}]', ['{"a":2}'], ['{"a":"x\ny"}']],
    ['NUL bytes at the end', '{"a":1}\n\u0000\u0000', ['{"a":1}'], ['\u0000\u0000']],
  ])('%s', async (_, text, records, rejected) => {
    expect(await read(text)).toEqual({ records, rejected });
    expect(await read(text, 1)).toEqual({ records, rejected });
  });

  test('a list that is not closed is reported, though no record is cut', async () => {
    const found = await pieces('{"Records":[{"a":1}');
    expect(found.map((piece) => [piece.kind, piece.bytes.length])).toEqual([
      ['record', 7],
      ['rejected', 0],
    ]);
  });

  test('a record beyond the limit is kept in pieces and the rest is read', async () => {
    const large = `{"a":"${'x'.repeat(5000)}"}`;
    const found = await pieces(`{"b":1}\n${large}\n{"c":1}\n`, 100, 'utf-8', 1000);
    expect(found.filter((piece) => piece.kind === 'record').map((piece) => piece.text)).toEqual(['{"b":1}', '{"c":1}']);
    const rejected = found.filter((piece) => piece.kind === 'rejected');
    expect(Buffer.concat(rejected.map((piece) => piece.bytes)).toString()).toBe(large);
  });
});

describe('encodings', () => {
  const text = '{"a":"é€ "}\r\n{"time":1,"b":[{"c":"日本"}]}\r\n';
  const records = ['{"a":"é€ "}', '{"time":1,"b":[{"c":"日本"}]}'];

  test('UTF-16 little endian, with a mark, cut anywhere', async () => {
    const bytes = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
    for (const size of [1, 3, 4096]) expect((await read(bytes, size, 'utf-16le')).records).toEqual(records);
  });

  test('UTF-16 big endian', async () => {
    const bytes = Buffer.from(text, 'utf16le').swap16();
    for (const size of [1, 3, 4096]) expect((await read(bytes, size, 'utf-16be')).records).toEqual(records);
    const found = await pieces(bytes, 7, 'utf-16be');
    expect(found.map((piece) => piece.kind === 'record' && piece.encoding)).toEqual(['utf-16be', 'utf-16be']);
  });

  test('Windows-1252', async () => {
    const bytes = Buffer.from([...Buffer.from('{"a":"caf'), 0xe9, 0x80, ...Buffer.from('"}\n{"a":"plain"}')]);
    const found = await pieces(bytes, 4, 'windows-1252');
    expect(found.map((piece) => piece.kind === 'record' && [piece.text, piece.encoding])).toEqual([
      ['{"a":"café€"}', 'windows-1252'],
      ['{"a":"plain"}', 'utf-8'],
    ]);
  });

  test('a record whose bytes are no text stays exact, beside records that are', async () => {
    const bytes = Buffer.concat([
      Buffer.from('{"a":"é"}\n{"a":"é'),
      Buffer.from([0xff, 0x81]),
      Buffer.from('"}\n{"a":"x'),
      Buffer.from([0xe9]),
      Buffer.from('"}\n'),
    ]);
    const found = await pieces(bytes);
    expect(found.map((piece) => piece.kind === 'record' && [piece.text, piece.encoding])).toEqual([
      ['{"a":"é"}', 'utf-8'],
      ['{"a":"é\ufffd\ufffd"}', 'binary'],
      ['{"a":"xé"}', 'windows-1252'],
    ]);
  });
});

describe('extremes', () => {
  test('nesting of 10,000', async () => {
    const deep = `{"a":${'['.repeat(10_000)}${']'.repeat(10_000)}}`;
    expect(await read(`${deep}\n${deep}`, 777)).toEqual(only(deep, deep));
  });

  test('a record of 30 MB', async () => {
    const large = `{"a":"${'x'.repeat(30_000_000)}"}`;
    const found = await pieces(`{"Records":[${large},{"b":1}]}`);
    expect(found.map((piece) => piece.bytes.length)).toEqual([large.length, 7]);
  });

  test('escapes at every cut', async () => {
    const text = '{"a\\"":"\\\\","b":"\\\\\\"}{","c":"\\u005c\\""}';
    for (let size = 1; size < 8; size += 1) expect(await read(text + text, size)).toEqual(only(text, text));
  });
});

test('any chunking gives the same pieces', async () => {
  const part = fc.oneof(
    fc.json({ maxDepth: 3 }),
    fc
      .array(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 2 })), { maxLength: 3 })
      .map((list) => JSON.stringify({ Records: list })),
    fc.string(),
    fc.constantFrom('{"a":', '[', ']', '}', '"', '\\', '\n', '\r\n', '  ', ',', '\u0000', '\ufeff', '{"a":"x\n'),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(part, { maxLength: 8 }), fc.integer({ min: 1, max: 9 }), async (parts, size) => {
      const text = parts.join('');
      const plain = (found: FramedPiece[]) => found.map((piece) => ({ ...piece, bytes: Buffer.from(piece.bytes) }));
      expect(plain(await pieces(text, size))).toEqual(plain(await pieces(text)));
    }),
    { numRuns: 500 },
  );
});
