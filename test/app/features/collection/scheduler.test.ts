import { Scheduler } from '@app/features/collection/scheduler';
import { connectionSchema } from '@core/connections/connection';
import { describe, expect, it } from 'vitest';
import { HOUR, NOON } from '../../../core/coverage/ledger-window';
import { CollectingDesk } from './collecting-desk';
import { ScriptedBackend } from './scripted-backend';

function deskWith(more: Readonly<Record<string, unknown>>) {
  const backend = new ScriptedBackend('one', ['a'], { firstRange: HOUR });
  Object.assign(backend, { connection: connectionSchema.parse({ ...backend.connection, ...more }) });
  const desk = new CollectingDesk([backend]);
  const scheduler = schedulerOf(desk);
  const look = async (): Promise<readonly string[]> => {
    await scheduler.look();
    for (const { id } of desk.operations.list()) await desk.end(id);
    return (await desk.ledger.runs(10)).map(({ trigger }) => trigger).reverse();
  };
  return { desk, backend, scheduler, look };
}

const schedulerOf = ({ collections, ledger, connections, ...desk }: CollectingDesk) =>
  new Scheduler({ collections, archive: ledger, connections, now: () => desk.now, logBug: () => '' });

describe('the schedule', () => {
  it('leaves a connection alone that is collected by hand', async () => {
    const { look, scheduler } = deskWith({});
    expect(await look()).toEqual([]);
    expect(scheduler.nextAt('connection-one')).toBeNull();
  });

  it('leaves a disabled connection alone', async () => {
    const { look } = deskWith({ isEnabled: false, everyHours: 1, collectOnStart: true });
    expect(await look()).toEqual([]);
  });

  it('collects once on start', async () => {
    const { look } = deskWith({ collectOnStart: true });
    await look();
    expect(await look()).toEqual(['start']);
  });
});

describe('every so many hours', () => {
  function clocked(everyHours = 2) {
    const made = deskWith({ everyHours });
    const clock = { now: NOON };
    const { collections, ledger, connections } = made.desk;
    const scheduler = new Scheduler({
      collections,
      archive: ledger,
      connections,
      now: () => clock.now,
      logBug: () => '',
    });
    const look = async (): Promise<number> => {
      made.desk.now = clock.now;
      await scheduler.look();
      for (const { id } of made.desk.operations.list()) await made.desk.end(id);
      return (await ledger.runs(100)).length;
    };
    return { ...made, clock, scheduler, look };
  }

  it('collects when the hours are over, and says when that will be', async () => {
    const { clock, scheduler, look } = clocked();
    expect(await look()).toBe(1);
    expect(scheduler.nextAt('connection-one')).toBe(NOON + 2 * HOUR);
    clock.now += HOUR;
    expect(await look()).toBe(1);
    clock.now += HOUR;
    expect(await look()).toBe(2);
  });

  it('knows from the ledger when the last one was, after the program has been started anew', async () => {
    const { clock, desk, look } = clocked();
    await look();
    clock.now += HOUR;
    desk.now = clock.now;
    const { collections, ledger, connections } = desk;
    const anew = new Scheduler({ collections, archive: ledger, connections, now: () => clock.now, logBug: () => '' });
    await anew.look();
    expect((await ledger.runs(100)).length).toBe(1);
    expect(anew.nextAt('connection-one')).toBe(NOON + 2 * HOUR);
  });

  it('is not put off by a clock that is set back a year', async () => {
    const { clock, look } = clocked();
    await look();
    clock.now -= 365 * 24 * HOUR;
    expect(await look()).toBe(1);
    clock.now += 2 * HOUR;
    expect(await look()).toBe(2);
  });

  it('collects once and not a hundred times after the machine slept', async () => {
    const { clock, look } = clocked();
    await look();
    clock.now += 200 * HOUR;
    await look();
    expect(await look()).toBe(2);
  });

  it('waits for a collection that is going on', async () => {
    const { clock, desk, scheduler, look } = clocked();
    const { operation } = await desk.start();
    clock.now += HOUR;
    await scheduler.look();
    expect(desk.operations.list()).toHaveLength(1);
    await desk.end(operation);
    expect(await look()).toBe(1);
    clock.now += 2 * HOUR;
    expect(await look()).toBe(2);
  });

  it('stops', async () => {
    const { scheduler } = clocked();
    scheduler.start();
    await scheduler.stop();
  });
});
