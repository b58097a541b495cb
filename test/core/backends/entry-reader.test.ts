import { createHash } from 'node:crypto';
import { createEntryReader } from '@core/backends/entry-reader';
import type { GenericMapping } from '@core/backends/generic-mapping';
import { NO_CHOICES, type ReadingPlan } from '@core/backends/reading-plan';
import { recognise } from '@core/backends/recognise';
import type { FramedRecord } from '@core/records/framed-record';
import { describe, expect, test } from 'vitest';
import { decoding, digest } from '../platform';
import { readFile } from './read-file';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const record = (text: string): FramedRecord => {
  const bytes = new Uint8Array(Buffer.from(text));
  return { kind: 'record', position: 0, bytes, encoding: 'utf-8', text };
};
const planOf = (text: string, choices = {}): ReadingPlan =>
  recognise({ name: 'x', bytes: record(text).bytes, isWhole: true }, { ...NO_CHOICES, ...choices }, decoding).plan;
const ENTRY =
  '{"eventVersion":"1","eventID":"e1","eventTime":"2026-10-01T08:14:03Z","eventSource":"s","eventName":"n","awsRegion":"r","userIdentity":{}}';

describe('what is kept', () => {
  test('raw is the exact slice of a wrapper, hashed', async () => {
    const inner = ENTRY.replace('"n"', '"ñ  \\u00e9"').replace('{"eventV', '{ "eventV');
    const file = `{"rule":"é","log" :  ${inner} ,"file":"y"}\n`;
    for (const encoding of ['utf8', 'utf16le', 'latin1'] as const) {
      const bytes = Buffer.from(file, encoding);
      const read = await readFile(new Uint8Array(bytes));
      const [entry] = read.entries;
      expect(read.recognition.plan).toMatchObject({ kind: 'cloudtrail', recordPlace: '/log' });
      expect(Buffer.compare(entry?.raw ?? new Uint8Array(), Buffer.from(inner, encoding))).toBe(0);
      expect(hex(entry?.sha256 ?? new Uint8Array())).toBe(
        createHash('sha256').update(Buffer.from(inner, encoding)).digest('hex'),
      );
      expect(entry?.columns.task).toBe('ñ  é');
      expect(entry?.identity.length).toBe(16);
    }
  });

  test('a record that was JSON text in a string is kept as its decoded text', async () => {
    const read = await readFile(`${JSON.stringify({ meta: 1, message: ENTRY })}\n`);
    expect(read.recognition.plan.recordPlace).toBe('/message');
    expect(Buffer.from(read.entries[0]?.raw ?? []).toString()).toBe(ENTRY);
  });

  test('bytes that are no text stay exact within a wrapper', async () => {
    const [before, after] = ENTRY.split('"n"').map((part) => Buffer.from(part));
    const inner = Buffer.concat([
      before ?? Buffer.alloc(0),
      Buffer.from([0x22, 0xc3, 0xa9, 0xff, 0x81, 0x22]),
      after ?? Buffer.alloc(0),
    ]);
    const file = Buffer.concat([Buffer.from(`{"log":${ENTRY}}\n{"x":"é","log":`), inner, Buffer.from('}\n')]);
    const read = await readFile(new Uint8Array(file));
    expect(read.entries[1]?.encoding).toBe('binary');
    expect(Buffer.compare(read.entries[1]?.raw ?? new Uint8Array(), inner)).toBe(0);
    expect(read.entries[1]?.columns.task).toBe('é\ufffd\ufffd');
  });

  test('search text is kept where escapes or an encoding hide characters', async () => {
    const escaped = await readFile(
      '{"eventID":"1","eventTime":"t","eventName":"caf\\u00e9","userIdentity":{"userName":"a\\nb"}}',
    );
    expect(escaped.entries[0]?.searchText).toBe('1\nt\ncafé\na\nb');
    expect((await readFile(ENTRY)).entries[0]?.searchText).toBeNull();
    const wide = await readFile(new Uint8Array(Buffer.from(ENTRY, 'utf16le')));
    expect(wide.entries[0]?.searchText).toBe(ENTRY);
  });

  test('a stored record reads again to the same columns and identity', async () => {
    const file = `{"log":${ENTRY}}\n`;
    const read = await readFile(file);
    const [entry] = read.entries;
    const reader = createEntryReader(read.recognition.plan, { digest, decoding });
    const stored = { bytes: entry?.raw ?? new Uint8Array(), encoding: 'utf-8' as const, position: 0 };
    expect(reader.readStored(stored)).toEqual({ kind: 'entries', entries: [entry] });
  });
});

describe('what is rejected, with all that the file had of it', () => {
  test.each([
    ['{"rule":1}', 'There is no record at /log.'],
    ['{"log":null}', 'This is no JSON object, so it holds no record.'],
    ['{"log":{}}', 'The object is empty, so it holds no record.'],
    ['{"log":[1]}', 'This is no JSON object, so it holds no record.'],
    ['{"log":"text"}', 'This is no valid JSON:'],
    ['{"log":{"a":01}}', 'This is no valid JSON:'],
  ])('%s', (text, reason) => {
    const plan = { ...planOf(`{"log":${ENTRY}}`), recordPlace: '/log' };
    const outcome = createEntryReader(plan, { digest, decoding }).read(record(text));
    expect(outcome).toMatchObject({ kind: 'rejected', bytes: record(text).bytes });
    expect(outcome.kind === 'rejected' && outcome.reason.startsWith(reason)).toBe(true);
  });

  test('a record whose inner JSON is broken', async () => {
    const text =
      '{"Events":[{"EventId":"1","CloudTrailEvent":"{\\"eventID\\":"},{"EventId":"2","CloudTrailEvent":"{\\"eventID\\":\\"2\\"}"}]}';
    const read = await readFile(text);
    expect(read.entries.map((entry) => entry.columns.nativeId)).toEqual(['2']);
    expect(read.rejected.map((one) => one.text)).toEqual(['{"EventId":"1","CloudTrailEvent":"{\\"eventID\\":"}']);
  });
});

describe('hostile records', () => {
  const read = (text: string) => createEntryReader(planOf(ENTRY), { digest, decoding }).read(record(text));
  const first = (text: string) => {
    const outcome = read(text);
    return outcome.kind === 'entries' ? outcome.entries[0]?.columns : null;
  };

  test('every member of another type than it should be', () => {
    const odd = ['null', '1', '1e400', '"x"', 'true', '[]', '[{}]', '{}', '[[["x"]]]', '{"type":{"a":1}}', '-0'];
    const names = ['userIdentity', 'eventTime', 'eventID', 'requestParameters', 'resources', 'errorCode', 'awsRegion'];
    for (const name of names)
      for (const value of odd) expect(read(`{"eventName":"n","${name}":${value}}`).kind).toBe('entries');
  });

  test('names that objects inherit are no values', () => {
    expect(first('{"__proto__":{"eventName":"x"},"constructor":{"name":"y"},"a":1}')).toMatchObject({ task: null });
    const mapping: Omit<GenericMapping, 'columns'> = {
      version: 1,
      name: 'm',
      recordPlace: '',
      readAs: 'generic',
      timeFormat: 'auto',
      zone: null,
      errorValues: [],
      warningValues: [],
    };
    const columns = {
      task: { from: '/constructor/name' },
      item: { from: '/__proto__/a' },
      source: { from: '/list/length' },
      performer: { from: '/a' },
    };
    const plan: ReadingPlan = { ...planOf(ENTRY), kind: 'generic', mapping: { ...mapping, columns } };
    const outcome = createEntryReader(plan, { digest, decoding }).read(record('{"a":"p","list":[1]}'));
    expect(outcome.kind === 'entries' && outcome.entries[0]?.columns).toMatchObject({
      task: null,
      item: null,
      source: null,
      performer: 'p',
    });
    const own = createEntryReader(plan, { digest, decoding }).read(
      record('{"a":"p","__proto__":{"a":"own"},"constructor":{"name":"own"}}'),
    );
    expect(own.kind === 'entries' && own.entries[0]?.columns).toMatchObject({ task: 'own', item: 'own' });
  });

  test('numbers beyond 2^53 are taken as they stand', () => {
    expect(first('{"eventID":12345678901234567890,"eventName":0.10}')).toMatchObject({
      nativeId: '12345678901234567890',
      task: '0.10',
    });
  });

  test('lone surrogates and NUL characters', () => {
    expect(first('{"eventID":"1","eventName":"a\\ud800b\\u0000c"}')?.task).toBe('a\ufffdb\u0000c');
  });

  test('a duplicate key counts by its last value, and raw keeps both', () => {
    expect(first('{"eventID":"1","eventName":"one","eventName":"two"}')?.task).toBe('two');
  });

  test('nesting of 10,000 and 30 MB', () => {
    expect(first(`{"eventID":"1\\u0031","x":${'['.repeat(10_000)}${']'.repeat(10_000)}}`)?.nativeId).toBe('11');
    expect(first(`{"x":${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}}`)?.nativeId).toBeNull();
    expect(first(`{"eventName":"n","x":"${'y'.repeat(30_000_000)}"}`)?.task).toBe('n');
  });
});

describe('identity', () => {
  const identities = async (text: string, choices = {}): Promise<string[]> =>
    (await readFile(text, choices)).entries.map((entry) => hex(entry.identity));

  test('of a vendor id holds whatever else changes; without one it depends on kind, instance, tenant and content', async () => {
    const [one] = await identities(ENTRY);
    expect(await identities(ENTRY.replace('"n"', '"other"'))).toEqual([one]);
    const bare = ENTRY.replace('"eventID":"e1",', '');
    const [base] = await identities(bare);
    expect(await identities(bare)).toEqual([base]);
    expect(await identities(`${bare.replace('"s"', '"\\u0073"')}\n`)).toEqual([base]);
    const others = await Promise.all([
      identities(bare.replace('"n"', '"other"')),
      identities(bare, { tenant: 'T' }),
      identities(bare, { instance: 'T' }),
      identities(bare, { kind: 'okta' }),
    ]);
    expect(new Set([base, one, ...others.flat()]).size).toBe(6);
  });

  test('equal records of one file are numbered, so the same file again gives the same identities', async () => {
    const bare =
      '{"published":"2026-10-01T08:14:03Z","eventType":"a.b","actor":{},"client":{},"outcome":{},"severity":"INFO"}';
    const found = await identities(`${bare}\n${bare}\n${bare}\n`);
    expect(new Set(found).size).toBe(3);
    expect(await identities(`${bare}\n${bare}\n${bare}\n`)).toEqual(found);
  });

  test("Google's changing etag makes no other entry", async () => {
    const activity = (etag: string) =>
      `{"id":{"applicationName":"a","customerId":"c"},"etag":"${etag}","events":[{"name":"x"},{"name":"y"}]}`;
    expect(await identities(activity('1'))).toEqual(await identities(activity('2')));
  });
});
