import type { ClearLogRecord } from '@core/clear-log/clear-log';
import { startOktaStandIn } from '@demo/backends/okta/okta-stand-in';
import { userInfo } from 'node:os';
import { afterEach, describe, expect, it } from 'vitest';
import {
  type ClearingDesk,
  type ClearingOptions,
  daysAgo,
  openClearingDesk,
  RANGE,
  TENANT,
  TYPED,
} from './clearing-desk';
import type { Fate } from './overheard-backend';

const closing: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function desk(options: ClearingOptions = {}): Promise<ClearingDesk> {
  const one = await openClearingDesk(options);
  closing.push(() => one.close());
  return one;
}

const ids = (entries: readonly { readonly nativeId: string }[]): ReadonlySet<string> =>
  new Set(entries.map(({ nativeId }) => nativeId));

/** Decides once per operation, by how often it has been asked for since `CLEARING` began. */
function onNth(operation: string, fates: Readonly<Record<number, Fate>>): (asked: string) => Fate {
  let count = 0;
  return (asked) => {
    if (asked !== operation) return 'passed';
    count += 1;
    return fates[count] ?? 'passed';
  };
}

describe('what will be cleared is said before', () => {
  it('with the days, the zone, what exactly is deleted, the race and the name to type', async () => {
    const { world, connectionId } = await desk();
    const plan = await world.call('clearLog.plan', { connectionId, tenant: TENANT, ...RANGE });
    expect(plan).toMatchObject({ ...RANGE, zone: 'Europe/Berlin', typed: TYPED, tenant: { id: TENANT, name: TYPED } });
    expect(plan.sentences.join(' ')).toMatch(/whole subtree.*whole days.*Ignores severity.*Cannot be undone/);
    expect(plan.race).toContain('no check can close that gap');
    const choices = await world.call('clearLog.choices', { connectionId });
    expect(choices).toMatchObject({ zone: 'Europe/Berlin', refusal: null });
    expect(choices.tenants).toContainEqual({ id: TENANT, name: TYPED });
  });

  it.each([
    ['a day that has not ended', { to: daysAgo(-1) }, /Only days that have ended/],
    ['no day at all', { to: RANGE.from }, /choose at least one day/],
    ['a part of a day', { to: RANGE.to - 3_600_000_000 }, /whole days only/],
    ['a tenant that it does not reach', { tenant: '9999' }, /does not reach this tenant/],
  ])('is refused for %s', async (_, change, message) => {
    const { world, connectionId } = await desk();
    const asked = world.call('clearLog.plan', { connectionId, tenant: TENANT, ...RANGE, ...change });
    await expect(asked).rejects.toThrow(message);
  });

  it('is refused where the connection asks for the whole subtree at once', async () => {
    const { world, connectionId, clear, inRange } = await desk({ options: { mode: 'subtree' } });
    const before = inRange().length;
    const asked = world.call('clearLog.plan', { connectionId, tenant: TENANT, ...RANGE });
    await expect(asked).rejects.toThrow(/whole subtree at once/);
    const { refusal } = await world.call('clearLog.choices', { connectionId });
    expect(refusal).toMatch(/whole subtree at once/);
    await expect(clear()).rejects.toThrow(/whole subtree at once/);
    expect(inRange()).toHaveLength(before);
  });

  it('is refused where the server’s zone is not known, and for a tenant that the connection does not collect', async () => {
    const zoneless = await desk({ options: { zone: '' } });
    const question = { tenant: TENANT, ...RANGE };
    const asked = zoneless.world.call('clearLog.plan', { connectionId: zoneless.connectionId, ...question });
    await expect(asked).rejects.toThrow(/set the zone of the connection first/);
    const other = await desk({ connection: { tenants: { kind: 'chosen', ids: ['2002'] } } });
    const unchosen = other.world.call('clearLog.plan', { connectionId: other.connectionId, ...question });
    await expect(unchosen).rejects.toThrow(/does not collect Harbor Clinic 1/);
  });

  it('is not available where the backend has no such thing', async () => {
    const { world } = await desk();
    const okta = await startOktaStandIn({ now: () => Date.now() * 1000, tenants: 1, entriesPerTenant: 5, days: 2 });
    closing.push(() => okta.close());
    const connectionId = await world.connect(okta);
    const asked = world.call('clearLog.plan', { connectionId, tenant: 'x', ...RANGE });
    await expect(asked).rejects.toThrow(/not-available-here.*has no Clear Log/);
  });
});

describe('clearing', () => {
  it('deletes exactly the days of the tenant, tells what is left, and marks the entries as cleared by us', async () => {
    const { backend, world, connectionId, clear, history, inRange } = await desk();
    await world.collect({ since: daysAgo(11) });
    const before = backend.held();
    const going = ids(inRange());
    expect(going.size).toBeGreaterThan(10);
    const end = await clear();
    expect(end).toMatchObject({ outcome: 'done', kind: 'clear-log' });
    const left = ids(backend.held());
    expect(new Set([...ids(before)].filter((id) => !left.has(id)))).toEqual(going);
    const archived = await world.archived();
    const marks = [...archived].filter(([, { vanished }]) => vanished !== null);
    expect(new Set(marks.map(([id]) => id))).toEqual(going);
    expect(new Set(marks.map(([, { vanished }]) => vanished))).toEqual(new Set(['cleared']));
    const [record] = await history();
    expect(record).toMatchObject({
      ...{ state: 'cleared', counted: going.size, archived: going.size, left: 0, reason: null, connectionId },
      ...{ account: 'reviewer', machineUser: userInfo().username, tenantId: TENANT, tenantName: TYPED, ...RANGE },
    });
    expect(end).toMatchObject({ result: record });
    await world.collect({ since: daysAgo(11) });
    const later = await world.archived();
    expect([...later].filter(([, { vanished }]) => vanished === 'unexplained')).toEqual([]);
  });

  it('collects what the archive did not hold before it deletes anything', async () => {
    const { world, clear, inRange } = await desk();
    const going = ids(inRange());
    expect(await clear()).toMatchObject({ outcome: 'done', result: { archived: going.size } });
    const archived = await world.archived();
    expect([...going].filter((id) => !archived.has(id))).toEqual([]);
  });

  it('is refused for a name that is typed wrongly, and nothing is noted', async () => {
    const { clear, history, inRange } = await desk();
    const before = inRange().length;
    await expect(clear({ typed: 'harbor clinic 1' })).rejects.toThrow(/Type the tenant's name exactly/);
    expect(inRange()).toHaveLength(before);
    expect(await history()).toEqual([]);
  });

  it('is refused where there is nothing to clear', async () => {
    const { clear, history } = await desk();
    expect(await clear({ from: daysAgo(60), to: daysAgo(50) })).toMatchObject({ outcome: 'failed' });
    expect(await history()).toMatchObject([{ state: 'refused', counted: 0 }]);
  });

  it('is refused for a reseller whose customers’ entries it would delete too', async () => {
    const { backend, clear, history } = await desk();
    const before = backend.held().length;
    const end = await clear({ tenant: '1000', typed: 'Bluegate IT' });
    expect(end).toMatchObject({ outcome: 'failed', failure: { code: 'clear-log-refused' } });
    expect(backend.held()).toHaveLength(before);
    const [record] = await history();
    expect(record).toMatchObject({ state: 'refused', archived: 0 });
    expect(record?.reason).toMatch(/belong to customers below it.*Nothing was cleared\.$/);
  });
});

describe('an entry that comes between collecting and counting', () => {
  const add = (backend: { add(tenant: string, at: number): string }): string => backend.add(TENANT, RANGE.from + 5e9);

  it('is collected too before anything is deleted', async () => {
    let late: string | null = null;
    let counts = 0;
    const { world, clear, history } = await desk({
      decide: (operation, backend) => {
        // The first count, the page, and now the count that follows.
        if (operation === 'GetAuditLogRecordsPaged') counts += 1;
        if (late === null && counts === 3) late = add(backend);
        return 'passed';
      },
    });
    expect(await clear()).toMatchObject({ outcome: 'done' });
    const archived = await world.archived();
    expect(archived.get(String(late))).toMatchObject({ vanished: 'cleared' });
    expect(await history()).toMatchObject([{ state: 'cleared', left: 0 }]);
  });

  it('each time anew makes it refuse, and nothing is deleted', async () => {
    const added: string[] = [];
    let counts = 0;
    const { backend, clear, history } = await desk({
      decide: (operation, standIn) => {
        if (operation === 'GetAuditLogRecordsPaged') counts += 1;
        if (operation === 'GetAuditLogRecordsPaged' && counts % 3 === 0) added.push(add(standIn));
        return 'passed';
      },
    });
    const before = backend.held().length;
    const end = await clear();
    expect(end).toMatchObject({ outcome: 'failed', failure: { code: 'clear-log-refused' } });
    expect(added).toHaveLength(3);
    expect(backend.held()).toHaveLength(before + 3);
    const [record] = await history();
    expect(record?.state).toBe('refused');
    expect(record?.reason).toMatch(/changed each of the 3 times.*Nothing was cleared\.$/);
  });
});

describe('a backend that fails in the middle', () => {
  const last = async ({ history }: ClearingDesk): Promise<ClearLogRecord | undefined> => (await history())[0];

  it('while it is collected: nothing is deleted, and the record says so', async () => {
    const one = await desk({ decide: onNth('GetAuditLogRecordsPaged', FAILS_FROM_SECOND) });
    const before = one.backend.held().length;
    expect(await one.clear()).toMatchObject({ outcome: 'failed' });
    expect(one.backend.held()).toHaveLength(before);
    const record = await last(one);
    expect(record?.state).toMatch(/refused|failed/);
    expect(record?.reason).toMatch(/Nothing was cleared\.$/);
    expect(record?.endedAt).not.toBeNull();
  });

  it('before it has the request to delete: the record says that nobody knows, and how many it still holds', async () => {
    const one = await desk({ decide: onNth('DeleteAuditLogRecords', { 1: 'lost-before' }) });
    const going = one.inRange().length;
    expect(await one.clear()).toMatchObject({ outcome: 'failed', failure: { code: 'backend-failed' } });
    expect(one.inRange()).toHaveLength(going);
    const record = await last(one);
    expect(record).toMatchObject({ state: 'clearing', left: going });
    expect(record?.reason).toContain('Whether the log was cleared is not known.');
  });

  it('after it has deleted: its count tells, and the entries are explained', async () => {
    const one = await desk({ decide: onNth('DeleteAuditLogRecords', { 1: 'lost-after' }) });
    const going = ids(one.inRange());
    expect(await one.clear()).toMatchObject({ outcome: 'done', result: { state: 'cleared', left: 0 } });
    const archived = await one.world.archived();
    expect([...going].map((id) => archived.get(id)?.vanished)).toEqual([...going].map(() => 'cleared'));
  });

  it('after it has deleted, for good: nobody knows until it is tried again, which explains the entries', async () => {
    let isDown = false;
    const one = await desk({
      decide: (operation) => {
        if (operation === 'DeleteAuditLogRecords') {
          isDown = true;
          return 'lost-after';
        }
        return isDown ? 'lost-before' : 'passed';
      },
    });
    const going = ids(one.inRange());
    expect(await one.clear()).toMatchObject({ outcome: 'failed' });
    expect(await last(one)).toMatchObject({ state: 'clearing', left: null });
    isDown = false;
    expect(await one.clear()).toMatchObject({ outcome: 'failed', failure: { code: 'clear-log-refused' } });
    expect(await last(one)).toMatchObject({ state: 'refused', counted: 0 });
    const archived = await one.world.archived();
    const marks = [...archived].filter(([, { vanished }]) => vanished !== null);
    expect(new Set(marks.map(([id, { vanished }]) => `${id} ${vanished ?? ''}`))).toEqual(
      new Set([...going].map((id) => `${id} cleared`)),
    );
  });

  it('while what is left is looked at: it is cleared all the same, and the record says what is not known', async () => {
    let isDown = false;
    const one = await desk({
      decide: (operation) => {
        if (isDown) return 'lost-before';
        isDown = operation === 'DeleteAuditLogRecords';
        return 'passed';
      },
    });
    const end = await one.clear();
    expect(end).toMatchObject({ outcome: 'done', result: { state: 'cleared', left: null } });
    expect((await last(one))?.reason).toContain('Clear these days again');
  });
});

const FAILS_FROM_SECOND: Readonly<Record<number, Fate>> = Object.fromEntries(
  Array.from({ length: 60 }, (_, index) => [index + 2, 'lost-before' as const]),
);
