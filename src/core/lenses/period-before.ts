import type { Microseconds } from '../entry/entry-time';
import { resolveRange } from '../search/resolve-range';
import type { TimeRange } from '../search/search';

/**
 * The range of the same length that ends where this one begins, for a comparison; of a calendar period the one before it.
 * null where the range has no beginning. A range of the last days counts as ending now.
 */
export function periodBefore(range: TimeRange, now: Microseconds): TimeRange | null {
  const { from, to } = resolveRange(range, now);
  if (from === null) return null;
  if (range.kind === 'period') {
    const before = resolveRange({ ...range, back: range.back + 1 }, now);
    return { kind: 'between', from: before.from, to: before.to };
  }
  return { kind: 'between', from: from - ((to ?? Math.max(now, from)) - from), to: from };
}
