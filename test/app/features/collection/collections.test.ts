import { ExpectedFailure } from '@core/failure/failure';
import { connectionSchema } from '@core/connections/connection';
import { describe, expect, it } from 'vitest';
import { DAY, HOUR, NOON } from '../../../core/coverage/ledger-window';
import { backendOf, CollectingDesk, outcomesOf } from './collecting-desk';
import { recordOf, ScriptedBackend } from './scripted-backend';

const MINUTE = 60_000_000;

describe('a collection', () => {
  it('brings everything that a backend holds, names the tenants and says that all is complete', async () => {
    const backend = backendOf();
    const desk = new CollectingDesk([backend]);
    const report = await desk.collect();
    expect(desk.ledger.entries.size).toBe(120);
    expect(report.run).toMatchObject({ state: 'done', added: 120, notComplete: 0, trigger: 'hand' });
    expect(
      report.scopes.map(({ title, state, read, added, reasons, tenants }) => ({
        title,
        state,
        read,
        added,
        reasons,
        tenants,
      })),
    ).toEqual([
      { title: 'A', state: 'complete', read: 60, added: 60, reasons: [], tenants: ['okta:one.example:a'] },
      { title: 'B', state: 'complete', read: 60, added: 60, reasons: [], tenants: ['okta:one.example:b'] },
    ]);
    expect((await desk.ledger.tenants()).map(({ key, name }) => [key, name])).toEqual([
      ['okta:one.example:a', 'A'],
      ['okta:one.example:b', 'B'],
    ]);
    expect(backend.opened).toBe(0);
  });

  it('asks for one window that overlaps the last one when it is done again', async () => {
    const backend = backendOf('one', ['a']);
    const desk = new CollectingDesk([backend]);
    await desk.collect();
    desk.now += HOUR;
    await desk.collect();
    expect(backend.asked.map(({ from, to }) => [from, to])).toEqual([
      [NOON - 2 * DAY, NOON + 1_000_000],
      [NOON - 2 * HOUR, NOON + HOUR + 1_000_000],
    ]);
  });

  it('finds an entry that arrived late, with an old time', async () => {
    const backend = backendOf('one', ['a']);
    backend.rules = { ...backend.rules, lateness: 6 * HOUR };
    const desk = new CollectingDesk([backend]);
    await desk.collect();
    backend.entries.push({ id: 'late', tenant: 'a', at: NOON - 5 * HOUR });
    desk.now += HOUR;
    await desk.collect();
    expect(desk.ledger.entries.has('late')).toBe(true);
  });

  it('keeps only the entries of the tenants that are chosen, also where one answer holds all of them', async () => {
    const backend = backendOf('one', ['a', 'b', 'c']);
    backend.isSubtree = true;
    const chosen = { ...backend.connection, tenants: { kind: 'chosen' as const, ids: ['a', 'c'] } };
    Object.assign(backend, { connection: chosen });
    const desk = new CollectingDesk([backend]);
    const report = await desk.collect();
    expect(new Set(desk.ledger.entries.values())).toEqual(new Set(['a', 'c']));
    expect(report.run).toMatchObject({ read: 180, added: 120 });
    expect((await desk.ledger.windows({}))[0]?.tenants).toEqual(['okta:one.example:a', 'okta:one.example:c']);
  });

  it('collects a subtree again from its beginning once a tenant is added to it', async () => {
    const backend = backendOf('one', ['a', 'b']);
    backend.isSubtree = true;
    const one = connectionSchema.parse({ ...backend.connection, tenants: { kind: 'chosen', ids: ['a'] } });
    const both = backend.connection;
    Object.assign(backend, { connection: one });
    const desk = new CollectingDesk([backend]);
    await desk.collect();
    Object.assign(backend, { connection: both });
    await desk.collect();
    expect(desk.ledger.entries.size).toBe(120);
  });

  it('says that a chosen tenant is no longer reached, and that a wanted one is unknown', async () => {
    const backend = backendOf('one', ['a']);
    Object.assign(backend, { connection: { ...backend.connection, tenants: { kind: 'chosen', ids: ['a', 'gone'] } } });
    const desk = new CollectingDesk([backend]);
    const report = await desk.collect();
    expect(report.scopes.map(({ title, state, reasons }) => [title, state, reasons])).toEqual([
      ['gone', 'failed', ['The tenant gone is chosen in this connection, but auditor no longer reaches it.']],
      ['A', 'complete', []],
    ]);
    const narrowed = await desk.collect({ tenants: ['Nobody'] });
    expect(narrowed.scopes).toMatchObject([{ title: 'Nobody', state: 'failed' }]);
  });

  it('says so where an account reaches nobody', async () => {
    const backend = backendOf('one', []);
    const report = await new CollectingDesk([backend]).collect();
    expect(report.scopes).toMatchObject([{ state: 'failed', title: 'one' }]);
    expect(report.scopes[0]?.reasons[0]).toContain('reaches no tenant');
  });

  it('collects the tenants that are wanted by key, id or name, and no others', async () => {
    const backend = backendOf('one', ['a', 'b', 'c', 'd']);
    const desk = new CollectingDesk([backend]);
    await desk.collect({ tenants: ['okta:one.example:a', 'b', 'c'] });
    expect(new Set(desk.ledger.entries.values())).toEqual(new Set(['a', 'b', 'c']));
  });

  it('asks for every stream of a scope', async () => {
    const backend = backendOf('one', ['a']);
    backend.streams = ['web', 'git'];
    const desk = new CollectingDesk([backend]);
    await desk.collect();
    expect(backend.asked.map(({ stream }) => stream)).toEqual(['web', 'git']);
  });

  it('keeps a record that cannot be read with the window, and counts it', async () => {
    const backend = backendOf('one', ['a']);
    backend.meddle = (page) => ({
      ...page,
      parts: page.parts.map((part) => ({
        ...part,
        records: [
          ...part.records,
          { ...recordOf({ id: 'x', tenant: 'a', at: NOON }, 9), text: '{"uuid":', bytes: new Uint8Array([123]) },
        ],
      })),
    });
    const desk = new CollectingDesk([backend]);
    await desk.collect();
    expect((await desk.ledger.windows({}))[0]).toMatchObject({ added: 60, rejected: 20 });
  });

  it('answers questions between the records of a large page', async () => {
    const backend = new ScriptedBackend('one', ['a'], { firstRange: DAY });
    backend.pageSize = 100_000;
    backend.fill(NOON - HOUR, NOON, 200_000);
    const desk = new CollectingDesk([backend]);
    let turns = 0;
    const count = setInterval(() => (turns += 1), 1);
    await desk.collect();
    clearInterval(count);
    expect(desk.ledger.entries.size).toBe(18_000);
    expect(turns).toBeGreaterThan(5);
  });
});

describe('a window that holds too much', () => {
  it('is split until every part is complete', async () => {
    const backend = backendOf('one', ['a']);
    backend.cap = 7;
    const desk = new CollectingDesk([backend]);
    const report = await desk.collect();
    expect(desk.ledger.entries.size).toBe(60);
    expect(report.run.notComplete).toBe(0);
    expect(report.scopes).toMatchObject([{ state: 'complete', reasons: [] }]);
    expect((await desk.ledger.windows({})).filter(({ outcome }) => outcome === 'capped').length).toBeGreaterThan(3);
  });

  it('stays capped in the ledger where it is as short as it can be', async () => {
    const backend = backendOf('one', ['a']);
    for (let n = 0; n < 9; n += 1) backend.entries.push({ id: `same ${n}`, tenant: 'a', at: NOON - 3 * HOUR });
    backend.cap = 5;
    const desk = new CollectingDesk([backend]);
    const report = await desk.collect();
    expect(report.scopes).toMatchObject([{ state: 'not-complete', reasons: ['There were more.'] }]);
    expect(report.run.notComplete).toBe(1);
    const capped = (await desk.ledger.windows({})).findLast(({ outcome }) => outcome === 'capped');
    expect([capped?.from, capped?.to]).toEqual([NOON - 3 * HOUR, NOON - 3 * HOUR + 1_000_000]);
  });
});

describe('a run that ends early', () => {
  it('goes on after the last committed page once it was cancelled', async () => {
    const backend = backendOf('one', ['a']);
    const desk = new CollectingDesk([backend]);
    let commits = 0;
    desk.ledger.beforeCommit = () => {
      commits += 1;
      if (commits === 4) desk.operations.cancel(desk.operations.list()[0]?.id ?? '');
    };
    const cut = await desk.collect();
    expect(cut.run.state).toBe('cancelled');
    expect(cut.scopes).toMatchObject([{ state: 'cancelled' }]);
    expect(desk.ledger.entries.size).toBe(12);
    expect(await desk.ledger.windows({})).toMatchObject([{ outcome: 'asking', cursor: '12' }]);
    const rest = await desk.collect();
    expect(backend.asked[1]).toMatchObject({ from: backend.asked[0]?.from, to: backend.asked[0]?.to, cursor: '12' });
    expect(desk.ledger.entries.size).toBe(60);
    expect(rest.run).toMatchObject({ notComplete: 0 });
    expect((await desk.ledger.windows({})).map(({ outcome }) => outcome)).toEqual(['complete-so-far']);
  });

  it('is cancelled before its first step without a trace of going on', async () => {
    const desk = new CollectingDesk([backendOf()]);
    const { operation, runId } = await desk.start();
    desk.operations.cancel(operation);
    await desk.end(operation);
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect((await desk.read(runId)).run.state).toBe('cancelled');
    expect(desk.collections.isRunning).toBe(false);
    expect((await desk.collect()).run.state).toBe('done');
  });

  it('starts a window over where records can only be told from their equals by counting them', async () => {
    const backend = backendOf('one', ['a']);
    backend.isAnonymous = true;
    backend.entries = [1, 2, 3, 4, 5, 6, 7].map((n) => ({ id: `${n}`, tenant: 'a', at: NOON - 4 * HOUR }));
    const desk = new CollectingDesk([backend]);
    let commits = 0;
    desk.ledger.beforeCommit = () => {
      commits += 1;
      if (commits === 1) desk.operations.cancel(desk.operations.list()[0]?.id ?? '');
    };
    await desk.collect();
    expect(desk.ledger.entries.size).toBe(3);
    await desk.collect();
    // Seven equal records are seven entries, in whichever run each page came.
    expect(desk.ledger.entries.size).toBe(7);
    expect(backend.asked.map(({ cursor }) => cursor)).toEqual([null, '3', null]);
  });

  it('stops altogether where the disk is full, and the next one goes on', async () => {
    const desk = new CollectingDesk([backendOf(), backendOf('two', ['x'])]);
    let isFull = true;
    desk.ledger.beforeCommit = () => {
      if (isFull && desk.ledger.entries.size > 30) throw new ExpectedFailure('disk-full', 'The disk is full.');
    };
    const { operation, runId } = await desk.start();
    expect(await desk.end(operation)).toMatchObject({ outcome: 'failed', failure: { code: 'disk-full' } });
    const report = await desk.read(runId);
    expect(report.run.state).toBe('failed');
    expect((await desk.ledger.windows({})).every(({ outcome }) => outcome === 'asking')).toBe(true);
    isFull = false;
    expect((await desk.collect()).run).toMatchObject({ state: 'done', notComplete: 0 });
    expect(desk.ledger.entries.size).toBe(180);
    expect((await desk.ledger.windows({})).every(({ outcome }) => outcome === 'complete-so-far')).toBe(true);
  });

  it('waits between pages while it is paused', async () => {
    const backend = backendOf('one', ['a']);
    const desk = new CollectingDesk([backend]);
    let commits = 0;
    desk.ledger.beforeCommit = () => {
      commits += 1;
      if (commits === 2) desk.pause(true);
    };
    const { operation } = await desk.start();
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(commits).toBe(2);
    expect(desk.collections.progress()).toMatchObject({ isPaused: true });
    desk.pause(false);
    await desk.end(operation);
    expect(desk.ledger.entries.size).toBe(60);
  });

  it('can be cancelled while it is paused', async () => {
    const backend = backendOf('one', ['a']);
    const desk = new CollectingDesk([backend]);
    desk.ledger.beforeCommit = () => desk.pause(true);
    const { operation } = await desk.start();
    await new Promise((resolve) => setTimeout(resolve, 30));
    desk.operations.cancel(operation);
    expect(await desk.end(operation)).toMatchObject({ outcome: 'cancelled' });
  });
});

describe('what passes the retention', () => {
  it('is recorded as expired and never asked for', async () => {
    const backend = backendOf('one', ['a']);
    backend.rules = { ...backend.rules, retention: DAY };
    const desk = new CollectingDesk([backend]);
    const report = await desk.collect();
    expect(backend.asked).toHaveLength(1);
    expect(backend.asked[0]?.from).toBe(NOON - DAY + MINUTE);
    expect((await outcomesOf(desk)).map(([, outcome]) => outcome)).toEqual(['expired', 'complete-so-far']);
    expect(report.scopes).toMatchObject([{ state: 'not-complete', reasons: [expect.stringContaining('1 days')] }]);
    desk.now += HOUR;
    expect((await desk.collect()).run.notComplete).toBe(0);
  });

  it('while a long run goes on is not asked for either', async () => {
    const backend = new ScriptedBackend('one', ['a', 'b'], {
      firstRange: DAY,
      retention: DAY + MINUTE,
      longestWindow: 6 * HOUR,
    });
    backend.parallel = 1;
    const desk = new CollectingDesk([backend]);
    backend.meddle = (page, { scope }) => {
      if (scope.id === 'a') desk.now += 2 * HOUR;
      return page;
    };
    await desk.collect();
    const first = backend.asked.find(({ scope }) => scope.id === 'b');
    expect(first?.from).toBeGreaterThanOrEqual(desk.now - DAY - MINUTE);
    expect((await desk.ledger.windows({ tenants: ['okta:one.example:b'] }))[0]).toMatchObject({
      outcome: 'expired',
      from: NOON - DAY,
    });
  });

  it('leaves a day that is kept in part, which is never complete', async () => {
    const backend = new ScriptedBackend('one', ['a'], { granularity: DAY, retention: 3 * DAY, firstRange: 3 * DAY });
    const desk = new CollectingDesk([backend]);
    await desk.collect();
    expect((await outcomesOf(desk)).map(([, outcome]) => outcome)).toEqual(['expired', 'complete-so-far']);
    expect(backend.asked).toHaveLength(2);
  });
});

describe('a second collection', () => {
  it('is refused while one is going on, and a refresh is answered with the one that is', async () => {
    const desk = new CollectingDesk([backendOf()]);
    const first = await desk.start();
    await expect(desk.start()).rejects.toMatchObject({ code: 'collection-running' });
    expect(await desk.start({ trigger: 'refresh' })).toMatchObject(first);
    await desk.end(first.operation);
    expect((await desk.ledger.runs(10)).map(({ id }) => id)).toEqual([1]);
  });

  it('is refused while the first is only starting', async () => {
    const desk = new CollectingDesk([backendOf()]);
    const both = await Promise.allSettled([desk.start(), desk.start(), desk.start({ trigger: 'refresh' })]);
    expect(both.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });

  it('ends the windows that an interrupted one left, where others have asked for their range', async () => {
    const backend = backendOf('one', ['a']);
    backend.rules = { ...backend.rules, cursorsLast: true };
    const desk = new CollectingDesk([backend]);
    desk.ledger.beforeCommit = () => desk.operations.cancel(desk.operations.list()[0]?.id ?? '') as never;
    await desk.collect();
    desk.ledger.beforeCommit = () => undefined;
    backend.account = 'another';
    await desk.collect();
    expect((await outcomesOf(desk)).map(([, outcome]) => outcome)).toEqual(['failed', 'complete-so-far']);
    expect(desk.ledger.entries.size).toBe(60);
  });
});

describe('progress', () => {
  it('is told at most four times a second, tenant by tenant, and ends', async () => {
    const backend = backendOf('one', ['a', 'b', 'c', 'd', 'e', 'f']);
    backend.meddle = async (page) => {
      await new Promise((resolve) => setTimeout(resolve, 5));
      return page;
    };
    const desk = new CollectingDesk([backend]);
    const begun = Date.now();
    const { operation } = await desk.start();
    desk.connections.waits.get('connection-one')?.('one.example asks to wait 30 s', Date.now() + 30_000);
    await desk.end(operation);
    const told = desk.pushes.flatMap((push) => (push.name === 'collection.progress' ? [push.body] : []));
    expect(told.at(-1)).toBeNull();
    expect(told.length).toBeLessThanOrEqual(((Date.now() - begun) / 1000) * 4 + 3);
    const last = told.findLast((one) => one !== null);
    expect(last).toMatchObject({ runId: 1, isPaused: false, scopesTotal: 6 });
    expect(desk.collections.progress()).toBeNull();
  });

  it('says how much is left once every window is known', async () => {
    const backend = new ScriptedBackend('one', ['a'], { firstRange: 10 * DAY, longestWindow: DAY });
    const desk = new CollectingDesk([backend]);
    let seen: number | null | undefined;
    backend.meddle = async (page) => {
      await new Promise((resolve) => setTimeout(resolve, 10));
      const progress = desk.collections.progress();
      if (progress?.windowsDone === 5) seen = progress.secondsLeft;
      return page;
    };
    await desk.collect();
    expect(seen).toBe(0);
  });
});
