import { EntryOrder } from '@demo/backends/panel/entry-order';
import { expect, test } from 'vitest';

test('pages of a log that has grown and shrunk are those of the sorted whole', () => {
  let state = 12345;
  const draw = (below: number): number => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return (state >>> 8) % below;
  };
  for (let round = 0; round < 60; round += 1) {
    const times = Array.from({ length: draw(60) }, () => draw(40)).sort((one, other) => one - other);
    const atOf = (entry: number): number => times[entry] ?? 0;
    const order = new EntryOrder(Uint32Array.from(times.keys()), atOf);
    for (let count = draw(30); count > 0; count -= 1) {
      times.push(draw(40));
      order.add(times.length - 1);
    }
    const isGone = (entry: number): boolean => entry % 7 === round % 9;
    order.sweep(isGone);
    const range = { from: draw(20), to: 15 + draw(30) };
    const expected = times
      .map((at, entry) => ({ at, entry }))
      .filter(({ at, entry }) => at >= range.from && at < range.to && !isGone(entry))
      .sort((one, other) => one.at - other.at || one.entry - other.entry)
      .map(({ entry }) => entry);
    expect(order.count(range.from, range.to)).toBe(expected.length);
    const size = 1 + draw(9);
    const paged: number[] = [];
    for (let start = 0; start < expected.length; start += size) paged.push(...order.page(range, start, size));
    expect(paged).toEqual(expected);
    expect(order.page(range, expected.length, size)).toEqual([]);
  }
});
