import type { Archive, Rederived } from '@core/archive/archive';
import type { ReadingPlan } from '@core/backends/reading-plan';
import { describe, expect, it } from 'vitest';
import { collect, criteria, idsOf, importEntries, openTestArchive, temporaryFolder } from './open-test-archive';
import { batchOf, type TestEntry } from './test-batch';

const PLAN: ReadingPlan = {
  kind: 'okta',
  mappingVersion: 2,
  framing: 'json',
  encoding: 'utf-8',
  recordPlace: null,
  tenant: null,
  organization: null,
  instance: null,
  zone: 'Europe/Berlin',
  dateOrder: null,
  mapping: null,
  headings: null,
  delimiter: null,
  recordColumn: null,
};

async function* portions(
  ...list: readonly (readonly [readonly number[], readonly TestEntry[]])[]
): AsyncGenerator<Rederived> {
  for (const [ids, entries] of list) yield { ids, columns: batchOf(entries, 'okta', 2) };
}

const verified = async (archive: Archive) => (await archive.verify(() => undefined)).difference;

describe('correcting a file', () => {
  it('replaces the columns under the same ids, whole, and keeps plan, note and chain', async () => {
    const dataFolder = await temporaryFolder();
    const archive = await openTestArchive({ dataFolder, now: () => 1000 });
    const { fileId } = await importEntries(archive, [
      { key: 'a', started: 10, source: 'old' },
      { key: 'b', started: null },
    ]);
    await importEntries(archive, [{ key: 'c', started: 3 }]);
    const records = (await collect(archive.recordsOfFile(fileId))).flat();
    expect(records.map(({ id, fileId: file, kind }) => ({ id, file, kind }))).toEqual([
      { id: 1, file: fileId, kind: 'okta' },
      { id: 2, file: fileId, kind: 'okta' },
    ]);
    const { snapshot } = await archive.summary();
    const figures = await archive.commitCorrection(
      fileId,
      PLAN,
      'Zone: Europe/Berlin.',
      portions(
        [[1], [{ key: 'a2', raw: '', started: 7, source: 'new', tenant: '5', tenantName: 'Five' }]],
        [[2], [{ key: 'b2', raw: '', started: 8, tenant: '5', tenantName: 'Five' }]],
      ),
    );
    expect(figures).toEqual({ changed: 2, merged: 0 });
    expect([await archive.row(1), await archive.row(2)]).toMatchObject([
      { id: 1, started: 7, source: 'new', tenant: 'Five' },
      { id: 2, started: 8, tenant: 'Five' },
    ]);
    expect((await archive.record(1))?.plan).toEqual(PLAN);
    expect(Buffer.from((await archive.record(1))?.bytes ?? []).toString()).toBe('{"key":"a"}');
    expect(await archive.summary()).toMatchObject({
      entries: 3,
      earliest: 3,
      latest: 8,
      undated: 0,
      snapshot: { generation: 1 },
    });
    await expect(archive.count({ criteria: criteria(), snapshot })).rejects.toMatchObject({ code: 'snapshot-stale' });
    expect((await archive.report(1))?.corrections).toEqual([{ at: expect.any(Number), text: 'Zone: Europe/Berlin.' }]);
    expect((await archive.report(1))?.sources[0]?.plan).toEqual(PLAN);
    expect(await verified(archive)).toBeNull();
    expect((await importEntries(archive, [{ key: 'a2', raw: '{"key":"a"}' }])).outcome.duplicates).toBe(1);
    await archive.undoImport(1, () => undefined);
    expect(await verified(archive)).toBeNull();
    await archive.close();
    expect(await verified(await openTestArchive({ dataFolder }))).toBeNull();
  });

  it('merges what turns out to be there already, and keeps other records of that identity as versions', async () => {
    const archive = await openTestArchive();
    await importEntries(
      archive,
      [
        { key: 'x', raw: '{"r":1}' },
        { key: 'y', raw: '{"r":2}' },
      ],
      'one.json',
    );
    const { fileId } = await importEntries(
      archive,
      [
        { key: 'wrong 1', raw: '{"r":1}', position: 50 },
        { key: 'wrong 2', raw: '{"r":22}' },
        { key: 'wrong 3', raw: '{"r":3}' },
        { key: 'wrong 4', raw: '{"r":3}', position: 60 },
      ],
      'two.json',
    );
    await importEntries(archive, [{ key: 'wrong 1', raw: '{"r":1}', position: 70 }], 'three.json');
    const rederived = portions([
      [3, 4, 5, 6],
      [
        { key: 'x', raw: '' },
        { key: 'y', raw: '' },
        { key: 'z', raw: '' },
        { key: 'z', raw: '' },
      ],
    ]);
    expect(await archive.commitCorrection(fileId, PLAN, 'Instance.', rederived)).toEqual({ changed: 2, merged: 2 });
    expect(await idsOf(archive, criteria())).toEqual([1, 2, 4, 5]);
    expect((await archive.deliveries(1)).map(({ file, position }) => [file, position]).sort()).toEqual([
      ['one.json', 0],
      ['three.json', 70],
      ['two.json', 50],
    ]);
    expect((await archive.versions(2)).map(({ id }) => id)).toEqual([2, 4]);
    expect((await archive.deliveries(5)).map(({ position }) => position)).toEqual([14 + 1, 60]);
    expect(await verified(archive)).toBeNull();
    expect((await importEntries(archive, [{ key: 'z', raw: '{"r":3}' }])).outcome.duplicates).toBe(1);
  });

  it('ends a revision whose identity changes', async () => {
    const archive = await openTestArchive();
    await importEntries(archive, [{ key: 'a', raw: '{"v":1}' }]);
    const { fileId } = await importEntries(archive, [{ key: 'a', raw: '{"v":2}' }]);
    expect(await archive.row(2)).toMatchObject({ revisionOf: 1 });
    await archive.commitCorrection(fileId, PLAN, 'Other.', portions([[2], [{ key: 'other', raw: '' }]]));
    expect([await archive.row(1), await archive.row(2)]).toMatchObject([{ revisions: 0 }, { revisionOf: null }]);
  });

  it('changes nothing when it breaks off in the middle', async () => {
    const archive = await openTestArchive();
    const { fileId } = await importEntries(archive, [{ key: 'a', source: 'old' }, { key: 'b' }]);
    async function* broken(): AsyncGenerator<Rederived> {
      yield* portions([[1], [{ key: 'n', raw: '', source: 'never stored', tenant: 'never' }]]);
      throw new Error('The reader broke off');
    }
    await expect(archive.commitCorrection(fileId, PLAN, 'Broken.', broken())).rejects.toThrow('The reader broke off');
    expect(await archive.row(1)).toMatchObject({ source: 'old', tenant: null });
    expect((await archive.summary()).tenants).toBe(0);
    await importEntries(archive, [{ key: 'c', source: 'new', tenant: 't' }]);
    expect(await archive.row(3)).toMatchObject({ source: 'new', tenantKey: 'okta::t' });
    expect(await verified(archive)).toBeNull();
  });
});
