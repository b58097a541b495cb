import type { Archive } from '@core/archive/archive';
import { describe, expect, it } from 'vitest';
import { criteria, idsOf, importEntries, openTestArchive, temporaryFolder } from './open-test-archive';

const NO_PROGRESS = (): void => undefined;
const verified = async (archive: Archive) => (await archive.verify(NO_PROGRESS)).difference;

describe('undoing an import', () => {
  it('removes what only it delivered and gives the rest to the import that delivered it next', async () => {
    const dataFolder = await temporaryFolder();
    const archive = await openTestArchive({ dataFolder });
    await importEntries(
      archive,
      [{ key: 'a', started: 5 }, { key: 'b', started: 1 }, { key: 'b' }, { key: 'c' }],
      'one.json',
    );
    await importEntries(
      archive,
      [
        { key: 'b', position: 77 },
        { key: 'd', started: 9 },
      ],
      'two.json',
    );
    await importEntries(
      archive,
      [
        { key: 'b', position: 99 },
        { key: 'c', position: 100 },
      ],
      'three.json',
    );
    const { snapshot } = await archive.summary();
    const steps: number[] = [];
    expect(await archive.undoImport(1, (done, total) => steps.push(done, total))).toEqual({ removed: 1, kept: 2 });
    expect(steps).toEqual([0, 3, 3, 3]);
    expect(await idsOf(archive, criteria())).toEqual([2, 3, 4]);
    expect((await archive.deliveries(2)).map(({ file, position }) => ({ file, position }))).toEqual([
      { file: 'two.json', position: 77 },
      { file: 'three.json', position: 99 },
    ]);
    expect((await archive.deliveries(3)).map(({ file }) => file)).toEqual(['three.json']);
    expect(await archive.report(1)).toMatchObject({
      state: 'undone',
      figures: { added: 3, duplicates: 1 },
      entriesInArchive: 0,
    });
    expect(await archive.summary()).toMatchObject({
      entries: 3,
      earliest: 1,
      latest: 9,
      undated: 1,
      snapshot: { generation: 1, highestId: 4 },
    });
    await expect(archive.count({ criteria: criteria(), snapshot })).rejects.toMatchObject({ code: 'snapshot-stale' });
    expect(await verified(archive)).toBeNull();
    expect((await archive.chain()).map((link) => [link.kind, link.importId, link.entries])).toEqual([
      ['import', 1, 3],
      ['import', 2, 1],
      ['import', 3, 0],
      ['removal', 1, 3],
    ]);
    expect(await archive.undoImport(2, NO_PROGRESS)).toEqual({ removed: 1, kept: 1 });
    expect((await archive.deliveries(2)).map(({ file }) => file)).toEqual(['three.json']);
    expect(await verified(archive)).toBeNull();
    await archive.close();
    const again = await openTestArchive({ dataFolder });
    expect(await verified(again)).toBeNull();
    const anew = await importEntries(again, [{ key: 'a' }], 'one.json');
    expect([anew.outcome.added, await idsOf(again, criteria())]).toEqual([1, [2, 3, 5]]);
    await expect(again.undoImport(99, NO_PROGRESS)).rejects.toMatchObject({ code: 'import-not-found' });
  });

  it('makes the oldest version that is left the first one', async () => {
    const archive = await openTestArchive();
    await importEntries(archive, [{ key: 'a', raw: '{"v":1}' }]);
    await importEntries(archive, [{ key: 'a', raw: '{"v":2}' }]);
    await importEntries(archive, [{ key: 'a', raw: '{"v":3}' }]);
    await archive.undoImport(1, NO_PROGRESS);
    expect((await archive.versions(3)).map(({ id }) => id)).toEqual([2, 3]);
    expect(await archive.row(2)).toMatchObject({ revisionOf: null, revisions: 1 });
    await archive.undoImport(3, NO_PROGRESS);
    expect(await archive.row(2)).toMatchObject({ revisionOf: null, revisions: 0 });
    expect(await verified(archive)).toBeNull();
  });

  it('changes nothing when it is cancelled', async () => {
    const archive = await openTestArchive();
    await importEntries(archive, [{ key: 'a' }]);
    const controller = new AbortController();
    const undoing = archive.undoImport(1, () => controller.abort(), controller.signal);
    await expect(undoing).rejects.toMatchObject({ code: 'cancelled' });
    expect([await idsOf(archive, criteria()), (await archive.imports())[0]?.state]).toEqual([[1], 'done']);
    expect(await archive.undoImport(1, NO_PROGRESS)).toEqual({ removed: 1, kept: 0 });
  });
});
