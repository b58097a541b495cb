import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { collectWindow } from './collect-pages';
import { criteria, idsOf, openTestArchive, temporaryFolder } from './open-test-archive';

/** Two imports (three entries, a duplicate, a revision, a rejected record) and an undone third, written by schema 1. */
async function archiveOfVersionOne(): Promise<string> {
  const dataFolder = await temporaryFolder();
  const packed = await readFile('test/fixtures/archives/archive.v1.duckdb.gz');
  await writeFile(join(dataFolder, 'archive.duckdb'), gunzipSync(packed));
  return dataFolder;
}

describe('an archive of the first schema', () => {
  it('is found whole, and can be collected into', async () => {
    const dataFolder = await archiveOfVersionOne();
    const archive = await openTestArchive({ dataFolder });
    expect(await archive.summary()).toMatchObject({
      entries: 4,
      undated: 1,
      tenants: 2,
      snapshot: { generation: 1, highestId: 5 },
    });
    expect((await archive.verify(() => undefined)).difference).toBeNull();
    expect((await archive.imports()).map(({ state, figures }) => [state, figures.added])).toEqual([
      ['undone', 1],
      ['done', 0],
      ['done', 3],
    ]);
    expect((await archive.deliveries(2)).map(({ importId, windowId, file }) => [importId, windowId, file])).toEqual([
      [1, null, 'one.json'],
      [2, null, 'two.json'],
    ]);
    expect((await archive.versions(4)).map(({ id }) => id)).toEqual([1, 4]);
    expect((await archive.rejected(2, 0, 10)).records).toMatchObject([{ excerpt: 'not json', position: 40 }]);
    expect(await archive.row(1)).toMatchObject({ tenant: 'Northwind Traders', vanished: null });
    expect([await archive.windows({}), await archive.runs(10), await archive.vanished({})]).toEqual([[], [], []]);

    const { outcome } = await collectWindow(archive, [[{ key: 'e' }, { key: 'b', raw: '{"b":1}' }]]);
    expect(outcome).toEqual({ added: 1, duplicates: 1, revisions: 0 });
    expect(await archive.undoImport(1, () => undefined)).toEqual({ removed: 2, kept: 1 });
    await archive.close();

    const again = await openTestArchive({ dataFolder });
    expect(await idsOf(again, criteria())).toEqual([2, 4, 6]);
    expect((await again.verify(() => undefined)).difference).toBeNull();
  });
});
