import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { NO_CHOICES } from '@core/backends/reading-plan';
import type { ImportReport } from '@core/imports/import-report';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ZipFile } from 'yazl';
import { BUILT_PROGRAM, contentOf, type ImportsBench, openImportsBench } from './imports-bench';
import { cloudTrailNdjson, cloudTrailRecord } from './invented-records';

const FIXTURES = resolve('test/fixtures/files');
const SHARED = resolve('../shared/data');

let folder = '';
let bench: ImportsBench;

const openBench = async (change: Parameters<typeof openImportsBench>[1] = {}): Promise<void> => {
  bench = await openImportsBench(join(folder, 'data'), change);
};

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'veritrail-imports-'));
});
afterEach(async () => {
  await bench.close();
  await rm(folder, { recursive: true, force: true });
});

const file = async (name: string, content: string | Uint8Array): Promise<string> => {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
};

const brief = (report: ImportReport): readonly unknown[] =>
  report.sources.map(({ name, kind, figures, failure }) => [name, kind, figures.added, figures.rejected, failure]);

describe.skipIf(!existsSync(join(BUILT_PROGRAM, 'app/reader-thread.js')))('imports', () => {
  it('read a folder whole: logs, what is broken in them, and what is no log', async () => {
    await openBench();
    const { report, end } = await bench.run([join(FIXTURES, 'mixed')]);
    expect(end.outcome).toBe('done');
    expect(brief(report)).toEqual([
      ['mixed/2026/cloudtrail.json', 'cloudtrail', 3, 0, null],
      ['mixed/LICENSE.txt', null, 0, 0, expect.stringMatching(/^Left out: /)],
      ['mixed/empty.json', null, 0, 0, 'Left out: it is empty.'],
      ['mixed/okta.ndjson', 'okta', 5, 1, null],
      ['mixed/picture.png', null, 0, 0, 'Left out: it is a PNG picture, which holds no audit log.'],
    ]);
    expect(report).toMatchObject({
      state: 'done',
      figures: { read: 9, added: 8, duplicates: 0, revisions: 0, rejected: 1 },
      entriesInArchive: 8,
      earliest: Date.UTC(2026, 8, 1, 8, 1) * 1000,
    });
    const { total, records } = await bench.feature['imports.rejected']({ importId: report.id, offset: 0, limit: 10 });
    expect([total, records[0]?.file, records[0]?.excerpt]).toEqual([
      1,
      'mixed/okta.ndjson',
      '{"uuid":"broken line, cut off',
    ]);
  });

  it('add nothing the second time, whatever the file is packed in', async () => {
    await openBench();
    const text = cloudTrailNdjson(0, 500);
    await bench.run([await file('trail.ndjson', text)]);
    const zip = new ZipFile();
    zip.addBuffer(Buffer.from(text), 'a/trail.ndjson');
    zip.addBuffer(gzipSync(JSON.stringify({ Records: [cloudTrailRecord(1), cloudTrailRecord(9999)] })), 'b.json.gz');
    zip.end();
    const parts: Buffer[] = [];
    for await (const part of zip.outputStream) parts.push(part as Buffer);
    const { report } = await bench.run([await file('logs.zip', Buffer.concat(parts))]);
    expect(report.sources.map(({ name, figures }) => [name, figures.added, figures.duplicates])).toEqual([
      ['logs.zip/a/trail.ndjson', 0, 500],
      ['logs.zip/b.json.gz', 1, 1],
    ]);
  });

  it('give a cut off gzip file as far as it goes, and say so', async () => {
    await openBench();
    const packed = gzipSync(cloudTrailNdjson(0, 5000));
    const { report, end } = await bench.run([await file('trail.gz', packed.subarray(0, packed.length / 2))]);
    expect(end.outcome).toBe('done');
    const [source] = report.sources;
    expect(source?.failure).toBe('Its compressed data ends too early: it is cut off. What could be read of it was.');
    expect(source?.figures.added).toBeGreaterThan(1500);
    expect(source?.figures.rejected).toBe(1);
  });

  it('of a file that is gone fail for that file and read the others', async () => {
    await openBench();
    const { report, end } = await bench.run([
      join(folder, 'gone.json'),
      await file('a.ndjson', cloudTrailNdjson(0, 3)),
    ]);
    expect(end.outcome).toBe('done');
    expect(brief(report)).toEqual([
      ['gone.json', null, 0, 0, 'It is not there any more.'],
      ['a.ndjson', 'cloudtrail', 3, 0, null],
    ]);
  });

  it('can be undone: what another import brought too stays', async () => {
    await openBench();
    const first = await bench.run([await file('a.ndjson', cloudTrailNdjson(0, 100))]);
    await bench.run([await file('b.ndjson', cloudTrailNdjson(60, 120))]);
    const { operation } = await bench.feature['imports.undo']({ importId: first.report.id });
    expect(await bench.ended(operation)).toMatchObject({ outcome: 'done', result: { removed: 60, kept: 40 } });
    expect((await bench.archive.summary()).entries).toBe(60);
    expect((await bench.feature['imports.read']({ importId: first.report.id })).state).toBe('undone');
    expect((await bench.archive.verify(() => undefined)).difference).toBe(null);
    await expect(bench.feature['imports.undo']({ importId: first.report.id })).rejects.toMatchObject({
      code: 'import-impossible',
    });
  });

  it('stop within a batch when cancelled, and a second run adds the rest', async () => {
    await openBench();
    const path = await file('trail.ndjson', cloudTrailNdjson(0, 90_000));
    const { operation, importId } = await bench.feature['imports.start']({
      files: [bench.add(path)],
      choices: NO_CHOICES,
    });
    while ((await bench.archive.summary()).entries === 0) await new Promise((done) => setTimeout(done, 5));
    bench.operations.cancel(operation);
    expect(await bench.ended(operation)).toMatchObject({ outcome: 'cancelled' });
    const cancelled = await bench.feature['imports.read']({ importId });
    expect(cancelled.state).toBe('cancelled');
    expect(cancelled.figures.added).toBeGreaterThan(0);
    expect(cancelled.figures.added).toBeLessThan(90_000);
    const { report } = await bench.run([path]);
    expect(report.figures).toMatchObject({
      added: 90_000 - cancelled.figures.added,
      duplicates: cancelled.figures.added,
    });
  });

  it('stop before the disk is full, and say so', async () => {
    let free = 1024 ** 4;
    await openBench({ freeBytes: () => Promise.resolve(free) });
    const path = await file('a.ndjson', cloudTrailNdjson(0, 10));
    const { report } = await bench.run([path]);
    free = 1000;
    await new Promise((done) => setTimeout(done, 600));
    await expect(bench.run([path])).rejects.toMatchObject({ code: 'disk-full' });
    expect((await bench.archive.summary()).entries).toBe(report.figures.added);
  });

  it('whose reading thread crashes fail with a sentence in the report, and the program goes on', async () => {
    await mkdir(join(folder, 'app'));
    await file(
      'app/reader-thread.js',
      `import { parentPort } from 'node:worker_threads';
       parentPort.postMessage({ kind: 'found', files: 1, byteLength: 10 });
       parentPort.postMessage({ kind: 'file', name: 'a.ndjson', byteLength: 10, plan: null });
       setTimeout(() => { throw new Error('boom'); }, 50);`,
    );
    await file('package.json', '{"type":"module"}');
    await openBench({ programDirectory: folder });
    const { report, end } = await bench.run([await file('a.ndjson', cloudTrailNdjson(0, 3))]);
    expect(end).toMatchObject({ outcome: 'failed', failure: { code: 'internal' } });
    expect(report.state).toBe('failed');
    expect(report.sources[0]?.failure).toMatch(/^Reading stopped here by an error inside Veritrail/);
    expect((await bench.archive.summary()).entries).toBe(0);
  });

  it('are previewed without storing anything', async () => {
    await openBench();
    const files = [bench.add(join(FIXTURES, 'mixed'))];
    const preview = await bench.feature['imports.preview']({ files, choices: NO_CHOICES });
    expect(preview.kinds).toEqual([
      { kind: 'cloudtrail', files: 1 },
      { kind: 'okta', files: 1 },
    ]);
    expect(
      preview.files.map(({ name, entries, rejected, problem }) => [name, entries.length, rejected.length, problem]),
    ).toEqual([
      ['mixed/2026/cloudtrail.json', 3, 0, null],
      ['mixed/LICENSE.txt', 0, 0, expect.stringMatching(/^Left out: /)],
      ['mixed/empty.json', 0, 0, 'Left out: it is empty.'],
      ['mixed/okta.ndjson', 5, 1, null],
      ['mixed/picture.png', 0, 0, 'Left out: it is a PNG picture, which holds no audit log.'],
    ]);
    expect((await bench.archive.summary()).entries).toBe(0);
    expect(await bench.feature['imports.list']({})).toEqual([]);
  });

  it('give out their rejected records whole', async () => {
    await openBench();
    const { report } = await bench.run([join(FIXTURES, 'mixed')]);
    const target = join(folder, 'rejected.ndjson');
    const written = await bench.feature['imports.exportRejected']({
      importId: report.id,
      target: bench.add(target, 'target'),
    });
    expect(written).toEqual({ records: 1 });
    expect(JSON.parse(await readFile(target, 'utf8'))).toMatchObject({
      file: 'mixed/okta.ndjson',
      text: '{"uuid":"broken line, cut off',
      byteLength: 29,
    });
  });

  it.skipIf(!existsSync(SHARED))('bring the 310 entries of the real CloudTrail samples, none rejected', async () => {
    await openBench();
    const { report } = await bench.run([join(SHARED, 'cloudtrail-stratus')]);
    expect(report.figures).toEqual({ read: 310, added: 310, duplicates: 0, revisions: 0, rejected: 0 });
    expect(report.sources.filter(({ failure }) => failure !== null).map(({ name }) => name)).toEqual([
      'cloudtrail-stratus/LICENSE',
    ]);
  });

  it.skipIf(!existsSync(SHARED))('bring the real samples of four vendors out of their wrapper', async () => {
    await openBench();
    const samples = join(folder, 'vendor-samples');
    await cp(join(SHARED, 'vendor-samples'), samples, { recursive: true });
    const { report } = await bench.run([samples], { recordPlace: '/log' });
    const lines = await Promise.all(
      report.sources
        .filter(({ failure }) => failure === null)
        .map(async ({ name }) => (await readFile(join(folder, name), 'utf8')).trim().split('\n').length),
    );
    expect(report.figures.rejected).toBe(0);
    expect(report.figures.read).toBeGreaterThanOrEqual(lines.reduce((sum, count) => sum + count, 0));
    const { added, revisions } = report.figures;
    expect((await contentOf(bench.archive)).length).toBe(added + revisions);
  });
});
