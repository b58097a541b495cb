import { coverageOf } from '@core/coverage/coverage-of';
import type { LedgerWindow } from '@core/coverage/coverage-ledger';
import { calendarOf } from '@core/coverage/calendar-of';
import { daysOf } from '@core/coverage/days';
import { rollOffOf } from '@core/coverage/roll-off-of';
import { searchCoverageOf } from '@core/coverage/search-coverage-of';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY, HOUR, ledgerWindow, NOON } from './ledger-window';

const A = 'okta:one:a';
const MIDNIGHT = NOON - 12 * HOUR;
const states = (windows: readonly LedgerWindow[]) =>
  coverageOf(windows, A).map(({ from, to, state }) => [state, from - NOON, to - NOON]);
const window = ledgerWindow;

describe('coverageOf', () => {
  it('claims nothing of other tenants', () => {
    expect(coverageOf([window({ from: 0, to: DAY, outcome: 'complete' })], 'okta:one:b')).toEqual([]);
  });

  it('does not let a later failure undo an earlier claim', () => {
    const windows = [
      window({ from: NOON - 4 * DAY, to: NOON - 2 * DAY, outcome: 'complete' }),
      window({ from: NOON - 3 * DAY, to: NOON - DAY, outcome: 'failed' }),
    ];
    expect(states(windows)).toEqual([
      ['complete', -4 * DAY, -2 * DAY],
      ['failed', -2 * DAY, -DAY],
    ]);
  });

  it('lets a later window make good what failed', () => {
    const windows = [
      window({ from: NOON - 4 * DAY, to: NOON - DAY, outcome: 'failed' }),
      window({ from: NOON - 3 * DAY, to: NOON - 2 * DAY, outcome: 'complete' }),
    ];
    expect(states(windows)).toEqual([
      ['failed', -4 * DAY, -3 * DAY],
      ['complete', -3 * DAY, -2 * DAY],
      ['failed', -2 * DAY, -DAY],
    ]);
  });

  it('takes a young window for complete only as far as it is settled, and never beyond the asking', () => {
    const young = window({
      from: NOON - 3 * DAY,
      to: NOON + 12 * HOUR,
      outcome: 'complete-so-far',
      askedAt: NOON,
      settledTo: NOON - DAY,
    });
    expect(states([young])).toEqual([
      ['complete', -3 * DAY, -DAY],
      ['complete-so-far', -DAY, 0],
    ]);
    const { settledTo: _, ...unsettled } = young;
    expect(states([unsettled])).toEqual([['complete-so-far', -3 * DAY, 0]]);
  });

  it('covers all of a window that was interrupted and asked anew long after', () => {
    const own = { from: NOON - 2 * DAY, to: NOON - DAY, outcome: 'complete' as const };
    expect(states([window({ ...own, askedAt: NOON - 36 * HOUR, settledTo: NOON - DAY })])).toEqual([
      ['complete', -2 * DAY, -DAY],
    ]);
  });

  it('makes complete so far complete by a later window only', () => {
    const windows = [
      window({ from: NOON - 2 * DAY, to: NOON - DAY, outcome: 'complete-so-far', askedAt: NOON - DAY }),
      window({ from: NOON - 2 * DAY, to: NOON - DAY, outcome: 'complete', askedAt: NOON }),
    ];
    expect(states(windows.slice(0, 1))).toEqual([['complete-so-far', -2 * DAY, -DAY]]);
    expect(states(windows)).toEqual([['complete', -2 * DAY, -DAY]]);
  });

  it('says that what failed has expired once that is known', () => {
    const windows = [
      window({ from: NOON - 4 * DAY, to: NOON - 3 * DAY, outcome: 'failed' }),
      window({ from: NOON - 4 * DAY, to: NOON - 3 * DAY, outcome: 'expired' }),
    ];
    expect(states(windows)).toEqual([['expired', -4 * DAY, -3 * DAY]]);
  });

  it('is as bad as the worst stream of a connection', () => {
    const windows = [
      window({ stream: 'web', from: NOON - 4 * DAY, to: NOON - DAY, outcome: 'complete' }),
      window({ stream: 'git', from: NOON - 3 * DAY, to: NOON - 2 * DAY, outcome: 'failed' }),
    ];
    expect(states(windows)).toEqual([
      ['never-asked', -4 * DAY, -3 * DAY],
      ['failed', -3 * DAY, -2 * DAY],
      ['never-asked', -2 * DAY, -DAY],
    ]);
  });

  it('is as good as the best connection, imports included', () => {
    const windows = [
      window({ from: NOON - 4 * DAY, to: NOON - DAY, outcome: 'failed' }),
      window({ connectionId: 'connection-2', from: NOON - 4 * DAY, to: NOON - 3 * DAY, outcome: 'complete' }),
      window({ connectionId: null, from: NOON - 3 * DAY, to: NOON - 2 * DAY, outcome: 'imported' }),
    ];
    expect(states(windows)).toEqual([
      ['complete', -4 * DAY, -3 * DAY],
      ['imported', -3 * DAY, -2 * DAY],
      ['failed', -2 * DAY, -DAY],
    ]);
  });

  it('counts what was asked by the clock of the event where a stream is polled by storage besides', () => {
    const asked = window({ from: NOON - DAY, to: NOON, outcome: 'complete', stream: 'published' });
    const polled = window({ from: NOON - 1, to: NOON, outcome: 'complete', stream: 'polled', clock: 'storage' });
    expect(coverageOf([asked, polled], A)).toMatchObject([
      { from: NOON - DAY, to: NOON, state: 'complete', clocks: ['event'] },
    ]);
    const failed = window({ from: NOON - DAY, to: NOON, outcome: 'failed', stream: 'published' });
    expect(coverageOf([failed, polled], A)).toMatchObject([{ from: NOON - DAY, to: NOON, state: 'failed' }]);
  });

  it('tells by which clock it is claimed', () => {
    const windows = [window({ from: NOON - DAY, to: NOON, outcome: 'complete', clock: 'storage' })];
    expect(coverageOf(windows, A)).toMatchObject([{ state: 'complete', clocks: ['storage'] }]);
  });

  it('at any moment is what the windows over that moment say, whatever their number', () => {
    const outcome = fc.constantFrom('complete', 'capped', 'failed', 'forbidden', 'asking');
    const windowOf = fc.record({ from: fc.nat(40), length: fc.integer({ min: 1, max: 20 }), outcome });
    fc.assert(
      fc.property(fc.array(windowOf, { maxLength: 12 }), fc.nat(60), (list, at) => {
        const windows = list.map(({ from, length, ...own }) =>
          window({ from, to: from + length, askedAt: NOON, ...own }),
        );
        const order = ['complete', 'asking', 'capped', 'failed', 'forbidden'];
        const over = windows.filter(({ from, to }) => from <= at && at < to).map((one) => order.indexOf(one.outcome));
        const best = over.length === 0 ? undefined : order[Math.min(...over)];
        const segments = coverageOf(windows, A);
        expect(segments.find(({ from, to }) => from <= at && at < to)?.state).toBe(best);
        for (const [index, { from, to }] of segments.entries()) {
          expect(from).toBeLessThan(to);
          expect(from).toBeGreaterThanOrEqual(segments[index - 1]?.to ?? 0);
        }
      }),
      { numRuns: 500 },
    );
  });
});

const tenant = { key: A, name: 'A', kind: 'okta' as const, instance: 'one' };
const calendar = (windows: readonly LedgerWindow[], zone = 'UTC', now = NOON) =>
  calendarOf(
    [{ tenant, segments: coverageOf(windows, A), vanished: new Map([['2026-11-20', 3]]) }],
    daysOf({ from: NOON - 2 * DAY, to: NOON + DAY }, zone, 100),
    now,
  );

describe('calendarOf', () => {
  it('is as bad as the worst moment of a day', () => {
    const windows = [
      window({ from: MIDNIGHT - 2 * DAY, to: MIDNIGHT - DAY, outcome: 'complete' }),
      window({ from: MIDNIGHT - DAY, to: MIDNIGHT - HOUR, outcome: 'complete' }),
    ];
    expect(calendar(windows)).toEqual({
      days: ['2026-11-19', '2026-11-20', '2026-11-21', '2026-11-22'],
      tenants: [
        {
          ...tenant,
          states: ['complete', 'never-asked', 'never-asked', 'future'],
          vanished: [0, 3, 0, 0],
          clocks: ['event'],
        },
      ],
    });
  });

  it('does not count against the present day what nobody can have asked for yet', () => {
    const windows = [
      window({
        from: MIDNIGHT - DAY,
        to: NOON,
        outcome: 'complete-so-far',
        askedAt: NOON - 2 * HOUR,
        settledTo: NOON - 4 * HOUR,
      }),
    ];
    expect(calendar(windows).tenants[0]?.states).toEqual(['never-asked', 'complete', 'complete-so-far', 'future']);
    // A day later the rest of that day is a lack.
    expect(calendar(windows, 'UTC', NOON + DAY).tenants[0]?.states).toEqual([
      'never-asked',
      'complete',
      'never-asked',
      'never-asked',
    ]);
  });

  it('calls no present day complete, however sure its windows are', () => {
    const windows = [window({ from: MIDNIGHT, to: NOON, outcome: 'complete', askedAt: NOON })];
    expect(calendar(windows).tenants[0]?.states[2]).toBe('complete-so-far');
  });

  it('shows what failed on the present day', () => {
    const windows = [window({ from: MIDNIGHT - DAY, to: NOON - HOUR, outcome: 'failed' })];
    expect(calendar(windows).tenants[0]?.states).toEqual(['never-asked', 'failed', 'failed', 'future']);
  });

  it('counts days in the zone that is asked for', () => {
    const windows = [window({ from: MIDNIGHT - DAY - HOUR, to: MIDNIGHT - HOUR, outcome: 'complete' })];
    expect(calendar(windows, 'Europe/Berlin').tenants[0]?.states[1]).toBe('complete');
    expect(calendar(windows).tenants[0]?.states[1]).toBe('never-asked');
  });
});

describe('searchCoverageOf', () => {
  const of = (windows: readonly LedgerWindow[], more: Partial<Parameters<typeof searchCoverageOf>[0]> = {}) =>
    searchCoverageOf({
      tenants: [
        {
          segments: coverageOf(windows, A),
          isKnown: windows.length > 0,
          collectableSince: NOON - 90 * DAY,
          lastAskedAt: NOON,
        },
      ],
      range: { from: NOON - 2 * DAY, to: null },
      zone: 'UTC',
      now: NOON,
      ...more,
    });

  it('is complete where every day is', () => {
    const windows = [
      window({
        from: NOON - 9 * DAY,
        to: NOON,
        outcome: 'complete-so-far',
        askedAt: NOON - HOUR,
        settledTo: NOON - 3 * HOUR,
      }),
    ];
    expect(of(windows)).toEqual({
      isComplete: true,
      tenants: 1,
      unknownTenants: 0,
      days: [],
      canCollect: false,
      lastAskedAt: NOON,
    });
  });

  it('names the days that are not covered, with how bad they are', () => {
    const windows = [
      window({ from: NOON - 9 * DAY, to: MIDNIGHT - DAY, outcome: 'complete' }),
      window({ from: MIDNIGHT - DAY, to: MIDNIGHT, outcome: 'capped' }),
    ];
    expect(of(windows)).toMatchObject({
      isComplete: false,
      canCollect: true,
      days: [
        { day: '2026-11-20', tenants: 1, state: 'capped' },
        { day: '2026-11-21', tenants: 1, state: 'never-asked' },
      ],
    });
  });

  it('says nothing of a tenant without any window but that it is unknown', () => {
    expect(of([])).toMatchObject({ isComplete: false, unknownTenants: 1, days: [] });
  });

  it('lacks every day of a range that a known tenant has no window in', () => {
    const windows = [window({ from: NOON - 90 * DAY, to: NOON - 80 * DAY, outcome: 'complete' })];
    expect(of(windows).days.map(({ day, state }) => [day, state])).toEqual([
      ['2026-11-19', 'never-asked'],
      ['2026-11-20', 'never-asked'],
      ['2026-11-21', 'never-asked'],
    ]);
  });

  it('looks at the part of a day that is searched only', () => {
    const windows = [window({ from: NOON - 30 * HOUR, to: NOON - 20 * HOUR, outcome: 'complete' })];
    expect(of(windows, { range: { from: NOON - 29 * HOUR, to: NOON - 21 * HOUR } })).toMatchObject({
      isComplete: true,
    });
  });

  it('does not offer to collect what no vendor keeps or nothing reaches', () => {
    const expired = [window({ from: NOON - 3 * DAY, to: NOON + HOUR, outcome: 'expired' })];
    expect(of(expired)).toMatchObject({ isComplete: false, canCollect: false });
    const lack = [window({ from: NOON - 3 * DAY, to: NOON - 2 * DAY, outcome: 'complete' })];
    const segments = coverageOf(lack, A);
    expect(
      of(lack, { tenants: [{ segments, isKnown: true, collectableSince: null, lastAskedAt: null }] }),
    ).toMatchObject({ canCollect: false });
  });

  it('is not complete by days that are too many to list', () => {
    const windows = [window({ from: NOON - 1500 * DAY, to: NOON, outcome: 'complete', askedAt: NOON })];
    expect(of(windows, { range: { from: NOON - 1600 * DAY, to: NOON } })).toMatchObject({
      isComplete: false,
      days: [],
    });
  });
});

describe('rollOffOf', () => {
  const line = (name: string, start: number, windows: readonly LedgerWindow[]) => ({
    tenant: { ...tenant, name },
    connectionId: 'connection-1',
    connectionName: 'One',
    stream: '',
    retention: 10 * DAY,
    start,
    segments: coverageOf(windows, A),
  });

  it('does not count the moments that a collection leaves out at the edge of the retention', () => {
    const asked = { to: NOON, outcome: 'complete-so-far', askedAt: NOON } as const;
    const lines = [
      line('edge', NOON - 10 * DAY, [window({ from: NOON - 10 * DAY + HOUR, ...asked })]),
      line('hole', NOON - 10 * DAY, [window({ from: NOON - 10 * DAY + 5 * HOUR, ...asked })]),
    ];
    expect(rollOffOf(lines, NOON).map(({ tenant: { name }, passesAt }) => [name, passesAt - NOON])).toEqual([
      ['hole', 0],
      ['edge', 10 * DAY],
    ]);
  });

  it('counts from the oldest moment that is not collected, the worst first', () => {
    const lines = [
      line('fresh', NOON - 10 * DAY, [
        window({ from: NOON - 10 * DAY, to: NOON, outcome: 'complete-so-far', askedAt: NOON }),
      ]),
      line('never', NOON - 9 * DAY, []),
      line('hole', NOON - 10 * DAY, [
        window({ from: NOON - 10 * DAY, to: NOON - 5 * DAY, outcome: 'complete' }),
        window({ from: NOON - 4 * DAY, to: NOON, outcome: 'complete' }),
      ]),
    ];
    expect(
      rollOffOf(lines, NOON).map(({ tenant: { name }, uncollectedFrom, passesAt }) => [
        name,
        uncollectedFrom - NOON,
        passesAt - NOON,
      ]),
    ).toEqual([
      ['never', -9 * DAY, DAY],
      ['hole', -5 * DAY, 5 * DAY],
      ['fresh', 0, 10 * DAY],
    ]);
  });
});
