import { expect, it } from 'vitest';
import { formatAgo, secondsInWords } from '../../../src/renderer/src/ui/format-ago';

const MINUTE = 60_000_000;
const NOW = 1_800_000_000_000_000;

it('says how long ago in one unit, rounded down', () => {
  expect(formatAgo(NOW - 20_000_000, NOW)).toBe('just now');
  expect(formatAgo(NOW - 12 * MINUTE, NOW)).toBe('12 min ago');
  expect(formatAgo(NOW - 47 * 60 * MINUTE, NOW)).toBe('47 h ago');
  expect(formatAgo(NOW - 49 * 60 * MINUTE, NOW)).toBe('2 d ago');
});

it('says how long until a time that is ahead', () => {
  expect(formatAgo(NOW + 3 * 60 * MINUTE, NOW)).toBe('in 3 h');
});

it('says seconds left as seconds, then as minutes', () => {
  expect(secondsInWords(41)).toBe('41 s');
  expect(secondsInWords(0)).toBe('1 s');
  expect(secondsInWords(187)).toBe('3 min 07 s');
});
