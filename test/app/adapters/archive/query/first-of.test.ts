import { firstOf } from '@app/adapters/archive/query/first-of';
import { expect, it } from 'vitest';

it('the first of many are what sorting all of them would begin with, equals in their order', () => {
  const items = Array.from({ length: 5_000 }, (_, at) => ({ at, key: (at * 7_919) % 613 }));
  const compare = (first: { key: number }, second: { key: number }): number => first.key - second.key;
  const sorted = [...items].sort(compare);
  for (const wanted of [0, 1, 7, 1_000, 4_000, 6_000]) {
    expect(firstOf(items, wanted, compare)).toEqual(sorted.slice(0, wanted));
  }
});
