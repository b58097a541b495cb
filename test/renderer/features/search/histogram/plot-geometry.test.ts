import type { TimelineBar } from '@core/search/results';
import { describe, expect, it } from 'vitest';
import {
  barPaths,
  extentOf,
  indexAt,
  markPaths,
  summed,
  timeAt,
  xOf,
} from '../../../../../src/renderer/src/features/search/histogram/plot-geometry';

const bar = (start: number, end: number, counts: Partial<TimelineBar> = {}): TimelineBar => ({
  start,
  end,
  information: 0,
  warning: 0,
  error: 0,
  vanished: 0,
  unexplained: 0,
  ...counts,
});
const SCALE = { span: { from: 100, to: 200 }, width: 1000 };
const BARS = [bar(90, 110, { information: 8, error: 2 }), bar(110, 120), bar(120, 145, { warning: 5 })];

describe('the plot', () => {
  it('is a scale of time: instants and pixels lead to each other, beyond the ends to the ends', () => {
    expect([xOf(SCALE, 100), xOf(SCALE, 150), xOf(SCALE, 200)]).toEqual([0, 500, 1000]);
    expect([timeAt(SCALE, -5), timeAt(SCALE, 250), timeAt(SCALE, 4000)]).toEqual([100, 125, 200]);
  });

  it('gives a longer bucket more room, and cuts bars at the ends of the axis', () => {
    expect(BARS.map((one) => extentOf(SCALE, one))).toEqual([
      { left: 0, right: 100 },
      { left: 100, right: 200 },
      { left: 200, right: 450 },
    ]);
  });

  it('finds the bar of an instant, at the ends the first and the last', () => {
    expect([50, 100, 110, 119, 120, 999].map((instant) => indexAt(BARS, instant))).toEqual([0, 0, 1, 1, 2, 2]);
    expect(indexAt([], 5)).toBe(-1);
  });

  it('draws one path a severity: nothing for an empty bar, a single error among thousands high enough to be seen', () => {
    const paths = barPaths([bar(100, 120, { information: 9999, error: 1 }), bar(120, 140)], SCALE, 48);
    expect(paths).toEqual({
      error: 'M0.00 46.00h199.00v2.00h-199.00z',
      warning: '',
      information: 'M0.00 0.00h199.00v46.00h-199.00z',
    });
  });

  it('marks bars with vanished entries, those without explanation apart', () => {
    const marks = markPaths([bar(100, 120, { vanished: 2, unexplained: 1 }), bar(120, 140, { vanished: 1 })], SCALE, 4);
    expect(marks.unexplained).toMatch(/^M100\.00/);
    expect(marks.explained).toMatch(/^M300\.00/);
  });

  it('adds figures up', () => {
    expect(summed(BARS)).toEqual({ information: 8, warning: 5, error: 2, vanished: 0, unexplained: 0 });
  });
});
