import { Timeline } from '@demo/backends/timeline';
import { describe, expect, it } from 'vitest';

const entries = [
  { at: 30, stored: 31 },
  { at: 10, stored: 40 },
  { at: 20, stored: 20 },
  { at: 20, stored: 21 },
];
const ats = (timeline: Timeline, ids: Iterable<number>) => [...ids].map((id) => timeline.atOf(id));

describe('a timeline', () => {
  it('numbers entries in the order of storage and walks them in the order of time', () => {
    const timeline = new Timeline(entries);
    expect(ats(timeline, timeline.storedAfter(-1))).toEqual([20, 20, 30, 10]);
    expect([...timeline.after({ at: 10, id: Number.POSITIVE_INFINITY })]).toEqual([0, 1, 2]);
    expect([...timeline.after({ at: 20, id: 0 })]).toEqual([1, 2]);
    expect([...timeline.before({ at: 20, id: 1 })]).toEqual([0, 3]);
    expect(ats(timeline, timeline.before({ at: 100, id: -1 }))).toEqual([30, 20, 20, 10]);
  });

  it('puts a late entry at its time and at the end of storage, and leaves out what was removed', () => {
    const timeline = new Timeline(entries);
    const late = timeline.add(15, 50);
    expect([...timeline.storedAfter(3)]).toEqual([late]);
    expect(ats(timeline, timeline.after({ at: 0, id: -1 }))).toEqual([10, 15, 20, 20, 30]);
    expect([timeline.remove(late), timeline.remove(late), timeline.remove(99)]).toEqual([true, false, false]);
    expect(ats(timeline, timeline.after({ at: 0, id: -1 }))).toEqual([10, 20, 20, 30]);
  });
});
