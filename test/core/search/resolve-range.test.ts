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

  it('takes whole periods of a zone, from midnight to midnight', () => {
    const now = at('2026-11-01T10:00:00Z');
    const period = (unit: 'day' | 'week' | 'month' | 'quarter' | 'year', back: number, zone = 'Europe/Berlin') => {
      const { from, to } = resolveRange({ kind: 'period', unit, back, zone }, now);
      return [from, to].map((instant) => new Date((instant ?? 0) / 1000).toISOString().slice(0, 16));
    };
    expect(period('day', 0)).toEqual(['2026-10-31T23:00', '2026-11-01T23:00']);
    expect(period('week', 1)).toEqual(['2026-10-18T22:00', '2026-10-25T23:00']);
    expect(period('month', 0, 'UTC')).toEqual(['2026-11-01T00:00', '2026-12-01T00:00']);
    expect(period('quarter', 1, 'UTC')).toEqual(['2026-07-01T00:00', '2026-10-01T00:00']);
    expect(period('year', 2, 'UTC')).toEqual(['2024-01-01T00:00', '2025-01-01T00:00']);
  });

  it('gives the day on which the clocks change its 25 hours', () => {
    const { from, to } = resolveRange(
      { kind: 'period', unit: 'day', back: 0, zone: 'Europe/Berlin' },
      at('2026-10-25T12:00:00Z'),
    );
    expect((to ?? 0) - (from ?? 0)).toBe(25 * 3_600_000_000);
  });
});
