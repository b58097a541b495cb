import { describe, expect, test } from 'vitest';
import { findTimes } from '../../../src/core/records/find-times';

const SEARCH = { zone: 'Europe/Berlin', limit: 1000 };
const INSTANT = Date.UTC(2026, 10, 21, 2, 0, 12);

const found = (value: string, key = 'x'): string | null => {
  const text = `{"${key}":${value}}`;
  const [time] = findTimes(text, SEARCH);
  if (time === undefined) return null;
  expect(text.slice(time.start, time.end)).toBe(value);
  return `${new Date(time.instant / 1000).toISOString()} ${time.precision}${time.hasZone ? '' : ' assumed'}`;
};

describe('times within a record', () => {
  test.each([
    ['"2026-11-21T02:00:12Z"', '2026-11-21T02:00:12.000Z second'],
    ['"2026-11-21T03:00:12.412+01:00"', '2026-11-21T02:00:12.412Z millisecond'],
    ['"2026-11-21T03:00:12.412"', '2026-11-21T02:00:12.412Z millisecond assumed'],
    ['"2026-11-21 03:00:12"', '2026-11-21T02:00:12.000Z second assumed'],
    ['"Sat, 21 Nov 2026 02:00:12 GMT"', '2026-11-21T02:00:12.000Z second'],
    ['"/Date(1795226412000)/"', '2026-11-21T02:00:12.000Z millisecond'],
    [String(INSTANT), '2026-11-21T02:00:12.000Z millisecond'],
  ])('%s is one under any key', (value, expected) => {
    expect(found(value)).toBe(expected);
  });

  test.each([
    ['iat', String(INSTANT / 1000), 'second'],
    ['created_at', String(INSTANT / 1000), 'second'],
    ['publishedAt', String(INSTANT), 'millisecond'],
    ['timestamp', `${String(INSTANT)}000`, 'microsecond'],
    ['timeNs', `${String(INSTANT)}000000`, 'nanosecond'],
    ['expires', `"${String(INSTANT / 1000)}"`, 'second'],
    ['event_time', `${String(INSTANT / 1000)}.5`, 'microsecond'],
  ])('a number under %s is one', (key, value, precision) => {
    expect(found(value, key)?.split(' ')[1]).toBe(precision);
  });

  test.each([
    ['x', '"2026-11-21"'],
    ['x', '"10/1/2026 8:14:03 AM"'],
    ['x', '1795226412'],
    ['userId', '1795226412000'],
    ['durationMs', '1795226412000'],
    ['time', '12'],
    ['time', '99999999999'],
    ['timestamp', '"not a time"'],
    ['x', '"2026-13-45T99:99:99Z"'],
    ['x', 'true'],
  ])('%s %s is none', (key, value) => {
    expect(found(value, key)).toBeNull();
  });

  test('in a list belong to the key of the list, in an object to their own', () => {
    const seconds = String(INSTANT / 1000);
    expect(findTimes(`{"times":[${seconds},{"n":${seconds},"at":${seconds}}],"n":${seconds}}`, SEARCH)).toHaveLength(2);
  });

  test('are found in a record that is cut, deep or hostile, and never more than asked for', () => {
    const deep = `${'['.repeat(10_000)}"2026-11-21T02:00:12Z"${']'.repeat(10_000)}`;
    const many = `[${Array.from({ length: 50 }, () => '"2026-11-21T02:00:12Z"').join(',')}`;
    expect([
      findTimes(deep, SEARCH).length,
      findTimes(many, { ...SEARCH, limit: 7 }).length,
      findTimes('\u0000\u202e{', SEARCH).length,
      findTimes('', SEARCH).length,
      findTimes(`{"a":"${'2026-11-21T02:00'.repeat(100_000)}"}`, SEARCH).length,
    ]).toEqual([1, 7, 0, 0, 0]);
  });
});
