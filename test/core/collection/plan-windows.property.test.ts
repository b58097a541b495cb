import type { CollectionRules } from '@core/backends/connector';
import { granuleEnd, granuleStart, nextGranule } from '@core/collection/granules';
import { planWindows } from '@core/collection/plan-windows';
import type { PlannedWindow } from '@core/collection/planned-window';
import { latenessOf, overlapOf, settledSpan, settledToOf } from '@core/collection/settling';
import { askedSince } from '@core/collection/retention-cut';
import { splitWindow } from '@core/collection/split-window';
import { supersededWindows } from '@core/collection/superseded-windows';
import { coverageOf } from '@core/coverage/coverage-of';
import { isCovered } from '@core/coverage/coverage-segment';
import type { LedgerWindow, WindowOutcome } from '@core/coverage/coverage-ledger';
import { without } from '@core/coverage/time-spans';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY, HOUR, ledgerWindow } from '../coverage/ledger-window';
import { RULES } from './rules';

const START = Date.UTC(2026, 2, 20) * 1000;

const rulesOf: fc.Arbitrary<CollectionRules> = fc
  .record({
    granularity: fc.constantFrom(1_000_000, 60_000_000, HOUR, DAY),
    zone: fc.constantFrom('UTC', 'Europe/Berlin', 'America/St_Johns', '+05:30'),
    longest: fc.constantFrom(HOUR, DAY, 7 * DAY, 400 * DAY),
    retention: fc.constantFrom(null, 3 * DAY, 12 * DAY),
    lateness: fc.constantFrom(0, HOUR, 2 * DAY),
    overlap: fc.constantFrom(0, HOUR, 3 * DAY),
    firstRange: fc.constantFrom(DAY, 9 * DAY),
    cursorsLast: fc.boolean(),
  })
  .map(({ longest, ...own }) => ({ ...RULES, ...own, longestWindow: longest, shortestWindow: own.granularity }));

interface Step {
  /** Since the run before. */
  readonly after: number;
  readonly outcomes: readonly WindowOutcome[];
  readonly since: number | null;
  readonly until: number | null;
}

const stepsOf: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.record({
    after: fc.integer({ min: 1_000_000, max: 3 * DAY }),
    outcomes: fc.array(
      fc.constantFrom<WindowOutcome>('complete', 'complete', 'complete', 'failed', 'capped', 'forbidden', 'asking'),
      {
        minLength: 1,
        maxLength: 7,
      },
    ),
    since: fc.option(fc.integer({ min: 0, max: 15 * DAY }), { freq: 4 }),
    until: fc.option(fc.integer({ min: 0, max: 5 * DAY }), { freq: 6 }),
  }),
  { minLength: 1, maxLength: 8 },
);

/** What a run makes of its plan, cut short by `outcomes` in turn; what it asks anew ends, as the runner ends it. */
function run(
  rules: CollectionRules,
  windows: LedgerWindow[],
  planned: readonly PlannedWindow[],
  { now, outcomes }: { readonly now: number; readonly outcomes: readonly WindowOutcome[] },
): void {
  for (const { id } of supersededWindows(windows, planned)) {
    const at = windows.findIndex((window) => window.id === id);
    windows[at] = { ...(windows[at] as LedgerWindow), outcome: 'failed' };
  }
  for (const [index, window] of planned.entries()) {
    const said = window.kind === 'expired' ? 'expired' : (outcomes[index % outcomes.length] ?? 'complete');
    const settledTo = settledToOf(window, rules, window.askedAt ?? now);
    const outcome =
      said !== 'complete'
        ? said
        : window.isPartlyExpired
          ? 'expired'
          : settledTo < window.to
            ? 'complete-so-far'
            : said;
    const before = windows.findIndex(({ id }) => id === window.windowId);
    const own = { from: window.from, to: window.to, outcome, settledTo };
    if (before >= 0) windows[before] = { ...(windows[before] as LedgerWindow), ...own };
    else windows.push(ledgerWindow({ ...own, askedAt: now, cursor: outcome === 'asking' ? 'c' : null }));
  }
}

/** Plans and runs the steps; calls `check` with every plan. */
function replay(
  rules: CollectionRules,
  steps: readonly Step[],
  check: (of: { input: Parameters<typeof planWindows>[0]; planned: readonly PlannedWindow[] }) => void,
): { readonly windows: LedgerWindow[]; readonly now: number } {
  const windows: LedgerWindow[] = [];
  let now = START;
  for (const { after, outcomes, since, until } of steps) {
    now += after;
    const input = {
      rules,
      windows: [...windows],
      since: since === null ? null : now - since,
      until: until === null ? null : now - until,
      now,
    };
    const planned = planWindows(input);
    check({ input, planned });
    run(rules, windows, planned, { now, outcomes });
  }
  return { windows, now };
}

function boundsOf({ rules, windows, since, until, now }: Parameters<typeof planWindows>[0]) {
  const first = now - rules.firstRange;
  const kept = rules.retention === null ? null : now - rules.retention;
  const start = kept === null || first < kept ? first : Math.max(first, askedSince(kept, rules));
  const oldest = windows.reduce((earliest, { from }) => Math.min(earliest, from), start);
  return {
    from: granuleStart(since ?? oldest, rules),
    to: Math.min(nextGranule(now, rules), until === null ? Number.POSITIVE_INFINITY : granuleEnd(until, rules)),
  };
}

describe('any ledger, any rules', () => {
  it('leaves no hole: every moment is settled, known to be gone, or planned', () => {
    fc.assert(
      fc.property(rulesOf, stepsOf, (rules, steps) => {
        replay(rules, steps, ({ input, planned }) => {
          const bounds = boundsOf(input);
          const settled = input.windows.map((window) => settledSpan(window, rules));
          const gone = input.windows.filter(({ outcome }) => outcome === 'expired');
          expect(without([bounds], [...settled, ...gone, ...planned])).toEqual([]);
        });
      }),
      { numRuns: 300 },
    );
  });

  it('plans nothing outside, nothing empty, nothing longer than allowed, and all of it on the bounds', () => {
    fc.assert(
      fc.property(rulesOf, stepsOf, (rules, steps) => {
        replay(rules, steps, ({ input, planned }) => {
          const bounds = boundsOf(input);
          const kept = rules.retention === null ? Number.NEGATIVE_INFINITY : input.now - rules.retention;
          for (const { kind, from, to, isPartlyExpired } of planned) {
            expect(from).toBeGreaterThanOrEqual(bounds.from);
            expect(to).toBeLessThanOrEqual(bounds.to);
            expect(from).toBeLessThan(to);
            expect([granuleStart(from, rules), granuleStart(to, rules)]).toEqual([from, to]);
            if (kind === 'expired') continue;
            expect(to - from).toBeLessThanOrEqual(Math.max(rules.longestWindow, nextGranule(from, rules) - from));
            if (!isPartlyExpired) expect(from).toBeGreaterThanOrEqual(kept);
            expect(to).toBeGreaterThan(kept);
          }
        });
      }),
      { numRuns: 300 },
    );
  });

  it('asks in order, oldest first', () => {
    fc.assert(
      fc.property(rulesOf, stepsOf, (rules, steps) => {
        replay(rules, steps, ({ planned }) => {
          const asks = planned.filter(({ kind }) => kind !== 'expired').map(({ from }) => from);
          expect(asks).toEqual(asks.toSorted((left, right) => left - right));
        });
      }),
    );
  });

  it('asks only for the overlap once everything was complete', () => {
    fc.assert(
      fc.property(rulesOf, stepsOf, fc.integer({ min: 1, max: DAY }), (rules, steps, after) => {
        const { windows, now } = replay(rules, steps, () => undefined);
        for (let turn = 0; turn < 2; turn += 1) {
          const planned = planWindows({ rules, windows: [...windows], since: null, until: null, now });
          run(rules, windows, planned, { now, outcomes: ['complete'] });
        }
        const again = planWindows({ rules, windows, since: null, until: null, now: now + after });
        const reach = Math.max(latenessOf(rules), overlapOf(rules));
        const earliest = granuleStart(granuleStart(now - reach, rules) - 1, rules);
        for (const { from, kind } of again) if (kind !== 'expired') expect(from).toBeGreaterThanOrEqual(earliest);
      }),
      { numRuns: 300 },
    );
  });

  it('covers everything that the vendor keeps after one run in which all goes well, and claims nothing later than the asking', () => {
    fc.assert(
      fc.property(rulesOf, stepsOf, (rules, steps) => {
        const { windows, now } = replay(rules, steps, () => undefined);
        for (let turn = 0; turn < 2; turn += 1) {
          const planned = planWindows({ rules, windows: [...windows], since: null, until: null, now });
          run(rules, windows, planned, { now, outcomes: ['complete'] });
        }
        const segments = coverageOf(windows, 'okta:one:a');
        const kept =
          rules.retention === null ? now - rules.firstRange : now - Math.min(rules.retention, rules.firstRange);
        const claimed = segments.filter(({ state }) => isCovered(state) || state === 'expired');
        const lacks = without([{ from: granuleEnd(kept, rules), to: now }], claimed);
        expect(lacks).toEqual([]);
        for (const segment of segments) if (isCovered(segment.state)) expect(segment.to).toBeLessThanOrEqual(now);
      }),
      { numRuns: 300 },
    );
  });

  it('splits until a window is as short as it can be, and loses nothing on the way', () => {
    fc.assert(
      fc.property(rulesOf, fc.integer({ min: 1, max: 60 }), (rules, granules) => {
        let to = granuleStart(START, rules);
        const from = to;
        for (let count = 0; count < granules; count += 1) to = nextGranule(to, rules);
        const waiting = [{ from, to }];
        const ends: { from: number; to: number }[] = [];
        for (let window = waiting.shift(); window !== undefined; window = waiting.shift()) {
          const halves = splitWindow(window, rules);
          if (halves === null) ends.push(window);
          else waiting.unshift(...halves);
        }
        expect(ends).toHaveLength(granules);
        expect(without([{ from, to }], ends)).toEqual([]);
      }),
    );
  });
});
