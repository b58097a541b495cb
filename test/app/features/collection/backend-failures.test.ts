import { BackendFailure } from '@core/http/backend-failure';
import { describe, expect, it } from 'vitest';
import { DAY, HOUR, NOON } from '../../../core/coverage/ledger-window';
import { backendOf, CollectingDesk, outcomesOf } from './collecting-desk';
import { ScriptedBackend } from './scripted-backend';

const MINUTE = 60_000_000;

describe('a backend that fails', () => {
  it.each([
    ['forbidden', 'forbidden'],
    ['expired', 'expired'],
    ['timeout', 'failed'],
    ['throttled', 'failed'],
  ] as const)(
    'by %s makes the window %s with its sentence, and never stops the other tenants',
    async (kind, outcome) => {
      const backend = backendOf();
      backend.parallel = 1;
      backend.meddle = (page, { scope }) => {
        if (scope.id === 'a') throw new BackendFailure(kind, 'Not a.');
        return page;
      };
      const desk = new CollectingDesk([backend]);
      const report = await desk.collect();
      expect(await outcomesOf(desk)).toEqual([
        ['a', outcome, 'Not a.'],
        ['b', 'complete-so-far', null],
      ]);
      expect(report.scopes.map(({ state, reasons }) => [state, reasons])).toEqual([
        ['failed', ['Not a.']],
        ['complete', []],
      ]);
      expect(report.run).toMatchObject({ state: 'done', notComplete: 1 });
    },
  );

  it('keeps the pages that came before it, and asks for the whole range again', async () => {
    const backend = backendOf('one', ['a']);
    let pages = 0;
    backend.meddle = (page) => {
      pages += 1;
      if (pages === 5) throw new BackendFailure('interrupted', 'The connection broke.');
      return page;
    };
    const desk = new CollectingDesk([backend]);
    await desk.collect();
    expect(desk.ledger.entries.size).toBe(12);
    const report = await desk.collect();
    expect(desk.ledger.entries.size).toBe(60);
    expect(report.run.notComplete).toBe(0);
  });

  it('in one place only lets the rest of the range be read, and names the place', async () => {
    const backend = backendOf('one', ['a']);
    backend.meddle = (page, { from, to }) => {
      const poison = NOON - 4 * HOUR - 30 * MINUTE;
      if (from <= poison && poison < to) throw new BackendFailure('malformed', 'No JSON.');
      return page;
    };
    const desk = new CollectingDesk([backend]);
    const report = await desk.collect();
    expect(desk.ledger.entries.size).toBeGreaterThan(40);
    expect(report.scopes).toMatchObject([{ state: 'not-complete', reasons: ['No JSON.'] }]);
    expect(report.run.notComplete).toBe(1);
  });

  it('everywhere is not asked for ever', async () => {
    const backend = backendOf('one', ['a']);
    backend.meddle = () => {
      throw new BackendFailure('malformed', 'No JSON.');
    };
    const desk = new CollectingDesk([backend]);
    await desk.collect();
    expect(backend.asked.length).toBeLessThan(20);
  });

  it.each(['sign-in-refused', 'no-secret', 'unreachable'] as const)(
    'by %s is asked no more, and every remaining tenant is told why',
    async (kind) => {
      const backend = backendOf('one', ['a', 'b', 'c']);
      backend.parallel = 1;
      backend.meddle = () => {
        throw new BackendFailure(kind, 'The key is refused.');
      };
      const other = backendOf('two', ['x']);
      const desk = new CollectingDesk([backend, other]);
      const report = await desk.collect();
      expect(backend.asked).toHaveLength(1);
      expect(await outcomesOf(desk)).toEqual(
        expect.arrayContaining([
          ['a', 'failed', 'The key is refused.'],
          ['x', 'complete-so-far', null],
        ]),
      );
      expect(await desk.ledger.windows({ connectionId: 'connection-one' })).toHaveLength(1);
      const told = report.scopes.filter(({ connectionName }) => connectionName === 'one');
      expect(told.map(({ title, state, reasons }) => [title, state, reasons])).toEqual([
        ['A', 'failed', ['The key is refused.']],
        ['B', 'failed', ['Not asked for any more: The key is refused.']],
        ['C', 'failed', ['Not asked for any more: The key is refused.']],
      ]);
    },
  );

  it('by keeping us waiting holds up neither its newest entries nor the others for ever', async () => {
    const backend = new ScriptedBackend('one', ['a', 'b', 'c', 'd', 'e'], { firstRange: 10 * DAY, longestWindow: DAY });
    backend.fill(NOON - HOUR, NOON);
    backend.parallel = 1;
    backend.meddle = (page, { scope, to }) => {
      if (scope.id !== 'a' || to < NOON) throw new BackendFailure('timeout', 'No answer.');
      return page;
    };
    const desk = new CollectingDesk([backend]);
    const report = await desk.collect();
    expect(desk.ledger.entries.size).toBe(60);
    const asked = ['a', 'b', 'c', 'd', 'e'].map((id) => backend.asked.filter(({ scope }) => scope.id === id).length);
    expect(asked).toEqual([4, 4, 4, 4, 0]);
    expect(report.scopes.map(({ state }) => state)).toEqual(['not-complete', 'failed', 'failed', 'failed', 'failed']);
    expect(report.scopes.every(({ reasons }) => reasons.length > 0)).toBe(true);
  });

  it('before its tenants are known is told of in the report, and the others are collected', async () => {
    const broken = backendOf('one', ['a']);
    broken.onList = () => {
      throw new BackendFailure('sign-in-refused', 'The key is refused.');
    };
    const desk = new CollectingDesk([broken, backendOf('two', ['x'])]);
    const report = await desk.collect();
    expect(report.run.state).toBe('done');
    expect(report.scopes.map(({ connectionName, state, reasons }) => [connectionName, state, reasons])).toEqual(
      expect.arrayContaining([
        ['one', 'failed', ['The key is refused.']],
        ['two', 'complete', []],
      ]),
    );
    expect(await desk.ledger.windows({ connectionId: 'connection-one' })).toEqual([]);
  });

  it('to list tenants is still asked for those that are chosen by id', async () => {
    const backend = backendOf('one', ['a']);
    Object.assign(backend, { connection: { ...backend.connection, tenants: { kind: 'chosen', ids: ['a'] } } });
    backend.onList = () => {
      throw new BackendFailure('forbidden', 'The role may not list tenants.');
    };
    const desk = new CollectingDesk([backend]);
    await desk.collect();
    expect(desk.ledger.entries.size).toBe(60);
  });

  it('by a mistake of ours fails that window alone, with a reference to the log', async () => {
    const backend = backendOf();
    backend.meddle = (page, { scope }) => {
      if (scope.id === 'a') throw new TypeError('undefined is not a function');
      return page;
    };
    const desk = new CollectingDesk([backend]);
    await desk.collect();
    expect(await outcomesOf(desk)).toEqual([
      ['a', 'failed', expect.stringContaining('reference-1')],
      ['b', 'complete-so-far', null],
    ]);
    expect(desk.bugs).toHaveLength(1);
  });

  it('to give as many entries as it says is never complete', async () => {
    const backend = backendOf('one', ['a']);
    backend.pageSize = 100;
    const given: number[] = [];
    backend.meddle = (page) => {
      given.push(page.read);
      return given.length % 2 === 1 ? page : { outcome: 'complete', reason: null, total: 61 };
    };
    backend.entries.push({ id: 'late', tenant: 'a', at: NOON - HOUR });
    backend.pageSize = 60;
    const desk = new CollectingDesk([backend]);
    const report = await desk.collect();
    expect(await outcomesOf(desk)).toEqual([['a', 'failed', expect.stringContaining('61 entries')]]);
    expect(report.run.notComplete).toBe(1);
  });
});
