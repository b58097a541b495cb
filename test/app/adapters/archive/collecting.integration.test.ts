import type { UnaskedPart } from '@core/coverage/coverage-ledger';
import { join } from 'node:path';
import { ArchiveCore } from '@app/adapters/archive/archive-core';
import { DuckDbCollection } from '@app/adapters/archive/coverage/duckdb-collection';
import { Database } from '@app/adapters/archive/engine/database';
import type { Session } from '@app/adapters/archive/engine/session';
import { sql } from '@app/adapters/archive/engine/sql';
import { resolveRows } from '@app/adapters/archive/ingest/resolve-rows';
import { DuckDbWriter } from '@app/adapters/archive/ledger/duckdb-writer';
import type { Archive } from '@core/archive/archive';
import type { ReadingPlan } from '@core/backends/reading-plan';
import { describe, expect, it, onTestFinished } from 'vitest';
import { COMPLETE, collectWindow, DAY, keyOf, pageOf, planOf, windowOf } from './collect-pages';
import { criteria, idsOf, importEntries, openTestArchive, temporaryFolder } from './open-test-archive';
import { batchOf } from './test-batch';

const NO_PROGRESS = (): void => undefined;
const verified = async (archive: Archive) => (await archive.verify(NO_PROGRESS)).difference;
const NOON = 1_750_000_000_000_000;

const UNASKED: UnaskedPart = {
  connectionId: 'c-2',
  connectionName: 'Panel “of\u0000the\ud800 north”',
  scope: '',
  title: 'Panel',
  tenants: ['t-9'],
  isCancelled: false,
  reasons: ['The key is refused.'],
};

describe('a window', () => {
  it('is kept with all that was asked, counted and said of it', async () => {
    let now = NOON;
    const dataFolder = await temporaryFolder();
    const archive = await openTestArchive({ dataFolder, now: () => (now += 1_000_000) });
    const runId = await archive.beginRun('schedule');
    const windowId = await archive.beginWindow(
      windowOf(runId, { connectionName: 'Okta "é"', stream: 'sign-ins', tenants: [keyOf('t-1'), keyOf('a:b')] }),
    );
    const page = pageOf([{ key: 'a' }, { key: 'b' }, { key: 'a' }], { read: 9, cursor: 'after b' });
    expect(await archive.commitPage(windowId, page)).toEqual({ added: 2, duplicates: 1, revisions: 0 });
    const unreadable = { position: 7, bytes: Buffer.from('{'), reason: 'It is no JSON.' };
    await archive.commitPage(windowId, {
      parts: [{ plan: planOf('t-1'), batch: batchOf([{ key: 'a', raw: '{"a":2}' }]), rejected: [unreadable] }],
      read: 2,
      cursor: 'after a',
    });
    const asking = await archive.windows({});
    await archive.endWindow(windowId, {
      outcome: 'capped',
      reason: 'There were more.',
      total: 40,
      tenants: [keyOf('t-2'), keyOf('t-1')],
      keptSince: null,
      settledTo: DAY / 2,
    });
    await archive.endRun(runId, 'done', [UNASKED]);
    const expected = {
      id: windowId,
      runId,
      connectionId: 'connection-1',
      connectionName: 'Okta "é"',
      connector: 'okta',
      account: 'reader',
      scope: 'all',
      stream: 'sign-ins',
      tenants: [keyOf('t-1'), keyOf('a:b'), keyOf('t-2')],
      clock: 'event',
      from: 0,
      to: DAY,
      askedAt: expect.any(Number),
      endedAt: expect.any(Number),
      pages: 2,
      read: 11,
      added: 2,
      duplicates: 1,
      revisions: 1,
      rejected: 1,
      total: 40,
      outcome: 'capped',
      reason: 'There were more.',
      cursor: 'after a',
      settledTo: DAY / 2,
    };
    expect(asking).toMatchObject([{ outcome: 'asking', endedAt: null, reason: null, total: null, cursor: 'after a' }]);
    expect(await archive.windows({})).toEqual([expected]);
    await archive.close();
    const again = await openTestArchive({ dataFolder });
    expect(await again.windows({})).toEqual([expected]);
    expect(await again.run(runId)).toMatchObject({
      trigger: 'schedule',
      state: 'done',
      windows: 1,
      notComplete: 1,
      unasked: [UNASKED],
      read: 11,
      added: 2,
      duplicates: 1,
      revisions: 1,
      vanished: 0,
    });
    expect(await verified(again)).toBeNull();
  });

  it('delivers its entries by the connection’s name, and each can be read again by its plan', async () => {
    const archive = await openTestArchive();
    const { fileId } = await importEntries(archive, [{ key: 'a', tenant: 't-1', position: 3 }], 'a.json');
    const { windowId } = await collectWindow(archive, [[{ key: 'a', position: 5 }, { key: 'b' }]]);
    expect(await archive.deliveries(1)).toMatchObject([
      { importId: 1, windowId: null, runId: null, file: 'a.json', position: 3 },
      { importId: null, windowId, runId: 1, file: 'Okta of Northwind', position: 5 },
    ]);
    expect(await archive.deliveries(2)).toMatchObject([{ importId: null, windowId, runId: 1 }]);
    expect((await archive.record(2))?.plan).toEqual(planOf('t-1'));
    expect((await archive.record(1))?.fileId).toBe(fileId);
  });

  it('takes a page of many tenants in one go, each entry with the plan that reads it', async () => {
    const archive = await openTestArchive();
    const tenants = Array.from({ length: 40 }, (_, at) => `t-${at}`);
    const parts = tenants.map((tenant, at) => ({
      plan: planOf(tenant),
      batch: batchOf([
        { key: `${tenant} one`, tenant, started: at, performer: tenant },
        { key: `${tenant} two`, tenant, item: tenant },
      ]),
      rejected: [],
    }));
    const { windowId, outcome } = await collectWindow(archive, [{ parts, read: 80, cursor: null }], {
      window: { tenants: tenants.map((tenant) => keyOf(tenant)) },
    });
    expect(outcome).toEqual({ added: 80, duplicates: 0, revisions: 0 });
    const rows = (
      await archive.slice({ criteria: criteria(), snapshot: null }, { column: 'id', direction: 'ascending' }, 0, 100)
    ).rows;
    expect(rows.map(({ tenant, performer, item }) => [tenant, performer ?? item])).toEqual(
      tenants.flatMap((tenant) => [
        [tenant, tenant],
        [tenant, tenant],
      ]),
    );
    expect((await archive.record(79))?.plan.tenant).toBe('t-39');
    const again = await collectWindow(archive, [{ parts, read: 80, cursor: null }]);
    expect(again.outcome).toEqual({ added: 0, duplicates: 80, revisions: 0 });
    expect((await archive.deliveries(80)).map((one) => one.windowId)).toEqual([windowId, again.windowId]);
    expect((await archive.chain()).map(({ kind, entries }) => [kind, entries])).toEqual([
      ['collection', 80],
      ['collection', 0],
    ]);
    expect(await verified(archive)).toBeNull();
  });

  it('keeps the order of ids, instants and digests over kinds of one page', async () => {
    const archive = await openTestArchive({ now: () => NOON });
    const github: ReadingPlan = planOf(null, { kind: 'github' });
    const parts = [
      { plan: planOf('t-1'), batch: batchOf([{ key: 'a' }]), rejected: [] },
      { plan: github, batch: batchOf([{ key: 'b' }, { key: 'a' }], 'github'), rejected: [] },
    ];
    await collectWindow(archive, [{ parts, read: 3, cursor: null }]);
    expect(await archive.chain()).toMatchObject([
      { firstId: 1, lastId: 1, committedAt: NOON },
      { firstId: 2, lastId: 2, committedAt: NOON + 1 },
    ]);
    expect(await archive.deliveries(1)).toHaveLength(2);
    expect(await verified(archive)).toBeNull();
  });

  it('does not make searches stale, and is told to listeners when it brings entries', async () => {
    const archive = await openTestArchive();
    const { snapshot } = await archive.summary();
    let told = 0;
    archive.onChanged(() => (told += 1));
    const runId = await archive.beginRun('hand');
    const windowId = await archive.beginWindow(windowOf(runId));
    await archive.commitPage(windowId, pageOf([{ key: 'a' }]));
    expect(told).toBe(1);
    await archive.commitPage(windowId, pageOf([{ key: 'a' }]));
    await archive.commitPage(windowId, pageOf([]));
    expect(told).toBe(1);
    expect((await archive.count({ criteria: criteria(), snapshot })).entries).toBe(0);
    expect((await archive.summary()).snapshot.generation).toBe(snapshot.generation);
  });

  it('is found by connection, run, tenant and range', async () => {
    const archive = await openTestArchive();
    const at = (from: number, to: number, changes: object = {}) =>
      collectWindow(archive, [], { window: { from, to, ...changes } });
    await at(0, 10);
    await at(10, 20, { tenants: [keyOf('t-2'), keyOf('t-3')] });
    await at(20, 30, { connectionId: 'connection-2' });
    const ids = async (query: Parameters<Archive['windows']>[0]) => (await archive.windows(query)).map(({ id }) => id);
    expect(await ids({})).toEqual([1, 2, 3]);
    expect(await ids({ from: 10 })).toEqual([2, 3]);
    expect(await ids({ to: 10 })).toEqual([1]);
    expect(await ids({ from: 5, to: 21 })).toEqual([1, 2, 3]);
    expect(await ids({ connectionId: 'connection-2' })).toEqual([3]);
    expect(await ids({ runId: 2 })).toEqual([2]);
    expect(await ids({ tenants: [keyOf('t-3'), keyOf('t-1')], to: 20 })).toEqual([1, 2]);
    expect(await ids({ tenants: [] })).toEqual([]);
    expect((await archive.runs(2)).map(({ id }) => id)).toEqual([3, 2]);
  });

  it('takes no more pages once it has ended', async () => {
    const archive = await openTestArchive();
    const { windowId } = await collectWindow(archive, [[{ key: 'a' }]]);
    await expect(archive.commitPage(windowId, pageOf([{ key: 'b' }]))).rejects.toThrow(/not being asked/);
    expect(await idsOf(archive, criteria())).toEqual([1]);
  });
});

describe('a run that broke off', () => {
  it('is interrupted, keeps its windows asking, and is taken up by the next', async () => {
    const dataFolder = await temporaryFolder();
    const archive = await openTestArchive({ dataFolder });
    const runId = await archive.beginRun('hand');
    const done = await archive.beginWindow(windowOf(runId));
    await archive.endWindow(done, COMPLETE);
    const windowId = await archive.beginWindow(windowOf(runId, { from: DAY, to: 2 * DAY }));
    await archive.commitPage(windowId, pageOf([{ key: 'a' }], { cursor: 'page 2' }));
    await archive.close();

    const again = await openTestArchive({ dataFolder });
    expect(await again.run(runId)).toMatchObject({ state: 'interrupted', endedAt: expect.any(Number), windows: 2 });
    expect(await again.windows({ from: DAY })).toMatchObject([
      { outcome: 'asking', cursor: 'page 2', runId, pages: 1 },
    ]);
    const next = await again.beginRun('start');
    await again.resumeWindow(windowId, next);
    await again.commitPage(windowId, pageOf([{ key: 'a' }, { key: 'b' }], { cursor: 'page 3' }));
    await again.endWindow(windowId, COMPLETE);
    await again.endRun(next, 'done');
    expect(await again.windows({ from: DAY })).toMatchObject([
      { outcome: 'complete', cursor: 'page 3', runId: next, pages: 2, added: 2, duplicates: 1 },
    ]);
    expect(await again.runs(10)).toMatchObject([
      { id: next, state: 'done', windows: 1, notComplete: 0, read: 2, added: 1, duplicates: 1 },
      { id: runId, state: 'interrupted', windows: 1, notComplete: 0, read: 1, added: 1 },
    ]);
    expect(new Set((await again.deliveries(1)).map((one) => one.windowId))).toEqual(new Set([windowId]));
    expect(await verified(again)).toBeNull();
  });

  it('leaves nothing of a page that could not be committed', async () => {
    let free = 10_000_000_000;
    const archive = await openTestArchive({ freeDiskSpace: () => Promise.resolve(free) });
    const runId = await archive.beginRun('hand');
    const windowId = await archive.beginWindow(windowOf(runId));
    free = 0;
    await expect(archive.commitPage(windowId, pageOf([{ key: 'a' }], { cursor: 'two' }))).rejects.toMatchObject({
      code: 'disk-full',
    });
    free = 10_000_000_000;
    expect(await archive.windows({})).toMatchObject([{ pages: 0, read: 0, cursor: null, outcome: 'asking' }]);
    await archive.commitPage(windowId, pageOf([{ key: 'a' }]));
    expect(await idsOf(archive, criteria())).toEqual([1]);
  });
});

describe('collected and imported entries', () => {
  it('are one chain, and each stays while anything still delivers it', async () => {
    const dataFolder = await temporaryFolder();
    const archive = await openTestArchive({ dataFolder });
    await importEntries(archive, [{ key: 'a' }, { key: 'b' }], 'one.json');
    await collectWindow(archive, [[{ key: 'a' }, { key: 'c' }]]);
    await importEntries(archive, [{ key: 'c' }, { key: 'd' }], 'two.json');
    await collectWindow(archive, [[{ key: 'd' }]]);
    expect(await archive.undoImport(1, NO_PROGRESS)).toEqual({ removed: 1, kept: 1 });
    expect(await archive.undoImport(2, NO_PROGRESS)).toEqual({ removed: 0, kept: 2 });
    expect(await idsOf(archive, criteria())).toEqual([1, 3, 4]);
    expect(await idsOf(archive, criteria([{ field: 'import', values: ['0'] }]))).toEqual([]);
    expect((await archive.deliveries(1)).map(({ file }) => file)).toEqual(['Okta of Northwind']);
    expect((await archive.chain()).map(({ kind, importId }) => [kind, importId])).toEqual([
      ['import', 1],
      ['collection', null],
      ['import', 2],
      ['collection', null],
      ['removal', 1],
      ['removal', 2],
    ]);
    expect(await verified(archive)).toBeNull();
    await archive.close();
    const again = await openTestArchive({ dataFolder });
    expect((await again.summary()).snapshot).toMatchObject({ generation: 2, highestId: 4 });
    expect(await verified(again)).toBeNull();
  });
});

describe('the memory that DuckDB may use', () => {
  it('is less while anything is imported or collected, until the last of them has ended', async () => {
    const dataFolder = await temporaryFolder();
    const now = () => NOON;
    const path = join(dataFolder, 'archive.duckdb');
    const database = await Database.open({ path, memoryLimitBytes: 400_000_000, threads: 1, now });
    onTestFinished(() => database.close());
    const core = await ArchiveCore.load(database, { dataFolder, now, freeDiskSpace: () => Promise.resolve(1e12) });
    const [imports, collection] = [new DuckDbWriter(core), new DuckDbCollection(core)];
    const limit = async () =>
      (await database.read(undefined, (session) => session.row(sql(`SELECT current_setting('memory_limit')`))))?.[0];
    const whole = await limit();
    const importId = await imports.beginImport('one');
    const runId = await collection.beginRun('hand');
    const less = await limit();
    expect(less).not.toBe(whole);
    await collection.endRun(runId, 'done');
    expect(await limit()).toBe(less);
    const second = await collection.beginRun('hand');
    await imports.endImport(importId, 'done');
    expect(await limit()).toBe(less);
    await collection.endRun(second, 'cancelled');
    expect(await limit()).toBe(whole);
  });

  it('holds the batch that is being compared and none of those before it', async () => {
    const path = join(await temporaryFolder(), 'archive.duckdb');
    const database = await Database.open({ path, memoryLimitBytes: 200_000_000, threads: 1, now: () => NOON });
    onTestFinished(() => database.close());
    const batch = batchOf(Array.from({ length: 3000 }, (_, at) => ({ key: `entry ${String(at)}` })));
    const staged = sql(`SELECT estimated_size FROM duckdb_tables() WHERE table_name = 'stage_identity'`);
    const written = <Value>(work: (session: Session) => Promise<Value>): Promise<Value> =>
      database.write(
        async (session) => {
          const value = await work(session);
          return () => value;
        },
        () => undefined,
      );
    const rows: number[] = [];
    for (const firstId of [1, 3001, 6001]) {
      await written((session) => resolveRows(session, batch, firstId));
      rows.push(Number((await written((session) => session.row(staged)))?.[0]));
    }
    expect(rows).toEqual([3000, 3000, 3000]);
  });
});

describe('tenants', () => {
  it('are known by name as soon as a backend lists them, and by the name it lists last', async () => {
    const dataFolder = await temporaryFolder();
    const archive = await openTestArchive({ dataFolder });
    await archive.nameTenants('okta', null, [
      { id: 't-1', name: 'Northwind' },
      { id: 't-2', name: null },
    ]);
    await collectWindow(archive, [[{ key: 'a', tenant: 't-1', tenantName: 'Old name', started: 5 }]]);
    await archive.nameTenants('okta', null, [
      { id: 't-1', name: 'Northwind Traders' },
      { id: 't-2', name: 'Contoso' },
    ]);
    const names = expect.arrayContaining(['Northwind', 'Old name', 'Northwind Traders']) as string[];
    const expected = [
      { key: keyOf('t-1'), kind: 'okta', instance: null, id: 't-1', name: 'Northwind Traders', names },
      { key: keyOf('t-2'), kind: 'okta', instance: null, id: 't-2', name: 'Contoso', names: ['Contoso'] },
    ];
    expect(await archive.tenants()).toEqual(expected);
    expect(await idsOf(archive, criteria([{ field: 'tenant', values: ['Northwind'] }]))).toEqual([1]);
    await archive.close();
    const again = await openTestArchive({ dataFolder });
    expect(await again.tenants()).toEqual(expected);
    expect((await again.row(1))?.tenant).toBe('Northwind Traders');
  });
});

describe('the range of an import', () => {
  const RANGE = { tenants: [keyOf('t-1')], from: 0, to: DAY };

  it('is a window of the ledger until it is declared anew, taken back, or the import is undone', async () => {
    const archive = await openTestArchive();
    await importEntries(archive, [{ key: 'a' }, { key: 'a' }], 'one.json');
    await archive.declareImport(1, RANGE);
    await archive.declareImport(1, { ...RANGE, to: 2 * DAY });
    expect(await archive.windows({})).toMatchObject([
      {
        outcome: 'imported',
        runId: null,
        connectionId: null,
        connector: null,
        connectionName: 'import of one.json',
        tenants: [keyOf('t-1')],
        from: 0,
        to: 2 * DAY,
        read: 2,
        added: 1,
        duplicates: 1,
      },
    ]);
    await archive.declareImport(1, null);
    expect(await archive.windows({})).toEqual([]);
    await archive.declareImport(1, RANGE);
    await archive.undoImport(1, NO_PROGRESS);
    expect(await archive.windows({})).toEqual([]);
    await expect(archive.declareImport(1, RANGE)).rejects.toMatchObject({ code: 'import-not-found' });
    await expect(archive.declareImport(2, RANGE)).rejects.toMatchObject({ code: 'import-not-found' });
  });
});
