import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { copyEntries } from '@app/features/exports/copy-entries';
import { writeExport } from '@app/features/exports/write-export';
import type { EntryAnnotations } from '@core/annotations/annotation';
import { LONGEST_COPY } from '@core/export/copied-text';
import { exportRequestSchema } from '@core/export/export-request';
import { searchSchema } from '@core/search/search';
import { describe, expect, it, onTestFinished } from 'vitest';
import { entriesArchive, streamedEntry } from './entries-archive';

const SAID: EntryAnnotations = {
  entry: 2,
  mark: { mark: 'important', who: 'Anna', at: 0 },
  tags: [
    { tag: 'x', who: 'Anna', at: 0 },
    { tag: '=y', who: 'Bob', at: 0 },
  ],
  note: { text: '=1+1', who: 'Bob', at: 1_000_000 },
  reviewed: [{ who: 'Bob', at: 2_000_000 }],
};

async function exported(options: Record<string, unknown>): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'veritrail-export-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, 'out');
  await writeExport({
    archive: entriesArchive([streamedEntry(1, '{"a":1}'), streamedEntry(2, '{"a":2}')], { said: [SAID] }),
    request: exportRequestSchema.parse({
      search: searchSchema.parse({ columns: ['id'] }),
      snapshot: null,
      options,
      expectedEntries: 2,
    }),
    path,
    signal: new AbortController().signal,
    report: () => undefined,
  });
  return readFileSync(path, 'utf8');
}

describe('an export with annotations', () => {
  it('has columns of their own after the others in CSV, guarded as every text', async () => {
    expect(await exported({ format: 'csv', withAnnotations: true })).toBe(
      [
        'ID,Annotation: mark,Annotation: marked by,Annotation: tags,Annotation: note,Annotation: noted by,Annotation: reviewed by',
        '1,,,,,,',
        "2,important,Anna 1970-01-01T00:00:00.000Z,x; =y,'=1+1,Bob 1970-01-01T00:00:01.000Z,Bob 1970-01-01T00:00:02.000Z",
        '',
      ].join('\r\n'),
    );
  });

  it('has a member of their own beside the record in NDJSON', async () => {
    const [first, second] = (await exported({ format: 'ndjson', withAnnotations: true })).trim().split('\n');
    expect(JSON.parse(first ?? '')).toEqual({
      annotations: { mark: null, tags: [], note: null, reviewed: [] },
      sha256: expect.any(String),
      record: { a: 1 },
    });
    expect(JSON.parse(second ?? '')).toMatchObject({
      annotations: {
        mark: { mark: 'important', who: 'Anna', at: '1970-01-01T00:00:00.000Z' },
        tags: [{ tag: 'x' }, { tag: '=y', who: 'Bob' }],
        note: { text: '=1+1' },
        reviewed: [{ who: 'Bob', at: '1970-01-01T00:00:02.000Z' }],
      },
      record: { a: 2 },
    });
  });

  it('holds nothing of them unless asked', async () => {
    expect(await exported({ format: 'ndjson' })).toBe('{"a":1}\n{"a":2}\n');
    expect(await exported({ format: 'csv' })).toBe('ID\r\n1\r\n2\r\n');
  });
});

describe('entries for the clipboard', () => {
  const search = searchSchema.parse({ columns: ['id', 'task'] });
  const copy = (entries: Parameters<typeof entriesArchive>[0], format: 'csv' | 'ndjson' | 'table') =>
    copyEntries(entriesArchive(entries), { search, snapshot: null, format, zone: 'UTC' });

  it('are CSV, records line by line, or a table whose cells cannot begin another', async () => {
    const entries = [streamedEntry(1, '{ "a": 1 }'), streamedEntry(2, '{}')];
    const odd = entries.map((entry) => ({ ...entry, row: { ...entry.row, task: '=a\tb\nc' } }));
    expect([await copy(entries, 'csv'), await copy(entries, 'ndjson'), await copy(odd, 'table')]).toEqual([
      { kind: 'text', text: 'ID,Task\r\n1,task 1\r\n2,task 2\r\n', entries: 2 },
      { kind: 'text', text: '{"a":1}\n{}\n', entries: 2 },
      { kind: 'text', text: "ID\tTask\n1\t'=a b c\n2\t'=a b c\n", entries: 2 },
    ]);
  });

  it('are not copied at all where they would be too long', async () => {
    const long = streamedEntry(1, JSON.stringify('x'.repeat(LONGEST_COPY)));
    expect(await copy([long, streamedEntry(2, '{}')], 'ndjson')).toEqual({ kind: 'too-long', entries: 2 });
  });
});
