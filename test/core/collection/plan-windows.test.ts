import type { CollectionRules } from '@core/backends/connector';
import { planWindows } from '@core/collection/plan-windows';
import type { PlannedWindow, PlanInput } from '@core/collection/planned-window';
import { CLOCK_ALLOWANCE } from '@core/collection/settling';
import type { LedgerWindow } from '@core/coverage/coverage-ledger';
import { describe, expect, it } from 'vitest';
import { DAY, HOUR, ledgerWindow, NOON } from '../coverage/ledger-window';
import { RULES } from './rules';

const SECOND = 1_000_000;

function plan(own: Partial<PlanInput> & { rules?: CollectionRules } = {}): readonly PlannedWindow[] {
  return planWindows({ rules: RULES, windows: [], since: null, until: null, now: NOON, ...own });
}

const spans = (planned: readonly PlannedWindow[]) => planned.map(({ kind, from, to }) => [kind, from, to]);

describe('planWindows', () => {
  it('asks for the first range in one window where nothing was collected', () => {
    expect(plan()).toEqual([
      {
        kind: 'ask',
        from: NOON - 30 * DAY,
        to: NOON + SECOND,
        windowId: null,
        cursor: null,
        askedAt: null,
        checkpoint: null,
        isPartlyExpired: false,
      },
    ]);
  });

  it('cuts what is longer than a window may be, oldest first', () => {
    const rules = { ...RULES, longestWindow: 10 * DAY };
    expect(spans(plan({ rules, until: NOON }))).toEqual([
      ['ask', NOON - 30 * DAY, NOON - 20 * DAY],
      ['ask', NOON - 20 * DAY, NOON - 10 * DAY],
      ['ask', NOON - 10 * DAY, NOON],
    ]);
  });

  it('asks a quiet tenant for one window that reaches back over what was collected', () => {
    const rules = { ...RULES, lateness: 6 * HOUR, overlap: HOUR };
    const asked = NOON - 5 * HOUR;
    const windows = [
      ledgerWindow({
        from: NOON - 30 * DAY,
        to: asked,
        outcome: 'complete-so-far',
        askedAt: asked,
        settledTo: asked - 6 * HOUR,
      }),
    ];
    // Entries arrive late, so at least a day.
    expect(spans(plan({ rules, windows }))).toEqual([['ask', asked - DAY, NOON + SECOND]]);
  });

  it('stays at one window however many runs there were', () => {
    const rules = { ...RULES, lateness: 6 * HOUR, overlap: DAY };
    const windows: LedgerWindow[] = [];
    for (let run = 0; run < 50; run += 1) {
      const now = NOON + run * HOUR;
      const planned = plan({ rules, windows, now });
      expect(planned).toHaveLength(1);
      for (const { from, to } of planned) {
        const settledTo = now - 6 * HOUR;
        windows.push(ledgerWindow({ from, to, outcome: 'complete-so-far', askedAt: now, settledTo }));
      }
    }
  });

  it('asks young windows again until they were asked after their entries can no longer be late', () => {
    const rules = { ...RULES, lateness: 3 * DAY, overlap: 0 };
    const windows = [
      ledgerWindow({ from: NOON - 30 * DAY, to: NOON - 4 * DAY, outcome: 'complete-so-far', askedAt: NOON - 4 * DAY }),
    ];
    expect(spans(plan({ rules, windows, until: NOON - 4 * DAY }))).toEqual([['ask', NOON - 7 * DAY, NOON - 4 * DAY]]);
  });

  it('does not trust the clock of a backend over the last two hours, even where nothing is late', () => {
    const windows = [ledgerWindow({ from: NOON - 30 * DAY, to: NOON, outcome: 'complete-so-far', askedAt: NOON })];
    expect(spans(plan({ windows }))).toEqual([['ask', NOON - CLOCK_ALLOWANCE, NOON + SECOND]]);
  });

  it.each(['failed', 'capped', 'forbidden'] as const)('asks for what was %s again', (outcome) => {
    const windows = [
      ledgerWindow({ from: NOON - 30 * DAY, to: NOON - 20 * DAY, outcome: 'complete' }),
      ledgerWindow({ from: NOON - 20 * DAY, to: NOON - 18 * DAY, outcome }),
      ledgerWindow({ from: NOON - 18 * DAY, to: NOON - 5 * DAY, outcome: 'complete' }),
    ];
    expect(spans(plan({ windows, until: NOON - 5 * DAY }))).toEqual([['ask', NOON - 20 * DAY, NOON - 18 * DAY]]);
  });

  it('does not let what failed hold up what came after it', () => {
    const windows = [ledgerWindow({ from: NOON - 30 * DAY, to: NOON - DAY, outcome: 'failed' })];
    expect(spans(plan({ windows, until: NOON }))).toEqual([
      ['ask', NOON - 30 * DAY, NOON - DAY],
      ['ask', NOON - DAY, NOON],
    ]);
  });

  it('takes up a window that was interrupted after its last page, and asks for the rest', () => {
    const windows = [
      ledgerWindow({ from: NOON - 30 * DAY, to: NOON - DAY, outcome: 'asking', askedAt: NOON - DAY, cursor: 'page 3' }),
    ];
    const planned = plan({ windows, until: NOON });
    expect(planned.map(({ kind, cursor, windowId, askedAt }) => [kind, cursor, windowId, askedAt])).toEqual([
      ['resume', 'page 3', windows[0]?.id, NOON - DAY],
      ['ask', null, null, null],
    ]);
    expect(spans(planned)[1]).toEqual(['ask', NOON - DAY, NOON]);
  });

  it('asks an interrupted window anew where cursors do not last', () => {
    const rules = { ...RULES, cursorsLast: false };
    const windows = [ledgerWindow({ from: NOON - 30 * DAY, to: NOON, outcome: 'asking', cursor: 'page 3' })];
    expect(plan({ rules, windows, until: NOON })).toMatchObject([
      { kind: 'resume', cursor: null, windowId: windows[0]?.id, askedAt: null },
    ]);
  });

  it('records what is older than the vendor keeps and never asks for it', () => {
    const rules = { ...RULES, retention: 7 * DAY };
    expect(spans(plan({ rules, until: NOON }))).toEqual([
      ['expired', NOON - 30 * DAY, NOON - 7 * DAY + 60 * SECOND],
      ['ask', NOON - 7 * DAY + 60 * SECOND, NOON],
    ]);
  });

  it('goes back first as far as the vendor keeps entries without calling anything lost', () => {
    const rules = { ...RULES, retention: 30 * DAY };
    expect(spans(plan({ rules, until: NOON }))).toEqual([['ask', NOON - 30 * DAY + 60 * SECOND, NOON]]);
  });

  it('records it once', () => {
    const rules = { ...RULES, retention: 7 * DAY };
    const windows = [ledgerWindow({ from: NOON - 30 * DAY, to: NOON - 6 * DAY, outcome: 'expired' })];
    expect(spans(plan({ rules, windows, until: NOON }))).toEqual([['ask', NOON - 6 * DAY, NOON]]);
  });

  it('asks for the day that is kept in part, by itself, so that it is never taken for complete', () => {
    const rules = { ...RULES, granularity: DAY, retention: 7 * DAY };
    const midnight = NOON - 12 * HOUR;
    expect(plan({ rules, until: midnight })).toMatchObject([
      { kind: 'expired', from: midnight - 30 * DAY, to: midnight - 7 * DAY },
      { kind: 'ask', from: midnight - 7 * DAY, to: midnight - 6 * DAY, isPartlyExpired: true },
      { kind: 'ask', from: midnight - 6 * DAY, to: midnight, isPartlyExpired: false },
    ]);
  });

  it('does not take up a window whose beginning has passed the retention', () => {
    const rules = { ...RULES, retention: 7 * DAY };
    const windows = [ledgerWindow({ from: NOON - 8 * DAY, to: NOON - 5 * DAY, outcome: 'asking', cursor: 'page 3' })];
    expect(plan({ rules, windows, since: NOON - 8 * DAY, until: NOON }).map(({ kind }) => kind)).toEqual([
      'expired',
      'ask',
    ]);
  });

  it('counts whole days in the zone of the backend, long and short ones', () => {
    const rules = { ...RULES, granularity: DAY, zone: 'Europe/Berlin', longestWindow: DAY };
    const day = (month: number, date: number, utcHour: number) => Date.UTC(2026, month - 1, date, utcHour) * 1000;
    // 2026-10-25 has 25 hours there, 2026-03-29 has 23.
    expect(spans(plan({ rules, since: day(10, 24, 10), until: day(10, 26, 10), now: NOON }))).toEqual([
      ['ask', day(10, 23, 22), day(10, 24, 22)],
      ['ask', day(10, 24, 22), day(10, 25, 23)],
      ['ask', day(10, 25, 23), day(10, 26, 23)],
    ]);
    expect(spans(plan({ rules, since: day(3, 29, 10), until: day(3, 29, 12), now: NOON }))).toEqual([
      ['ask', day(3, 28, 23), day(3, 29, 22)],
    ]);
  });

  it('asks for today as a whole day, and for the rest of it again later', () => {
    const rules = { ...RULES, granularity: DAY, firstRange: DAY };
    const midnight = NOON - 12 * HOUR;
    const first = plan({ rules, now: NOON });
    expect(spans(first)).toEqual([['ask', midnight - DAY, midnight + DAY]]);
    const windows = first.map(({ from, to }) => ledgerWindow({ from, to, outcome: 'complete-so-far', askedAt: NOON }));
    expect(spans(plan({ rules, windows, now: NOON + 3 * HOUR }))).toEqual([['ask', midnight, midnight + DAY]]);
  });

  it('merges what is missing where only a little lies between', () => {
    const windows = [
      ledgerWindow({ from: NOON - 30 * DAY, to: NOON - 20 * DAY, outcome: 'complete' }),
      ledgerWindow({ from: NOON - 19 * DAY, to: NOON - 19 * DAY + HOUR, outcome: 'complete' }),
      ledgerWindow({ from: NOON - 18 * DAY, to: NOON, outcome: 'complete' }),
    ];
    expect(spans(plan({ windows, until: NOON }))).toEqual([['ask', NOON - 20 * DAY, NOON - 18 * DAY]]);
  });

  it('goes on a polled stream from where the window before ended', () => {
    const rules = { ...RULES, goesOn: true };
    const windows = [
      ledgerWindow({ from: NOON - 9 * DAY, to: NOON - 2 * DAY, outcome: 'complete', cursor: 'at 7' }),
      ledgerWindow({ from: NOON - 2 * DAY, to: NOON - DAY, outcome: 'complete', cursor: null }),
      ledgerWindow({ from: NOON - DAY, to: NOON - HOUR, outcome: 'failed', cursor: 'at 9' }),
    ];
    expect(plan({ rules, windows })).toMatchObject([
      { kind: 'ask', from: NOON - DAY, to: NOON, checkpoint: 'at 7', cursor: null },
    ]);
    expect(plan({ rules })).toMatchObject([{ kind: 'ask', from: NOON - 30 * DAY, to: NOON, checkpoint: null }]);
  });

  it('takes a polled window up after its last page', () => {
    const rules = { ...RULES, goesOn: true };
    const windows = [
      ledgerWindow({ from: NOON - 9 * DAY, to: NOON - DAY, outcome: 'complete', cursor: 'at 7' }),
      ledgerWindow({ from: NOON - DAY, to: NOON - HOUR, outcome: 'asking', cursor: 'at 8' }),
    ];
    expect(plan({ rules, windows })).toMatchObject([
      { kind: 'resume', from: NOON - DAY, to: NOON - HOUR, checkpoint: 'at 7', cursor: 'at 8' },
    ]);
  });
});
