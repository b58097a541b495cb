import { placedLabels, ticksOf } from '@core/search/histogram-ticks';
import { describe, expect, it } from 'vitest';

const at = (text: string): number => Date.parse(text) * 1000;
const span = (from: string, to: string) => ({ from: at(from), to: at(to) });
const shown = (from: string, to: string, most: number, zone: string): readonly string[] =>
  ticksOf(span(from, to), most, zone).map((one) => `${new Date(one.at / 1000).toISOString().slice(0, 16)} ${one.kind}`);

describe('ticks of a time axis', () => {
  it('stand at midnights of the zone, on days of 23 and 25 hours too', () => {
    expect(shown('2026-03-28T00:00:00Z', '2026-03-31T00:00:00Z', 6, 'Europe/Berlin')).toEqual([
      '2026-03-28T11:00 time',
      '2026-03-28T23:00 day',
      '2026-03-29T10:00 time',
      '2026-03-29T22:00 day',
      '2026-03-30T10:00 time',
      '2026-03-30T22:00 day',
    ]);
    expect(shown('2026-10-24T12:00:00Z', '2026-10-27T12:00:00Z', 3, 'Europe/Berlin')).toEqual([
      '2026-10-24T22:00 day',
      '2026-10-25T23:00 day',
      '2026-10-26T23:00 day',
    ]);
  });

  it('begin days anew with each month, months with each year', () => {
    expect(shown('2026-01-28T00:00:00Z', '2026-02-20T00:00:00Z', 6, 'UTC')).toEqual([
      '2026-02-01T00:00 day',
      '2026-02-06T00:00 day',
      '2026-02-11T00:00 day',
      '2026-02-16T00:00 day',
    ]);
    expect(shown('2025-11-20T00:00:00Z', '2026-05-20T00:00:00Z', 4, 'UTC')).toEqual([
      '2026-01-01T00:00 year',
      '2026-03-01T00:00 month',
      '2026-05-01T00:00 month',
    ]);
  });

  it('are no more than asked for, about, whatever the span', () => {
    for (let length = 1; length < 80_000 * 86_400e6; length = length * 1.5 + 1) {
      const from = at('2026-03-28T22:59:59Z');
      const ticks = ticksOf({ from, to: Math.ceil(from + length) }, 9, 'Europe/Berlin');
      expect(ticks.length).toBeLessThanOrEqual(12);
      expect(ticks.every((one, index) => index === 0 || one.at > (ticks[index - 1]?.at ?? 0))).toBe(true);
    }
  });

  it('are none without room or time', () => {
    expect(ticksOf({ from: 5, to: 5 }, 9, 'UTC')).toEqual([]);
    expect(ticksOf({ from: 5, to: 9 }, 0, 'UTC')).toEqual([]);
  });
});

describe('labels of an axis', () => {
  it('never overlap and never leave the axis; a day goes before a time', () => {
    const label = (x: number, text: string, isMajor = false) => ({ x, width: 40, text, isMajor });
    const labels = [label(10, 'cut'), label(50, 'one'), label(80, 'DAY', true), label(130, 'two'), label(195, 'cut')];
    expect(placedLabels(labels, 200, 8)).toEqual([
      { left: 60, text: 'DAY' },
      { left: 110, text: 'two' },
    ]);
  });
});
