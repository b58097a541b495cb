import type { SearchCoverage } from '@core/coverage/coverage-answers';
import { describe, expect, it } from 'vitest';
import {
  coverageMarks,
  isUnknown,
  lackInWords,
} from '../../../../../src/renderer/src/features/search/histogram/coverage-marks';

const at = (text: string): number => Date.parse(text) * 1000;
const AXIS = { from: at('2026-10-20T00:00:00Z'), to: at('2026-11-01T00:00:00Z') };
const ZONE = { zone: 'Europe/Berlin', now: at('2026-10-30T12:00:00Z') };
const coverage = (rest: Partial<SearchCoverage>): SearchCoverage => ({
  isComplete: false,
  tenants: 5,
  unknownTenants: 0,
  days: [],
  canCollect: false,
  lastAskedAt: null,
  ...rest,
});

describe('what the axis shows of coverage', () => {
  it('are whole days of the zone, neighbours drawn together, 25 hours long where the clocks go back', () => {
    const days = ['2026-10-24', '2026-10-25', '2026-10-28'].map((day) => ({
      day,
      tenants: 2,
      state: 'failed' as const,
    }));
    const marks = coverageMarks(coverage({ days }), AXIS, ZONE);
    expect(marks?.lacking).toEqual([
      { from: at('2026-10-23T22:00:00Z'), to: at('2026-10-25T23:00:00Z') },
      { from: at('2026-10-27T23:00:00Z'), to: at('2026-10-28T23:00:00Z') },
    ]);
    expect(marks?.unknown).toEqual([]);
    if (marks === null) return;
    const week = { from: at('2026-10-24T10:00:00Z'), to: at('2026-10-28T10:00:00Z') };
    expect(lackInWords(week, marks)).toBe('3 days not covered: 2 tenants failed');
    expect(lackInWords({ from: at('2026-10-26T10:00:00Z'), to: at('2026-10-26T11:00:00Z') }, marks)).toBe('');
  });

  it('is not known up to now where tenants were never collected', () => {
    const marks = coverageMarks(coverage({ unknownTenants: 2 }), AXIS, ZONE);
    expect(marks?.unknown).toEqual([{ from: AXIS.from, to: ZONE.now }]);
    expect(marks?.unknownWords).toBe('2 tenants of 5 were never collected.');
    if (marks !== null) expect(isUnknown({ from: ZONE.now, to: AXIS.to }, marks)).toBe(false);
  });

  it('is not known for what lies before the newest thousand days, unless all is complete', () => {
    const long = { from: at('2020-01-01T00:00:00Z'), to: AXIS.to };
    expect(coverageMarks(coverage({}), long, ZONE)?.unknown).toHaveLength(1);
    expect(coverageMarks(coverage({ isComplete: true }), long, ZONE)?.unknown).toEqual([]);
    expect(coverageMarks(null, long, ZONE)).toBeNull();
  });
});
