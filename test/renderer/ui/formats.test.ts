import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { formatDuration } from '../../../src/renderer/src/ui/format-duration';
import { formatBytes, formatCount, formatEntries } from '../../../src/renderer/src/ui/format-number';
import { formatTime, offsetMinutes } from '../../../src/renderer/src/ui/format-time';
import { middleCut } from '../../../src/renderer/src/ui/middle-cut';

const at = (text: string): number => Date.parse(text) * 1000;

describe('times', () => {
  test('are shown with the offset that their zone has then', () => {
    expect([
      formatTime(at('2026-11-21T02:00:12.412Z'), 'Europe/Berlin'),
      formatTime(at('2026-07-21T02:00:12.412Z'), 'Europe/Berlin'),
      formatTime(at('2026-11-21T02:00:12.412Z'), '-03:30'),
      formatTime(at('2026-11-21T02:00:12.412Z'), 'UTC'),
    ]).toEqual([
      'Nov 21, 2026 03:00:12.412 +01:00',
      'Jul 21, 2026 04:00:12.412 +02:00',
      'Nov 20, 2026 22:30:12.412 -03:30',
      'Nov 21, 2026 02:00:12.412 +00:00',
    ]);
  });

  test('are as fine as the record says, and no finer', () => {
    const instant = at('2026-11-21T02:00:12.412Z') + 345;
    expect(
      (['day', 'minute', 'second', 'millisecond', 'microsecond', 'nanosecond'] as const).map(
        (precision) => formatTime(instant, 'UTC', precision).split(' ')[3],
      ),
    ).toEqual(['02:00', '02:00', '02:00:12', '02:00:12.412', '02:00:12.412345', '02:00:12.412345']);
  });

  test('before 1970 keep their fraction', () => {
    expect(formatTime(at('1969-12-31T23:59:59.250Z'), 'UTC')).toBe('Dec 31, 1969 23:59:59.250 +00:00');
  });

  test('tell the two passes of a repeated hour apart by their offsets', () => {
    expect([
      formatTime(at('2026-10-25T00:30:00Z'), 'Europe/Berlin', 'minute'),
      formatTime(at('2026-10-25T01:30:00Z'), 'Europe/Berlin', 'minute'),
    ]).toEqual(['Oct 25, 2026 02:30 +02:00', 'Oct 25, 2026 02:30 +01:00']);
  });

  test('of an unknown zone are shown in UTC rather than not at all', () => {
    expect(offsetMinutes(at('2026-11-21T02:00:00Z'), 'Nowhere/Land')).toBe(0);
  });
});

test('no part of the page cuts a time that is written as the reader writes it', () => {
  const page = resolve(import.meta.dirname, '../../../src/renderer/src');
  const cutting = readdirSync(page, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .filter((name) =>
      /formatTime\((?:[^()]|\([^()]*\))*\)\s*\.slice\((?!-)/.test(readFileSync(join(page, name), 'utf8')),
    );
  expect(cutting).toEqual([]);
});

describe('durations', () => {
  test.each([
    [0, '0 s'],
    [7, '7 µs'],
    [400, '400 µs'],
    [1_500, '1.5 ms'],
    [412_000, '0.4 s'],
    [41_200_000, '41.2 s'],
    [59_960_000, '1 min 00 s'],
    [187_000_000, '3 min 07 s'],
    [3_599_600_000, '1 h 00 min'],
    [7_500_000_000, '2 h 05 min'],
    [356_400_000_000, '4 d 03 h'],
    [-1_100_000, '−1.1 s'],
  ])('of %d microseconds read as %s', (microseconds, text) => {
    expect(formatDuration(microseconds)).toBe(text);
  });
});

describe('numbers', () => {
  test('are exact, with separators', () => {
    expect([formatCount(4_210_334), formatEntries(1), formatEntries(12_408)]).toEqual([
      '4,210,334',
      '1 entry',
      '12,408 entries',
    ]);
  });

  test('of bytes step at a thousand', () => {
    expect([0, 999, 1_000, 12_340, 932_000_000, 999_999_999, 4_210_000_000].map(formatBytes)).toEqual([
      '0 B',
      '999 B',
      '1.00 kB',
      '12.3 kB',
      '932 MB',
      '1.00 GB',
      '4.21 GB',
    ]);
  });
});

describe('a long text', () => {
  test('loses its middle and keeps both ends', () => {
    expect(middleCut('arn:aws:iam::123456789012:user/christophetd', 20)).toBe('arn:aws:iam:…tophetd');
  });

  test('that fits stays as it is', () => {
    expect(middleCut('admin', 5)).toBe('admin');
  });

  test('is never cut within a character', () => {
    const cut = middleCut('😀'.repeat(20), 10);
    expect(encodeURIComponent(cut)).toContain('%E2%80%A6');
    expect(cut.length).toBeLessThanOrEqual(10);
  });
});
