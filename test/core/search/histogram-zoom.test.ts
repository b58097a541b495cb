import {
  NO_STEPS,
  panned,
  rangeOfSpan,
  rounded,
  SHORTEST_SPAN,
  stepToRedo,
  stepToUndo,
  within,
  withRedone,
  withStep,
  withUndone,
  zoomed,
} from '@core/search/histogram-zoom';
import type { TimeRange } from '@core/search/search';
import { describe, expect, it } from 'vitest';

const HOUR = 3_600_000_000;
const between = (from: number | null, to: number | null): TimeRange => ({ kind: 'between', from, to });

describe('zooming', () => {
  it('keeps the instant under the pointer in its place', () => {
    expect(zoomed({ from: 0, to: 100 * HOUR }, 25 * HOUR, 0.5)).toEqual({ from: 12.5 * HOUR, to: 62.5 * HOUR });
    expect(zoomed({ from: 0, to: 100 * HOUR }, 25 * HOUR, 2)).toEqual({ from: -25 * HOUR, to: 175 * HOUR });
  });

  it('in and out by the same factor leads back', () => {
    const span = { from: 7 * HOUR, to: 31 * HOUR };
    expect(zoomed(zoomed(span, 10 * HOUR, 0.8), 10 * HOUR, 1.25)).toEqual(span);
  });

  it('stops where there is nothing more to see', () => {
    const { from, to } = zoomed({ from: 0, to: SHORTEST_SPAN }, 0, 0.1);
    expect(to - from).toBe(SHORTEST_SPAN);
  });

  it('moves by a share, and stays where there are entries', () => {
    expect(panned({ from: 0, to: 8 * HOUR }, -0.5)).toEqual({ from: -4 * HOUR, to: 4 * HOUR });
    const limits = { earliest: 0, latest: 100 * HOUR };
    expect(within({ from: -4 * HOUR, to: 4 * HOUR }, limits)).toEqual({ from: 0, to: 8 * HOUR });
    expect(within({ from: 96 * HOUR, to: 104 * HOUR }, limits)).toEqual({ from: 92 * HOUR, to: 100 * HOUR });
    expect(within({ from: -HOUR, to: 900 * HOUR }, limits)).toEqual({ from: 0, to: 100 * HOUR });
    expect(within({ from: 1, to: 5 }, { earliest: null, latest: null })).toEqual({ from: 1, to: 1 + 4 });
  });

  it('rounds long spans outwards to whole hours or minutes and leaves short ones alone', () => {
    expect(rounded({ from: 1, to: 600 * HOUR + 1 })).toEqual({ from: 0, to: 601 * HOUR });
    expect(rounded({ from: 1, to: 60 })).toEqual({ from: 1, to: 60 });
  });

  it('keeps an end open that was open and is still reached, and makes all of everything', () => {
    const limits = { earliest: 0, latest: 100 };
    expect(rangeOfSpan({ from: 50, to: 100 }, { kind: 'last', amount: 7, unit: 'days' }, limits)).toEqual(
      between(50, null),
    );
    expect(rangeOfSpan({ from: 50, to: 90 }, { kind: 'last', amount: 7, unit: 'days' }, limits)).toEqual(
      between(50, 90),
    );
    expect(rangeOfSpan({ from: 0, to: 90 }, { kind: 'all' }, limits)).toEqual(between(null, 90));
    expect(rangeOfSpan({ from: 10, to: 100 }, between(20, 60), limits)).toEqual(between(10, 100));
    expect(rangeOfSpan({ from: 0, to: 100 }, between(20, 60), limits)).toEqual({ kind: 'all' });
  });
});

describe('steps of zooming', () => {
  const all: TimeRange = { kind: 'all' };
  const first = { before: all, after: between(0, 10) };
  const second = { before: between(0, 10), after: between(3, 4) };

  it('are undone and redone one by one', () => {
    const two = withStep(withStep(NO_STEPS, first), second);
    expect(stepToUndo(two, between(3, 4))).toEqual(second);
    const one = withUndone(two, second);
    expect(stepToUndo(one, between(0, 10))).toEqual(first);
    expect(stepToRedo(one, between(0, 10))).toEqual(second);
    expect(withRedone(one, second)).toEqual(two);
  });

  it('are not undone over a range that was chosen elsewhere', () => {
    expect(stepToUndo(withStep(NO_STEPS, first), all)).toBeNull();
    expect(stepToRedo(withUndone(withStep(NO_STEPS, first), first), between(7, 8))).toBeNull();
  });

  it('are none where nothing changes', () => {
    expect(withStep(NO_STEPS, { before: between(1, 2), after: { to: 2, kind: 'between', from: 1 } })).toEqual(NO_STEPS);
  });
});
