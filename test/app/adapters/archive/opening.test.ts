import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFile, open, readFile, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { DuckDBInstance } from '@duckdb/node-api';
import { describe, expect, it } from 'vitest';
import { criteria, idsOf, importEntries, openTestArchive, temporaryFolder } from './open-test-archive';

const digestOf = async (path: string): Promise<string> =>
  createHash('sha256')
    .update(await readFile(path))
    .digest('hex');

async function closedArchive(): Promise<{ readonly dataFolder: string; readonly path: string }> {
  const dataFolder = await temporaryFolder();
  const archive = await openTestArchive({ dataFolder });
  await importEntries(
    archive,
    Array.from({ length: 3_000 }, (_, at) => ({ key: `entry ${at}`, raw: `{"at":${at}}` })),
  );
  await archive.close();
  return { dataFolder, path: join(dataFolder, 'archive.duckdb') };
}

/** Changes the archive's file behind the program's back. */
async function tamper(path: string, statement: string): Promise<void> {
  const instance = await DuckDBInstance.create(path);
  const connection = await instance.connect();
  await connection.run(statement);
  connection.closeSync();
  instance.closeSync();
}

describe('opening', () => {
  it('keeps everything from one opening to the next', async () => {
    const { dataFolder } = await closedArchive();
    const archive = await openTestArchive({ dataFolder });
    expect(await archive.summary()).toMatchObject({ entries: 3_000, snapshot: { highestId: 3_000 } });
    await importEntries(archive, [{ key: 'one more' }]);
    expect(await idsOf(archive, criteria([{ field: 'import', values: ['2'] }]))).toEqual([3_001]);
    expect((await archive.verify(() => undefined)).difference).toBeNull();
  });

  it('names the files beside an entry in its row, and finds them again at the next opening', async () => {
    const { dataFolder } = await closedArchive();
    const archive = await openTestArchive({ dataFolder });
    expect((await archive.row(7))?.artefacts).toEqual([]);
    const file = { entry: 7, mediaType: 'text/plain', source: 'attached', origin: 'by hand' } as const;
    for (const name of ['first.txt', 'second.txt'])
      await archive.keepArtefact({ ...file, name, sha256: name, bytes: Buffer.from(name) });
    expect((await archive.row(7))?.artefacts).toEqual(['first.txt', 'second.txt']);
    await archive.close();
    const again = await openTestArchive({ dataFolder });
    expect((await again.row(7))?.artefacts).toEqual(['first.txt', 'second.txt']);
    expect((await again.row(8))?.artefacts).toEqual([]);
  });

  it('reports a damaged file and leaves it as it is', async () => {
    const damage: readonly ((path: string) => Promise<void>)[] = [
      (path) => writeFile(path, 'this is no archive'),
      (path) => writeFile(path, ''),
      (path) => writeFile(path, Buffer.alloc(100_000, 7)),
      (path) => truncate(path, 20_000),
      async (path) => {
        const file = await open(path, 'r+');
        await file.write(Buffer.alloc(4096, 0xaa), 0, 4096, 4096);
        await file.write(Buffer.alloc(4096, 0xaa), 0, 4096, 8192);
        await file.close();
      },
    ];
    for (const harm of damage) {
      const { dataFolder, path } = await closedArchive();
      await harm(path);
      const before = await digestOf(path);
      await expect(openTestArchive({ dataFolder })).rejects.toMatchObject({
        code: 'archive-damaged',
        message: expect.stringContaining(path),
      });
      expect(await digestOf(path)).toBe(before);
    }
  });

  it('refuses an archive of a newer program with the version that it needs, and leaves it as it is', async () => {
    const { dataFolder, path } = await closedArchive();
    await tamper(path, `INSERT INTO migration VALUES (7, 'later', 0, 'Veritrail 9.1')`);
    const before = await digestOf(path);
    await expect(openTestArchive({ dataFolder })).rejects.toMatchObject({
      code: 'archive-newer',
      message: expect.stringMatching(/schema version 7 \(Veritrail 9\.1/),
    });
    expect(await digestOf(path)).toBe(before);
  });

  it('says busy where this or another process has it open', async () => {
    const dataFolder = await temporaryFolder();
    const archive = await openTestArchive({ dataFolder });
    await expect(openTestArchive({ dataFolder })).rejects.toMatchObject({ code: 'archive-busy' });
    await archive.close();
    const holder = spawn(
      process.execPath,
      ['--input-type=module', '-e', holdOpen(join(dataFolder, 'archive.duckdb'))],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    await new Promise((resolve) => holder.stdout.once('data', resolve));
    await expect(openTestArchive({ dataFolder })).rejects.toMatchObject({ code: 'archive-busy' });
    const ended = new Promise((resolve) => holder.once('exit', resolve));
    holder.kill('SIGKILL');
    await ended;
    await (await openTestArchive({ dataFolder })).close();
  });

  it('makes a new archive where only the unfinished one of a killed first start lies', async () => {
    const dataFolder = await temporaryFolder();
    await writeFile(join(dataFolder, 'archive.duckdb.new'), 'half');
    const archive = await openTestArchive({ dataFolder });
    expect((await archive.summary()).entries).toBe(0);
    await expect(stat(join(dataFolder, 'archive.duckdb.new'))).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('closes while questions run: they end as a failure that says so, and none is answered in part', async () => {
    const archive = await openTestArchive();
    const entries = Array.from({ length: 6_000 }, (_, at) => ({ key: `entry ${at}`, raw: 'ab'.repeat(1_500) }));
    await importEntries(archive, entries);
    const question = { criteria: criteria([{ field: 'text', values: ['é'] }]), snapshot: null };
    const streaming = archive.stream(
      { criteria: criteria(), snapshot: null },
      { column: 'id', direction: 'ascending' },
      true,
    );
    const pieces = streaming[Symbol.asyncIterator]();
    await pieces.next();
    const asked = Promise.allSettled(Array.from({ length: 9 }, () => archive.count(question)));
    await archive.close();
    for (const answer of await asked) {
      if (answer.status === 'rejected') expect(answer.reason).toMatchObject({ code: 'archive-unavailable' });
      else expect(answer.value.entries).toBe(0);
    }
    await expect(pieces.next()).rejects.toMatchObject({ code: 'archive-unavailable' });
  });

  it('refuses every question once it is closed', async () => {
    const archive = await openTestArchive();
    await archive.close();
    await expect(archive.count({ criteria: criteria(), snapshot: null })).rejects.toMatchObject({
      code: 'archive-unavailable',
    });
  });
});

function holdOpen(path: string): string {
  const api = pathToFileURL(join(process.cwd(), 'node_modules/@duckdb/node-api/lib/index.js')).href;
  return `import { DuckDBInstance } from ${JSON.stringify(api)};
    const instance = await DuckDBInstance.create(${JSON.stringify(path)});
    console.log('open'); setInterval(() => instance, 1000);`;
}

describe('verifying', () => {
  it('finds a changed record, a changed column, a lost and an added entry', async () => {
    const { path } = await closedArchive();
    const statements = [
      [`UPDATE entry SET raw = raw || ' ' WHERE id = 5`, /record of entry 5/],
      ['UPDATE entry SET identity = identity + 1 WHERE id = 5', /batch 1/],
      ['UPDATE entry SET mapping_version = 9 WHERE id = 5', /batch 1/],
      ['DELETE FROM entry WHERE id = 5', /batch 1/],
      ['INSERT INTO entry SELECT * REPLACE (9999 AS id) FROM entry WHERE id = 5', /Entry 9999/],
      [`UPDATE batch SET digest = previous`, /batch 1/],
    ] as const;
    for (const [statement, difference] of statements) {
      const dataFolder = await temporaryFolder();
      await copyFile(path, join(dataFolder, 'archive.duckdb'));
      await tamper(join(dataFolder, 'archive.duckdb'), statement);
      const archive = await openTestArchive({ dataFolder });
      expect((await archive.verify(() => undefined)).difference).toMatch(difference);
      await archive.close();
    }
  });
});
