import { resolveRange } from '@core/search/resolve-range';
import { describe, expect, it } from 'vitest';

const at = (iso: string): number => Date.parse(iso) * 1000;

describe('resolveRange', () => {
  it('leaves both ends open for all times', () => {
    expect(resolveRange({ kind: 'all' }, 5)).toEqual({ from: null, to: null });
  });

  it('takes a given range as it stands', () => {
    expect(resolveRange({ kind: 'between', from: 1, to: null }, 5)).toEqual({ from: 1, to: null });
  });

  it('counts days and hours back from now to the microsecond and stays open at the end', () => {
    const now = at('2026-11-21T10:00:00Z') + 7;
    expect(resolveRange({ kind: 'last', amount: 7, unit: 'days' }, now)).toEqual({
      from: at('2026-11-14T10:00:00Z') + 7,
      to: null,
    });
    expect(resolveRange({ kind: 'last', amount: 90, unit: 'minutes' }, now).from).toBe(at('2026-11-21T08:30:00Z') + 7);
  });

  it('goes back calendar months and takes the last day of a shorter month', () => {
    const from = (amount: number, iso: string): number | null =>
      resolveRange({ kind: 'last', amount, unit: 'months' }, at(iso)).from;
    expect(from(1, '2026-03-31T12:00:00Z')).toBe(at('2026-02-28T12:00:00Z'));
    expect(from(13, '2026-03-15T00:00:00Z')).toBe(at('2025-02-15T00:00:00Z'));
  });
});
