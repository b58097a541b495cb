import { parseLast, parsePeriod } from '@core/search/parse-range';
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

describe('parsePeriod', () => {
  it.each([
    ['this-week', 'week', 0],
    ['Last quarter', 'quarter', 1],
    ['yesterday', 'day', 1],
    ['today', 'day', 0],
    ['2-months-ago', 'month', 2],
    ['1 year ago', 'year', 1],
  ])('reads %s as a whole period of the zone', (text, unit, back) => {
    expect(parsePeriod(text, 'Europe/Berlin')).toEqual({ kind: 'period', unit, back, zone: 'Europe/Berlin' });
  });

  it.each(['', 'week', 'next-week', 'last', 'constructor', 'last-7-days'])('refuses "%s"', (text) => {
    expect(parsePeriod(text, 'UTC')).toBeNull();
  });
});

describe('presetOf', () => {
  it('finds each preset by its range and none for another', () => {
    expect(RANGE_PRESETS.map((preset) => presetOf(preset.range)?.id)).toEqual(RANGE_PRESETS.map(({ id }) => id));
    expect(presetOf({ kind: 'last', amount: 8, unit: 'days' })).toBeNull();
    expect(presetOf({ kind: 'between', from: null, to: null })).toBeNull();
  });
});
