import { OccurrenceCounter } from '@core/entry/occurrence-counter';
import { expect, test } from 'vitest';

const bytes = new Uint8Array(8);
const words = new Uint32Array(bytes.buffer);

/** Eight bytes spread like those of a digest; the same buffer each time. */
const hashOf = (value: number): Uint8Array => {
  const mixed = Math.imul(value ^ (value >>> 16), 0x45d9f3b);
  words[0] = Math.imul(mixed ^ (mixed >>> 16), 0x45d9f3b) >>> 0;
  words[1] = value;
  return bytes;
};

test('numbers equal contents from 0, each on its own', () => {
  const counter = new OccurrenceCounter();
  expect([1, 2, 1, 1, 2, 0, 0].map((value) => counter.next(hashOf(value)))).toEqual([0, 0, 1, 2, 1, 0, 1]);
});

test('counts beyond what a place of the table holds', () => {
  const counter = new OccurrenceCounter();
  const same = hashOf(7);
  let last = -1;
  for (let index = 0; index < 70_000; index += 1) last = counter.next(same);
  expect(last).toBe(69_999);
});

test('two million contents are all told apart', () => {
  const counter = new OccurrenceCounter();
  let sum = 0;
  for (let value = 0; value < 2_000_000; value += 1) sum += counter.next(hashOf(value));
  expect(sum).toBe(0);
  expect([0, 1_234_567, 1_999_999].map((value) => counter.next(hashOf(value)))).toEqual([1, 1, 1]);
});
