import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unguardFormula } from '@core/export/formula-guard';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cliJson, cliText, runCli } from './run-cli';
import { cloudTrailRecords, writeLogs } from './sample-logs';

const folder = mkdtempSync(join(tmpdir(), 'veritrail-cli-'));
const data = join(folder, 'data');
const RECORDS = cloudTrailRecords(48);
const RAW = RECORDS.map((record) => JSON.stringify(record));
let files: Record<string, string> = {};

interface Found {
  readonly count: number;
  readonly entries: readonly {
    readonly id: number;
    readonly started: string;
    readonly task: string;
    readonly severity: string;
  }[];
}
const search = async (...words: string[]): Promise<Found> => (await cliJson(data, ['search', ...words])) as Found;
const count = async (...words: string[]): Promise<number> =>
  Number(await cliText(data, ['search', '--count', ...words]));

beforeAll(async () => {
  files = writeLogs(join(folder, 'logs'), {
    'trail.ndjson': `${RAW.join('\n')}\n`,
    'wrapped.json': JSON.stringify({ Records: cloudTrailRecords(3, 'b') }),
    'broken.ndjson': `${RAW[0] ?? ''}\n{"eventID": broken\n${JSON.stringify(cloudTrailRecords(1, 'c')[0])}\n`,
    'notes.txt': 'This is no audit log.\nNothing to see.\n',
  });
  const { code } = await runCli(data, ['import', files['trail.ndjson'] ?? '']);
  expect(code).toBe(0);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('import', () => {
  it('adds what is new, counts what is there, and adds up', async () => {
    const own = join(folder, 'import-data');
    const first = await cliJson(own, ['import', files['trail.ndjson'] ?? '', files['wrapped.json'] ?? '']);
    expect(first).toMatchObject({ files: 2, read: 51, added: 51, duplicates: 0, revisions: 0, rejected: 0 });
    const again = await cliJson(own, ['import', join(folder, 'logs', 'trail.ndjson')]);
    expect(again).toMatchObject({
      files: 1,
      read: 48,
      added: 0,
      duplicates: 48,
      bySource: [{ file: files['trail.ndjson'], kind: 'cloudtrail', read: 48, duplicates: 48, failure: null }],
    });
  });

  it('keeps rejected records without failing, and writes them out', async () => {
    const own = join(folder, 'rejected-data');
    const outcome = (await cliJson(own, ['import', files['broken.ndjson'] ?? ''])) as Record<string, number>;
    expect(outcome).toMatchObject({ read: 3, added: 2, rejected: 1 });
    const out = join(folder, 'rejected.ndjson');
    const rejected = await runCli(own, ['imports', 'rejected', String(outcome['importId']), '--out', out]);
    expect([rejected.code, readFileSync(out, 'utf8').includes('broken')]).toEqual([0, true]);
  });

  it('imports the rest and fails where a file is missing or unknown', async () => {
    const own = join(folder, 'failing-data');
    const missing = join(folder, 'nowhere.json');
    const words = ['import', missing, files['wrapped.json'] ?? '', files['notes.txt'] ?? '', '--json'];
    const { code, stdout, stderr } = await runCli(own, words);
    expect(code).toBe(1);
    const outcome = JSON.parse(stdout.toString()) as {
      added: number;
      bySource: { file: string; failure: string | null }[];
    };
    expect(outcome).toMatchObject({ files: 3, added: 3 });
    const failed = outcome.bySource.filter((one) => one.failure !== null).map((one) => one.file);
    expect(failed.sort()).toEqual([missing, files['notes.txt']].sort());
    expect(stderr).toMatch(/nowhere\.json: There is no such file/);
  });

  it('leaves out what lies in a folder and is no log', async () => {
    const own = join(folder, 'folder-data');
    writeLogs(join(folder, 'delivery'), { 'a.ndjson': RAW[0] ?? '', LICENSE: 'Permission is granted to nobody.\n' });
    const { code, stdout, stderr } = await runCli(own, ['import', join(folder, 'delivery'), '--json']);
    expect([code, stderr]).toEqual([0, expect.stringMatching(/LICENSE: Left out/)]);
    expect(JSON.parse(stdout.toString())).toMatchObject({ files: 1, added: 1, leftOut: [{}] });
  });

  it('refuses a wrong kind, zone or mapping before anything is read', async () => {
    for (const words of [
      ['--kind', 'syslog'],
      ['--zone', 'Mars'],
      ['--record', 'log'],
      ['--date-order', 'x'],
    ]) {
      expect((await runCli(data, ['import', files['trail.ndjson'] ?? '', ...words])).code).toBe(2);
    }
    const { code, stderr } = await runCli(data, ['import', files['trail.ndjson'] ?? '', '--mapping', 'nope']);
    expect([code, stderr]).toEqual([1, expect.stringMatching(/no mapping named "nope"/)]);
  });
});

describe('search', () => {
  it('finds everything without a range, newest first', async () => {
    const { count: total, entries } = await search('--limit', '2');
    expect(total).toBe(48);
    expect(entries.map(({ started }) => started)).toEqual(['2026-11-02T23:00:00Z', '2026-11-02T22:00:00Z']);
  });

  it('filters by severity, source, task, text and what must not be', async () => {
    expect(await count('--severity', 'error')).toBe(16);
    expect(await count('--severity', 'error,warning', '--source', 'iam.amazonaws.com')).toBe(4);
    expect(await count('--task', 'CreateUser')).toBe(12);
    expect(await count('--not', 'task=CreateUser')).toBe(36);
    expect(await count('--text', 'ACCESSDENIED bruno')).toBe(8);
    expect(await count('--text', 'café')).toBe(16);
    expect(await count('--text', '"no such phrase"')).toBe(0);
  });

  it('takes ranges as [from, to), in the zone where a time has none', async () => {
    expect(await count('--from', '2026-11-01T00:00:00Z', '--to', '2026-11-01T02:00:00Z')).toBe(2);
    expect(await count('--from', '2026-11-02', '--zone', 'Europe/Berlin')).toBe(25);
    expect(await count('--to', '2026-11-02')).toBe(24);
  });

  it('pages by limit and offset in a stable order, and says on standard error what is not shown', async () => {
    const pages = await Promise.all(['0', '20', '40'].map((offset) => search('--limit', '20', '--offset', offset)));
    const ids = pages.flatMap(({ entries }) => entries.map(({ id }) => id));
    expect([ids.length, new Set(ids).size]).toEqual([48, 48]);
    const { stderr } = await runCli(data, ['search', '--limit', '10']);
    expect(stderr).toMatch(/^10 of 48 shown; /);
  });

  it('writes NDJSON and CSV that programs read', async () => {
    const lines = (await cliText(data, ['search', '--format', 'ndjson', '--sort', 'started:asc']))
      .trimEnd()
      .split('\n');
    expect(lines.map((line) => (JSON.parse(line) as { started: string }).started)[0]).toBe('2026-11-01T00:00:00Z');
    expect(lines).toHaveLength(48);
    const rows = parse(await cliText(data, ['search', '--format', 'csv', '--columns', 'task,Username'])) as string[][];
    expect([rows[0], rows.length]).toEqual([['Task', 'Username'], 49]);
  });

  it('says what empties it', async () => {
    const { stderr, stdout } = await runCli(data, ['search', '--task', 'NoSuchTask']);
    expect([stdout.length, stderr]).toEqual([0, expect.stringMatching(/48 entries without the filter on Task/)]);
  });

  it('ends with 2 and a sentence for what it does not know', async () => {
    for (const words of [
      ['--severity', 'fatal'],
      ['--from', 'monday'],
      ['--not', 'x=1'],
      ['--limit', '0'],
      ['--nope'],
      ['word'],
    ]) {
      const { code, stderr } = await runCli(data, ['search', ...words]);
      expect([words, code, stderr === '']).toEqual([words, 2, false]);
    }
  });
});

describe('facets and histogram', () => {
  it('count every value of the filtered set', async () => {
    expect(await cliJson(data, ['facets', 'severity', 'task', '--source', 'iam.amazonaws.com'])).toEqual({
      facets: {
        severity: [
          { value: 'information', count: 6 },
          { value: 'error', count: 4 },
        ],
        task: [
          { value: 'RunInstances', count: 7 },
          { value: 'CreateUser', count: 3 },
        ],
      },
    });
  });

  it('count by days of the zone', async () => {
    const bars = await cliJson(data, ['histogram', '--bucket', 'day', '--zone', 'Europe/Berlin']);
    expect(bars).toEqual([
      { start: '2026-11-01T00:00:00+01:00', information: 15, warning: 0, error: 8, total: 23 },
      { start: '2026-11-02T00:00:00+01:00', information: 16, warning: 0, error: 8, total: 24 },
      { start: '2026-11-03T00:00:00+01:00', information: 1, warning: 0, error: 0, total: 1 },
    ]);
  });
});

describe('show', () => {
  it('writes the record byte for byte', async () => {
    const own = join(folder, 'bytes-data');
    const odd = {
      'nul.json': Buffer.from(
        `[{"eventID":"n1","eventTime":"2026-11-01T00:00:00Z","eventName":"A","eventSource":"s","eventVersion":"1","x":"a\\u0000"}]`,
      ),
      'wide.json': Buffer.concat([
        Buffer.from([0xff, 0xfe]),
        Buffer.from(
          `[ {"eventID":"w1", "eventName":"Ü","eventSource":"s","eventVersion":"1","awsRegion":"r"} ]`,
          'utf16le',
        ),
      ]),
      'invalid.json': Buffer.concat([
        Buffer.from('[{"eventID":"i1","eventName":"'),
        Buffer.from([0xc3, 0x28, 0x80]),
        Buffer.from('","eventSource":"s","eventVersion":"1","awsRegion":"r"}]'),
      ]),
    };
    const paths = writeLogs(join(folder, 'odd'), odd);
    await cliJson(own, ['import', '--kind', 'cloudtrail', ...Object.values(paths)]);
    const inner = (bytes: Buffer, open: Buffer, close: Buffer): Buffer =>
      bytes.subarray(bytes.indexOf(open), bytes.lastIndexOf(close) + close.length);
    const expected = [
      inner(odd['nul.json'], Buffer.from('{'), Buffer.from('}')),
      inner(odd['wide.json'], Buffer.from('{', 'utf16le'), Buffer.from('}', 'utf16le')),
      inner(odd['invalid.json'], Buffer.from('{'), Buffer.from('}')),
    ].map((bytes) => bytes.toString('hex'));
    const { entries } = (await cliJson(own, ['search'])) as Found;
    const raws = [];
    for (const { id } of entries) raws.push((await runCli(own, ['show', String(id), '--raw'])).stdout.toString('hex'));
    expect(raws.sort()).toEqual(expected.sort());
  });

  it('prints the columns with their places and the record, and obeys no escape sequence', async () => {
    const [entry] = (await search('--sort', 'started:asc', '--limit', '1')).entries;
    const text = await cliText(data, ['show', String(entry?.id)]);
    expect(text).toMatch(/SHA-256 [0-9a-f]{64}/);
    expect(text).toContain('"eventName": "CreateUser"');
    const detail = await cliJson(data, ['show', String(entry?.id)]);
    expect(detail).toMatchObject({
      raw: {
        text: RAW[0],
        sha256: createHash('sha256')
          .update(RAW[0] ?? '')
          .digest('hex'),
      },
    });
  });

  it('fails for an id that is not there and refuses one that is none', async () => {
    expect((await runCli(data, ['show', '999999'])).code).toBe(1);
    expect((await runCli(data, ['show', 'one'])).code).toBe(2);
  });
});

describe('export', () => {
  it('writes exactly the filtered set in its order, to a file and to standard output alike', async () => {
    const out = join(folder, 'errors.ndjson');
    const words = ['export', '--severity', 'error', '--sort', 'started:asc'];
    const result = await cliJson(data, [...words, '--out', out]);
    const lines = readFileSync(out, 'utf8').trimEnd().split('\n');
    expect(lines).toEqual(RAW.filter((_, index) => index % 3 === 0));
    expect(result).toMatchObject({ entries: 16, sha256: createHash('sha256').update(readFileSync(out)).digest('hex') });
    expect(await cliText(data, [...words, '--out', '-', '--format', 'ndjson'])).toBe(readFileSync(out, 'utf8'));
    expect(existsSync(join(data, 'staging')) ? readdirSync(join(data, 'staging')) : []).toEqual([]);
  });

  it('writes CSV whose formulas can be had back, and JSON', async () => {
    const csv = join(folder, 'all.csv');
    await cliJson(data, ['export', '--out', csv, '--columns', 'all']);
    const [heading = [], ...rows] = parse(readFileSync(csv, 'utf8')) as string[][];
    const raw = heading.indexOf('Raw');
    expect(rows.map((cells) => unguardFormula(cells[raw] ?? '')).sort()).toEqual([...RAW].sort());
    const json = JSON.parse(await cliText(data, ['export', '--out', '-', '--format', 'json'])) as unknown[];
    expect(json).toHaveLength(48);
  });

  it('never writes over a file unless told to', async () => {
    const out = join(folder, 'there.csv');
    writeFileSync(out, 'mine');
    expect((await runCli(data, ['export', '--out', out])).code).toBe(1);
    expect(readFileSync(out, 'utf8')).toBe('mine');
    expect((await runCli(data, ['export', '--out', out, '--force'])).code).toBe(0);
    expect((await runCli(data, ['export', '--out', join(folder, 'a.unknown')])).code).toBe(2);
    expect((await runCli(data, ['export', '--out', join(folder, 'no', 'such', 'a.csv')])).code).toBe(1);
  });
});

describe('imports, undo, correct, mappings, saved, verify', () => {
  it('tell what was imported, correct it, and take it out again', async () => {
    const own = join(folder, 'undo-data');
    const { importId } = (await cliJson(own, ['import', files['wrapped.json'] ?? ''])) as { importId: number };
    expect(await cliJson(own, ['imports'])).toMatchObject([{ id: importId, state: 'done' }]);
    expect(await cliJson(own, ['imports', 'show', String(importId)])).toMatchObject({ entriesInArchive: 3 });
    expect(Number(await cliText(own, ['search', '--count', '--import', String(importId)]))).toBe(3);
    await cliJson(own, ['correct', String(importId), '--instance', 'Headquarters']);
    expect(Number(await cliText(own, ['search', '--count', '--instance', 'Headquarters']))).toBe(3);
    expect(await cliJson(own, ['verify'])).toMatchObject({ entries: 3, difference: null });
    expect(await cliJson(own, ['undo', String(importId)])).toEqual({ removed: 3, kept: 0 });
    expect(Number(await cliText(own, ['search', '--count']))).toBe(0);
    expect((await runCli(own, ['undo', '77'])).code).toBe(1);
  });

  it('keep mappings by name', async () => {
    const own = join(folder, 'mapping-data');
    const mapping = { version: 1, name: 'Door', columns: { started: { from: '/at' }, task: { from: '/what' } } };
    const paths = writeLogs(join(folder, 'mappings'), {
      'door.json': JSON.stringify(mapping),
      'bad.json': '{"version":1}',
      'door.ndjson': '{"at":"2026-11-01T00:00:00Z","what":"open"}\n{"at":null,"what":"shut"}\n',
    });
    expect((await runCli(own, ['mappings', 'add', paths['bad.json'] ?? ''])).code).toBe(2);
    expect(await cliJson(own, ['mappings', 'add', paths['door.json'] ?? ''])).toMatchObject([{ name: 'Door' }]);
    expect(JSON.parse(await cliText(own, ['mappings', 'show', 'Door']))).toMatchObject(mapping);
    const imported = await cliJson(own, [
      'import',
      paths['door.ndjson'] ?? '',
      '--kind',
      'generic',
      '--mapping',
      'Door',
    ]);
    expect(imported).toMatchObject({ added: 2 });
    expect(Number(await cliText(own, ['search', '--count', '--task', 'open']))).toBe(1);
    const ranged = await runCli(own, ['search', '--count', '--from', '2026-01-01']);
    expect([ranged.stdout.toString(), ranged.stderr]).toEqual(['1\n', expect.stringMatching(/^1 undated entry/)]);
    expect(await cliJson(own, ['mappings', 'remove', 'Door'])).toEqual([]);
  });

  it('know no saved search at first and say so', async () => {
    expect(await cliJson(data, ['saved'])).toEqual([]);
    const { code, stderr } = await runCli(data, ['search', '--saved', 'Weekly']);
    expect([code, stderr]).toEqual([1, expect.stringMatching(/no saved search named "Weekly"/)]);
  });
});
