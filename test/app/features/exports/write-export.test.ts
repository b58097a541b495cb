import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeExport } from '@app/features/exports/write-export';
import type { StreamedEntry } from '@core/archive/archive';
import { COLUMN_IDS } from '@core/entry/columns';
import { exportRequestSchema } from '@core/export/export-request';
import { unguardFormula } from '@core/export/formula-guard';
import { parse } from 'csv-parse/sync';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { entryRow } from '../../../core/export/entry-row';
import { entriesArchive, streamedEntry } from './entries-archive';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'veritrail-export-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

type Options = Record<string, unknown>;
type Archive = ReturnType<typeof entriesArchive>;

const requestOf = (options: Options, search: Options, expectedEntries: number | null) =>
  exportRequestSchema.parse({ search, snapshot: null, options, expectedEntries });

async function exported(archive: Archive, options: Options, search: Options = {}, more: Options = {}) {
  const path = join(folder, 'out.file');
  const abort = (more['abort'] as AbortController | undefined) ?? new AbortController();
  const request = requestOf(options, search, (more['expected'] as number | undefined) ?? null);
  const result = await writeExport({ archive, request, path, signal: abort.signal, report: () => undefined });
  return { result, bytes: readFileSync(path), text: readFileSync(path, 'utf8') };
}

const row = (id: number, more: Parameters<typeof entryRow>[0]): StreamedEntry => ({
  ...streamedEntry(id, '{}'),
  row: entryRow({ id, ...more }),
});

describe('an export as NDJSON', () => {
  it('writes JSON as it stands but for the white space between its tokens', async () => {
    const records = [
      '{ "a" : 12345678901234567890.10 ,\n\t"a":1e5, "b" : " x : y " , "c":"\\u00e9\\ud800" }',
      '[ 1 , 2 ]',
    ];
    const { text } = await exported(entriesArchive(records.map((one, id) => streamedEntry(id + 1, one))), {
      format: 'ndjson',
    });
    expect(text).toBe('{"a":12345678901234567890.10,"a":1e5,"b":" x : y ","c":"\\u00e9\\ud800"}\n[1,2]\n');
  });

  it('writes what is not JSON with what gives its bytes back', async () => {
    const binary = Uint8Array.from([0x00, 0xff, 0xfe, 0x80]);
    const windows = Uint8Array.from([0x80, 0x2c, 0x93, 0xe9]);
    const wide = Buffer.from('{ "k": "Ü" }', 'utf16le');
    const entries = [
      streamedEntry(1, 'a,"b\r\nc",\u0000'),
      streamedEntry(2, binary, 'binary'),
      streamedEntry(3, windows, 'windows-1252'),
      streamedEntry(4, wide, 'utf-16le'),
    ];
    const { text } = await exported(entriesArchive(entries), { format: 'ndjson' });
    expect(
      text
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as unknown),
    ).toEqual([
      { raw: 'a,"b\r\nc",\u0000', encoding: 'utf-8' },
      { raw: Buffer.from(binary).toString('base64'), encoding: 'base64' },
      { raw: '€,“é', encoding: 'windows-1252' },
      { k: 'Ü' },
    ]);
  });

  it('puts columns and SHA-256 around the record where asked', async () => {
    const entry = streamedEntry(1, '{"a": 1}');
    const { text } = await exported(entriesArchive([entry]), { format: 'ndjson', withColumns: true });
    expect(JSON.parse(text)).toMatchObject({
      columns: { id: 1, started: '1970-01-01T00:00:01Z', task: 'task 1', severity: 'information' },
      sha256: entry.record?.sha256,
      record: { a: 1 },
    });
  });
});

describe('an export as JSON', () => {
  it('is one array in the order of the search', async () => {
    const archive = entriesArchive([1, 2, 3].map((id) => streamedEntry(id, `{"id": ${id}}`)));
    const { text } = await exported(archive, { format: 'json' });
    expect(text).toBe('[\n{"id":1},\n{"id":2},\n{"id":3}\n]\n');
  });

  it('is an empty array where nothing is found', async () => {
    expect((await exported(entriesArchive([]), { format: 'json' })).text).toBe('[]\n');
  });
});

describe('an export as CSV', () => {
  it('holds the columns shown, by RFC 4180, with CRLF', async () => {
    const archive = entriesArchive([
      row(1, { item: 'a "b", c', task: 'line\nbreak', duration: -1_500_000 }),
      row(2, { item: 'alone\rreturn', task: ' spaced ' }),
    ]);
    const { text } = await exported(archive, { format: 'csv' }, { columns: ['id', 'item', 'task', 'duration'] });
    expect(text).toBe(
      'ID,Item,Task,Duration (seconds)\r\n1,"a ""b"", c","line\nbreak",-1.5\r\n2,"alone\rreturn", spaced ,\r\n',
    );
  });

  it('neutralises formulas so that they can be had back, and leaves them where told', async () => {
    const cells = ['=HYPERLINK("http://x")', '+1', '-1', '@x', "'kept", '\tx', 'plain'];
    const archive = entriesArchive(cells.map((item, index) => row(index + 1, { item })));
    const search = { columns: ['item'] };
    const guarded = parse((await exported(archive, { format: 'csv' }, search)).text)
      .slice(1)
      .flat() as string[];
    expect(guarded.filter((cell) => /^[=+\-@\t]/.test(cell))).toEqual([]);
    expect(guarded.map(unguardFormula)).toEqual(cells);
    const plain = (await exported(archive, { format: 'csv', neutraliseFormulas: false }, search)).text;
    expect(parse(plain).slice(1).flat()).toEqual(cells);
  });

  it('keeps a row whose only cell is empty', async () => {
    const archive = entriesArchive([row(1, { item: null }), row(2, { item: 'x' })]);
    expect((await exported(archive, { format: 'csv' }, { columns: ['item'] })).text).toBe('Item\r\n""\r\nx\r\n');
  });

  it('starts with a byte order mark where asked', async () => {
    const { bytes } = await exported(entriesArchive([]), { format: 'csv', byteOrderMark: true });
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  });

  it('holds every column, the SHA-256 and the record where all are asked for', async () => {
    const entries = [streamedEntry(1, '{"a":\n1}'), streamedEntry(2, Uint8Array.from([0xff]), 'binary')];
    const { text } = await exported(entriesArchive(entries), { format: 'csv', columns: 'all' });
    const [heading, ...rows] = parse(text) as string[][];
    expect(heading).toHaveLength(COLUMN_IDS.length + 3);
    expect(rows.map((cells) => cells.slice(-3))).toEqual([
      [entries[0]?.record?.sha256, 'utf-8', '{"a":\n1}'],
      [entries[1]?.record?.sha256, 'base64', '/w=='],
    ]);
  });
});

describe('the file of an export', () => {
  const three = [1, 2, 3].map((id) => streamedEntry(id, '{}'));

  it('is described by its own count, size and digest', async () => {
    const { result, bytes } = await exported(entriesArchive(three), { format: 'ndjson' }, {}, { expected: 3 });
    expect(result).toEqual({
      entries: 3,
      bytes: bytes.byteLength,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    });
    expect(readdirSync(folder)).toEqual(['out.file']);
  });

  it('is not there where the count is not the one that was shown, and the old one stays', async () => {
    writeFileSync(join(folder, 'out.file'), 'before');
    const options = { format: 'ndjson' };
    await expect(exported(entriesArchive(three), options, {}, { expected: 4 })).rejects.toMatchObject({
      code: 'export-differs',
    });
    await expect(exported(entriesArchive(three, { counted: 4 }), options)).rejects.toMatchObject({
      code: 'export-differs',
    });
    expect(readdirSync(folder)).toEqual(['out.file']);
    expect(readFileSync(join(folder, 'out.file'), 'utf8')).toBe('before');
  });

  it('is not there when the export is cancelled in the middle', async () => {
    const abort = new AbortController();
    const beforeBatch = (index: number): void => {
      if (index === 1) abort.abort();
    };
    const archive = entriesArchive(three, { batch: 1, beforeBatch });
    await expect(exported(archive, { format: 'ndjson' }, {}, { abort })).rejects.toMatchObject({ code: 'cancelled' });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('fails with a sentence where it cannot be written, and leaves nothing behind', async () => {
    const request = requestOf({ format: 'ndjson' }, {}, null);
    const job = {
      archive: entriesArchive(three),
      request,
      signal: new AbortController().signal,
      report: () => undefined,
    };
    await expect(writeExport({ ...job, path: join(folder, 'missing', 'out') })).rejects.toMatchObject({
      code: 'file-unwritable',
    });
    mkdirSync(join(folder, 'out.file'));
    await expect(writeExport({ ...job, path: join(folder, 'out.file') })).rejects.toMatchObject({
      code: 'file-unwritable',
    });
    expect(readdirSync(folder)).toEqual(['out.file']);
    expect(existsSync(join(folder, 'missing'))).toBe(false);
  });
});
