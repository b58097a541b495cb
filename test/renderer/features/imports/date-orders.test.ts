import { expect, it } from 'vitest';
import { dateInOrder } from '../../../../src/renderer/src/features/imports/date-orders';

it('reads a date in each order that it fits', () => {
  expect(dateInOrder('3/4/2026 10:12:00 AM', 'month-day-year')).toBe('4 March 2026');
  expect(dateInOrder('3/4/2026 10:12:00 AM', 'day-month-year')).toBe('3 April 2026');
  expect(dateInOrder('2026-03-04T10:12', 'year-month-day')).toBe('4 March 2026');
  expect(dateInOrder('04.03.26', 'day-month-year')).toBe('4 March 2026');
});

it('says that a date does not fit an order', () => {
  expect(dateInOrder('3/4/2026', 'year-month-day')).toBeNull();
  expect(dateInOrder('31/12/2026', 'month-day-year')).toBeNull();
  expect(dateInOrder('0/4/2026', 'day-month-year')).toBeNull();
  expect(dateInOrder('yesterday', 'day-month-year')).toBeNull();
});
