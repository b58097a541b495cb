import { describe, expect, it } from 'vitest';
import { daysInPlan, NO_DAYS, rangeOf, wrongDays } from '../../../../src/renderer/src/features/clear-log/chosen-days';
import { clearedInWords, clearingState } from '../../../../src/renderer/src/strings/clear-log';

const ZONE = 'Europe/Berlin';
const TODAY = '2026-11-22';
const days = (first: string, last: string) => ({ tenant: '7', first, last });

describe('the days to clear', () => {
  it('are whole days of the backend’s zone, both included, also where its clock changes', () => {
    const range = rangeOf(days('2026-10-24', '2026-10-25'), ZONE, TODAY);
    expect(range).toEqual({
      from: Date.parse('2026-10-24T00:00:00+02:00') * 1000,
      to: Date.parse('2026-10-26T00:00:00+01:00') * 1000,
    });
    expect(range === null ? '' : daysInPlan({ ...range, zone: ZONE })).toBe('2 whole days, 2026-10-24 to 2026-10-25');
  });

  it('must have ended, and must not be reversed', () => {
    expect(wrongDays(days(TODAY, TODAY), TODAY)).toEqual({
      first: 'This day has not ended there yet.',
      last: 'This day has not ended there yet.',
    });
    expect(wrongDays(days('2026-11-20', '2026-11-19'), TODAY).last).toBe('The last day is before the first.');
    expect(rangeOf(days('2026-11-20', TODAY), ZONE, TODAY)).toBeNull();
    expect(rangeOf(days('2026-11-20', '2026-11-19'), ZONE, TODAY)).toBeNull();
    expect(rangeOf(NO_DAYS, ZONE, TODAY)).toBeNull();
    expect(wrongDays(NO_DAYS, TODAY)).toEqual({ first: '', last: '' });
  });
});

describe('what became of a clearing', () => {
  const record = {
    ...{ id: 1, connectionId: 'c', connectionName: 'Panel', account: 'ada', machineUser: 'ada', tenantId: '7' },
    ...{ tenantName: 'Harbor', from: 0, to: 1, zone: 'UTC', startedAt: 0, endedAt: 5, counted: 3, archived: 3 },
  };

  it('is told in plain words', () => {
    expect(clearedInWords({ ...record, state: 'cleared', left: 0, reason: null })).toEqual([
      'The backend held 3 entries of Harbor for these days; the archive holds all of them.',
      'None is left at the backend.',
      'In the archive they are marked as cleared by us.',
    ]);
    const unseen = clearedInWords({ ...record, state: 'cleared', left: null, reason: 'It did not answer.' });
    expect(unseen.slice(1)).toEqual(['How many are left is not known.', 'It did not answer.']);
  });

  it('is not known where the backend never confirmed', () => {
    expect(clearingState({ state: 'clearing', endedAt: 5 })).toBe('Not known');
    expect(clearingState({ state: 'clearing', endedAt: null })).toBe('Going on');
    expect(clearingState({ state: 'cleared', endedAt: 5 })).toBe('Cleared');
  });
});
