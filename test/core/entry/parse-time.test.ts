import { epochUnitOf, fittingOrders, parseEpoch, parseTime } from '@core/entry/parse-time';
import { isZone } from '@core/entry/zone-offset';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

const NONE = { zone: null, dateOrder: null };
const iso = (text: string, reading = {}): string | null => {
  const time = parseTime(text, { ...NONE, ...reading });
  return time === null
    ? null
    : `${new Date(time.instant / 1000).toISOString()} ${time.zone} ${time.zoneSource} ${time.precision}`;
};

describe('ISO 8601', () => {
  test.each([
    ['2026-10-01T08:14:03Z', '2026-10-01T08:14:03.000Z UTC given second'],
    ['2026-10-01T08:14:03.123+02:00', '2026-10-01T06:14:03.123Z +02:00 given millisecond'],
    ['2026-10-01T08:14:03.1234567-0330', '2026-10-01T11:44:03.123Z -03:30 given nanosecond'],
    ['2026-10-01 08:14:03.123456', '2026-10-01T08:14:03.123Z UTC assumed microsecond'],
    ['2026-10-01T08:14', '2026-10-01T08:14:00.000Z UTC assumed minute'],
    ['2026-10-01', '2026-10-01T00:00:00.000Z UTC assumed day'],
    ['2026-10-01 08:14:03 UTC', '2026-10-01T08:14:03.000Z UTC given second'],
    ['2024-02-29T24:00:00Z', '2024-03-01T00:00:00.000Z UTC given second'],
    ['2026-02-29T08:14:03Z', null],
    ['2026-13-01T08:14:03Z', null],
    ['2026-10-01T25:14:03Z', null],
    ['2026-10-01T08:14:03 nonsense', null],
    ['0001-01-01T00:00:00', null],
    ['', null],
  ])('%s', (text, expected) => {
    expect(iso(text)).toBe(expected);
  });

  test('agrees with Date on any instant', () => {
    const dates = fc.date({ min: new Date('1700-01-01'), max: new Date('2250-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(dates, (date) => {
        expect(parseTime(date.toISOString(), NONE)?.instant).toBe(date.getTime() * 1000);
      }),
    );
  });

  test('keeps microseconds and cuts off what is finer', () => {
    expect(parseTime('2026-10-01T08:14:03.123456789Z', NONE)?.instant).toBe(
      Date.UTC(2026, 9, 1, 8, 14, 3) * 1000 + 123456,
    );
  });
});

describe('dates of a culture', () => {
  test.each([
    ['10/1/2026 8:14:03 AM', 'month-day-year', '2026-10-01T08:14:03.000Z'],
    ['10/1/2026 12:00:00 AM', 'month-day-year', '2026-10-01T00:00:00.000Z'],
    ['10/1/2026 12:30:00 p.m.', 'month-day-year', '2026-10-01T12:30:00.000Z'],
    ['01.10.2026 08:14:03', 'day-month-year', '2026-10-01T08:14:03.000Z'],
    ['1-10-2026 8:14', 'day-month-year', '2026-10-01T08:14:00.000Z'],
    ['2026/10/01 08:14:03', 'year-month-day', '2026-10-01T08:14:03.000Z'],
    ['31/10/2026 08:14:03', 'month-day-year', null],
    ['10/1/2026 13:00:00 PM', 'month-day-year', null],
  ])('%s as %s', (text, dateOrder, expected) => {
    expect(iso(text, { dateOrder })?.slice(0, 24) ?? null).toBe(expected);
  });

  test('fit the orders in which they make sense', () => {
    expect(fittingOrders('10/1/2026 8:14:03 AM')).toEqual(['month-day-year', 'day-month-year']);
    expect(fittingOrders('31.10.2026 08:14')).toEqual(['day-month-year']);
    expect(fittingOrders('2026-10-01T08:14:03Z')).toEqual([]);
  });

  test('with names of months need no order', () => {
    expect(iso('Thu, 01 Oct 2026 08:14:03 GMT')).toBe('2026-10-01T08:14:03.000Z UTC given second');
    expect(iso('Oct 1, 2026 8:14 PM')).toBe('2026-10-01T20:14:00.000Z UTC assumed minute');
  });
});

describe('zones', () => {
  const zone = 'Europe/Berlin';

  test('a time that occurs twice takes the earlier instant and says so', () => {
    expect(parseTime('2026-10-25 02:30:00', { zone, dateOrder: null })).toMatchObject({
      instant: Date.UTC(2026, 9, 25, 0, 30) * 1000,
      zone,
      zoneSource: 'configured',
      ambiguous: true,
    });
    expect(parseTime('2026-10-25 03:30:00', { zone, dateOrder: null })?.ambiguous).toBe(false);
  });

  test('a time that the clock skipped moves on by the gap', () => {
    expect(parseTime('2026-03-29 02:30:00', { zone, dateOrder: null })).toMatchObject({
      instant: Date.UTC(2026, 2, 29, 1, 30) * 1000,
      ambiguous: false,
    });
  });

  test('a given zone wins over the configured one', () => {
    expect(parseTime('2026-07-01T08:00:00Z', { zone, dateOrder: null })?.instant).toBe(Date.UTC(2026, 6, 1, 8) * 1000);
  });

  test('are told from texts that are none', () => {
    expect([zone, 'UTC', '+05:30', 'Asia/Kathmandu'].every(isZone)).toBe(true);
    expect(['', 'Nowhere/Here', 'W. Europe Standard Time'].some(isZone)).toBe(false);
  });
});

describe('epoch numbers', () => {
  test('are read by unit, exact to the microsecond', () => {
    expect(parseEpoch('1790842443123', 'milliseconds')).toMatchObject({
      instant: 1790842443123000,
      text: '1790842443123',
    });
    expect(parseEpoch('1790842443', 'seconds')?.instant).toBe(1790842443000000);
    expect(parseEpoch('x', 'seconds')).toBeNull();
    expect(parseEpoch('99999999999999999999', 'seconds')).toBeNull();
  });

  test('suggest their unit by their size', () => {
    expect(['1790842443', '1790842443123', '1790842443123456', '1790842443123456789'].map(epochUnitOf)).toEqual([
      'seconds',
      'milliseconds',
      'microseconds',
      'nanoseconds',
    ]);
  });
});
