import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { collect, criteria, idsOf, importEntries, openTestArchive, temporaryFolder } from './open-test-archive';
import { batchOf, identityOf, type TestEntry } from './test-batch';

const HOUR = 3_600_000_000;
const NOON = 1_750_000_000_000_000;

describe('what is stored', () => {
  it('gives every record back byte for byte, whatever it holds', async () => {
    const archive = await openTestArchive();
    const raws: readonly (readonly [string | Uint8Array, TestEntry['encoding']])[] = [
      ['plain', 'utf-8'],
      ['with \0 inside and at the end\0', 'utf-8'],
      ['\uFEFFbegins with a mark, {"a":"\\ud800"} é 😀', 'utf-8'],
      ['', 'utf-8'],
      [Uint8Array.from([0xff, 0xfe, 0x00, 0x41]), 'binary'],
      [Uint8Array.from(Buffer.from('{"a":"ü"}', 'utf16le')), 'utf-16le'],
      [Uint8Array.from(Buffer.from('caf\xe9', 'latin1')), 'windows-1252'],
      [Uint8Array.from([0x61, 0xc3]), 'utf-8'],
      ['x'.repeat(3_000_000), 'utf-8'],
    ];
    await importEntries(
      archive,
      raws.map(([raw, encoding], at) => ({ key: `raw ${at}`, raw, ...(encoding === undefined ? {} : { encoding }) })),
    );
    for (const [at, [raw, encoding]] of raws.entries()) {
      const record = await archive.record(at + 1);
      expect(record?.encoding).toBe(encoding);
      expect(Buffer.compare(Buffer.from(record?.bytes ?? []), Buffer.from(raw))).toBe(0);
      expect(record?.sha256).toBe(createHash('sha256').update(raw).digest('hex'));
      expect(record?.identity).toBe(identityOf(`raw ${at}`).toString('hex'));
    }
    const streamed = (
      await collect(
        archive.stream({ criteria: criteria(), snapshot: null }, { column: 'id', direction: 'ascending' }, true),
      )
    ).flat();
    expect(streamed.map(({ record }) => Buffer.from(record?.bytes ?? []).length)).toEqual(
      raws.map(([raw]) => Buffer.from(raw).length),
    );
  });

  it('gives every column back, and tells an empty value from none', async () => {
    const dataFolder = await temporaryFolder();
    let archive = await openTestArchive({ dataFolder, now: () => NOON });
    const entry: TestEntry = {
      key: 'full',
      severity: 'warning',
      started: -5,
      finished: NOON,
      source: '\uFEFFSource',
      task: '',
      itemType: 'type',
      item: '\uFEFFitem \ud800',
      performer: 'someone@example.com',
      onBehalfOf: 'other',
      relation: 'administrator',
      instance: 'in:st',
      tenant: '42%',
      tenantName: 'Customer',
      organization: 'Org',
      nativeId: 'native',
      address: '::1',
      part: 3,
    };
    await importEntries(archive, [entry, { key: 'empty' }]);
    const expected = [
      {
        id: 1,
        severity: 'warning',
        started: -5,
        finished: NOON,
        duration: NOON + 5,
        zone: 'UTC',
        zoneSource: 'given',
        precision: 'millisecond',
        ambiguous: false,
        source: '\uFEFFSource',
        task: '',
        itemType: 'type',
        item: '\uFEFFitem \uFFFD',
        performer: 'someone@example.com',
        relation: 'administrator',
        onBehalfOf: 'other',
        tenant: 'Customer',
        tenantKey: 'okta:in%3Ast:42%25',
        organization: 'Org',
        backend: 'okta',
        instance: 'in:st',
        address: '::1',
        nativeId: 'native',
        firstSeen: NOON,
        revisionOf: null,
        revisions: 0,
        part: 3,
        vanished: null,
        artefacts: [],
      },
      expect.objectContaining({
        id: 2,
        started: null,
        duration: null,
        task: null,
        item: null,
        tenant: null,
        relation: null,
      }),
    ];
    expect([await archive.row(1), await archive.row(2), await archive.row(3)]).toEqual([...expected, null]);
    await archive.close();
    archive = await openTestArchive({ dataFolder });
    expect([await archive.row(1), await archive.row(2)]).toEqual(expected);
    await importEntries(archive, [{ ...entry, key: 'again' }]);
    expect(await idsOf(archive, criteria([{ field: 'source', values: ['\uFEFFSource'] }]))).toEqual([1, 3]);
  });

  it('knows a tenant by instance and id, with its name of the latest time and all names it had', async () => {
    const archive = await openTestArchive();
    const of = (key: string, started: number | null, tenantName: string, instance = 'one'): TestEntry => ({
      key,
      started,
      tenantName,
      tenant: '7',
      instance,
    });
    await importEntries(archive, [
      of('a', NOON, 'New name'),
      of('b', NOON - HOUR, 'Old name'),
      of('c', NOON, 'Else', 'two'),
    ]);
    await importEntries(archive, [of('d', NOON - 2 * HOUR, 'Oldest name'), of('e', null, 'Undated name')]);
    expect((await archive.row(1))?.tenant).toBe('New name');
    expect(await idsOf(archive, criteria([{ field: 'tenant', values: ['Oldest name'] }]))).toEqual([1, 2, 4, 5]);
    expect(await idsOf(archive, criteria([{ field: 'tenant', values: ['7'] }]))).toEqual([1, 2, 3, 4, 5]);
    expect(await idsOf(archive, criteria([{ field: 'tenant', values: ['okta:two:7'] }]))).toEqual([3]);
    expect(await idsOf(archive, criteria([{ field: 'tenant', not: true, values: ['okta:two:7'] }]))).toEqual([
      1, 2, 4, 5,
    ]);
    await importEntries(archive, [of('f', NOON + HOUR, 'Newest name')]);
    expect((await archive.row(1))?.tenant).toBe('Newest name');
    expect((await archive.summary()).tenants).toBe(2);
  });
});

describe('duplicates and revisions', () => {
  it('stores nothing twice, counts it, and remembers who delivered it again', async () => {
    const archive = await openTestArchive({ now: () => NOON });
    const entries = [{ key: 'a' }, { key: 'b' }, { key: 'a' }];
    const first = await importEntries(archive, entries, 'first.json');
    const second = await importEntries(archive, [{ key: 'b', position: 500 }, { key: 'c' }], 'second.json');
    expect([first.outcome, second.outcome]).toEqual([
      { added: 2, duplicates: 1, revisions: 0 },
      { added: 1, duplicates: 1, revisions: 0 },
    ]);
    expect((await archive.summary()).entries).toBe(3);
    expect(await archive.deliveries(2)).toEqual([
      { importId: 1, windowId: null, runId: null, file: 'first.json', position: 11, at: NOON },
      { importId: 2, windowId: null, runId: null, file: 'second.json', position: 500, at: NOON + 1 },
    ]);
    expect(await idsOf(archive, criteria([{ field: 'import', values: ['2'] }]))).toEqual([2, 3]);
    expect(await idsOf(archive, criteria([{ field: 'import', not: true, values: ['2'] }]))).toEqual([1]);
    expect(await archive.figures(2)).toEqual({ read: 2, added: 1, duplicates: 1, revisions: 0, rejected: 0 });
  });

  it('takes the same content in other bytes for a duplicate, and other content for a revision', async () => {
    const archive = await openTestArchive();
    await importEntries(archive, [{ key: 'a', raw: '{"x":1,"y":"é"}' }]);
    const again = await importEntries(archive, [
      { key: 'a', raw: '{ "y":"\\u00e9", "x":1 }' },
      { key: 'a', raw: '{"x":2}' },
      { key: 'a', raw: '{"x": 2}' },
      { key: 'a', raw: '{"x":3}' },
    ]);
    expect(again.outcome).toEqual({ added: 0, duplicates: 2, revisions: 2 });
    const [one, two, three] = [await archive.row(1), await archive.row(2), await archive.row(3)];
    expect([one?.revisions, one?.revisionOf, two?.revisionOf, three?.revisionOf]).toEqual([2, null, 1, 1]);
    for (const id of [1, 2, 3]) expect((await archive.versions(id)).map((version) => version.id)).toEqual([1, 2, 3]);
    const third = await importEntries(archive, [{ key: 'a', raw: '{"x":2}' }]);
    expect(third.outcome).toEqual({ added: 0, duplicates: 1, revisions: 0 });
    expect((await archive.deliveries(2)).length).toBe(3);
  });

  it('tells the other entries of one record', async () => {
    const archive = await openTestArchive();
    const raw = '{"events":[1,2]}';
    await importEntries(archive, [
      { key: 'a0', raw, position: 9, part: 0, task: 'first' },
      { key: 'a1', raw, position: 9, part: 1, task: 'second' },
      { key: 'b', raw, position: 90 },
    ]);
    expect(await archive.siblings(1)).toEqual([{ id: 2, part: 1, task: 'second' }]);
    expect(await archive.siblings(3)).toEqual([]);
  });
});

describe('imports', () => {
  it('reports figures, sources, rejected records and times, and still after opening again', async () => {
    const dataFolder = await temporaryFolder();
    const archive = await openTestArchive({ dataFolder, now: () => NOON });
    const importId = await archive.beginImport('two files');
    const one = await archive.beginFile({ importId, name: 'a.json', byteLength: 10, plan: null });
    const two = await archive.beginFile({ importId, name: 'b.json', byteLength: 20, plan: null });
    await archive.commitBatch(
      importId,
      one,
      batchOf([{ key: 'a', started: NOON }, { key: 'b', started: NOON + HOUR }, { key: 'c' }]),
    );
    await archive.commitBatch(importId, two, batchOf([{ key: 'a' }]));
    const rejected = [
      { position: 7, bytes: Uint8Array.from([0xff, 0x00, 0x41]), reason: 'Not JSON.' },
      { position: 70, bytes: Buffer.from('x'.repeat(5000)), reason: 'Too odd.' },
    ];
    await archive.commitRejected(two, rejected);
    await archive.endFile(one, { plan: null, failure: null });
    await archive.endFile(two, { plan: null, failure: 'It broke off.' });
    await archive.endImport(importId, 'done');
    await archive.close();
    const again = await openTestArchive({ dataFolder });
    expect(await again.report(importId)).toMatchObject({
      id: importId,
      state: 'done',
      title: 'two files',
      files: 2,
      figures: { read: 6, added: 3, duplicates: 1, revisions: 0, rejected: 2 },
      sources: [
        {
          name: 'a.json',
          byteLength: 10,
          figures: { read: 3, added: 3 },
          failure: null,
          earliest: NOON,
          latest: NOON + HOUR,
          undated: 1,
        },
        { name: 'b.json', figures: { read: 3, duplicates: 1, rejected: 2 }, failure: 'It broke off.', undated: 1 },
      ],
      entriesInArchive: 3,
      earliest: NOON,
      latest: NOON + HOUR,
      undated: 1,
    });
    expect(await again.rejected(importId, 1, 10)).toEqual({
      total: 2,
      records: [
        { id: 2, file: 'b.json', position: 70, reason: 'Too odd.', byteLength: 5000, excerpt: 'x'.repeat(2000) },
      ],
    });
    const bytes = await collect(again.rejectedBytes(importId));
    expect(bytes.map((one) => ({ ...one, bytes: [...one.bytes].slice(0, 3) }))).toEqual([
      { file: 'b.json', position: 7, reason: 'Not JSON.', bytes: [0xff, 0x00, 0x41] },
      { file: 'b.json', position: 70, reason: 'Too odd.', bytes: [120, 120, 120] },
    ]);
    expect(await again.report(99)).toBeNull();
    await expect(again.figures(99)).rejects.toMatchObject({ code: 'import-not-found' });
  });

  it('calls an import that a process left running interrupted', async () => {
    const dataFolder = await temporaryFolder();
    const archive = await openTestArchive({ dataFolder, now: () => NOON });
    const importId = await archive.beginImport('left');
    const file = await archive.beginFile({ importId, name: 'a.json', byteLength: 10, plan: null });
    await archive.commitBatch(importId, file, batchOf([{ key: 'a' }]));
    await archive.close();
    const [summary] = await (await openTestArchive({ dataFolder })).imports();
    expect(summary).toMatchObject({ id: importId, state: 'interrupted', endedAt: NOON, figures: { added: 1 } });
  });

  it('stops before the disk is full and leaves everything else working', async () => {
    let free = 10_000_000_000;
    const archive = await openTestArchive({ freeDiskSpace: () => Promise.resolve(free) });
    await importEntries(archive, [{ key: 'a' }]);
    free = 1_000_000;
    await expect(importEntries(archive, [{ key: 'b' }])).rejects.toMatchObject({ code: 'disk-full' });
    expect(await idsOf(archive, criteria())).toEqual([1]);
  });

  it('tells its listeners after each commit, until they stop listening', async () => {
    const archive = await openTestArchive();
    const heard: number[] = [];
    const stop = archive.onChanged(() => heard.push(1));
    const importId = await archive.beginImport('heard');
    const file = await archive.beginFile({ importId, name: 'a.json', byteLength: 10, plan: null });
    await archive.commitBatch(importId, file, batchOf([{ key: 'a' }]));
    expect(heard).toHaveLength(1);
    stop();
    await archive.commitBatch(importId, file, batchOf([{ key: 'b' }]));
    expect(heard).toHaveLength(1);
  });
});
