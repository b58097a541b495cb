import { parseLast } from '@core/search/parse-range';
import { RANGE_PRESETS, presetOf } from '@core/search/range-presets';
import { describe, expect, it } from 'vitest';

describe('parseLast', () => {
  it.each([
    ['7d', 7, 'days'],
    ['24h', 24, 'hours'],
    ['30m', 30, 'minutes'],
    ['2w', 2, 'weeks'],
    ['6mo', 6, 'months'],
    ['last 1 day', 1, 'days'],
    [' 90 Minutes ', 90, 'minutes'],
  ])('reads %s', (text, amount, unit) => {
    expect(parseLast(text)).toEqual({ kind: 'last', amount, unit });
  });

  it.each(['', '7', 'd', '0d', '-7d', '1.5h', '7 fortnights', '100001d', '7constructor'])('refuses "%s"', (text) => {
    expect(parseLast(text)).toBeNull();
  });
});

describe('presetOf', () => {
  it('finds each preset by its range and none for another', () => {
    expect(RANGE_PRESETS.map((preset) => presetOf(preset.range)?.id)).toEqual(RANGE_PRESETS.map(({ id }) => id));
    expect(presetOf({ kind: 'last', amount: 8, unit: 'days' })).toBeNull();
    expect(presetOf({ kind: 'between', from: null, to: null })).toBeNull();
  });
});
