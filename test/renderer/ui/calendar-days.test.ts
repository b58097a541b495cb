import { expect, it } from 'vitest';
import {
  dayAfter,
  dayOf,
  daysInWords,
  daySpans,
  longDay,
  startOfDay,
} from '../../../src/renderer/src/ui/calendar-days';

const at = (text: string): number => Date.parse(text) * 1000;

it('begins a day at midnight of its zone', () => {
  expect(startOfDay('2026-11-03', 'UTC')).toBe(at('2026-11-03T00:00:00Z'));
  expect(startOfDay('2026-11-03', 'Europe/Berlin')).toBe(at('2026-11-02T23:00:00Z'));
  expect(startOfDay('2026-07-03', 'America/New_York')).toBe(at('2026-07-03T04:00:00Z'));
});

it('begins the days around a change of the clocks where they begin', () => {
  expect(startOfDay('2026-10-25', 'Europe/Berlin')).toBe(at('2026-10-24T22:00:00Z'));
  expect(startOfDay('2026-10-26', 'Europe/Berlin')).toBe(at('2026-10-25T23:00:00Z'));
  expect(startOfDay('2026-03-08', 'America/New_York')).toBe(at('2026-03-08T05:00:00Z'));
  expect(startOfDay('2026-03-09', 'America/New_York')).toBe(at('2026-03-09T04:00:00Z'));
});

it('tells the day of an instant by the zone', () => {
  expect(dayOf(at('2026-11-02T23:30:00Z'), 'Europe/Berlin')).toBe('2026-11-03');
  expect(dayOf(at('2026-11-02T23:30:00Z'), 'UTC')).toBe('2026-11-02');
});

it('counts days over the ends of months and years', () => {
  expect(dayAfter('2026-12-31')).toBe('2027-01-01');
  expect(dayAfter('2028-03-01', -1)).toBe('2028-02-29');
});

it('names days with their weekday', () => {
  expect(longDay('2026-11-03')).toBe('Tue, Nov 3, 2026');
});

it('draws neighbouring days together and counts the rest', () => {
  expect(daysInWords(['2026-11-03', '2026-11-09'])).toBe('Nov 3, Nov 9');
  expect(daysInWords(['2026-11-05', '2026-11-03', '2026-11-04'])).toBe('Nov 3–5');
  expect(daysInWords(['2026-10-31', '2026-11-01'])).toBe('Oct 31–Nov 1');
  expect(daysInWords(['2026-11-01', '2026-11-03', '2026-11-05', '2026-11-06'], 2)).toBe('Nov 1, Nov 3 and 2 more');
  expect(daySpans([])).toEqual([]);
});
