import type { Microseconds } from '../entry/entry-time';

/** `[from, to)` in UTC microseconds. */
export interface TimeSpan {
  readonly from: Microseconds;
  readonly to: Microseconds;
}

/** The same moments, oldest first, as few spans as there can be; empty ones are left out. */
export function united(spans: readonly TimeSpan[]): readonly TimeSpan[] {
  const sorted = spans.filter((span) => span.from < span.to).toSorted((left, right) => left.from - right.from);
  const result: TimeSpan[] = [];
  for (const span of sorted) {
    const last = result.at(-1);
    if (last !== undefined && span.from <= last.to) {
      if (span.to > last.to) result[result.length - 1] = { from: last.from, to: span.to };
    } else result.push({ from: span.from, to: span.to });
  }
  return result;
}

/** The moments of `spans` that are not in `taken`, oldest first. */
export function without(spans: readonly TimeSpan[], taken: readonly TimeSpan[]): readonly TimeSpan[] {
  const holes = united(taken);
  const result: TimeSpan[] = [];
  for (const span of united(spans)) {
    let { from } = span;
    for (const hole of holes) {
      if (hole.to <= from) continue;
      if (hole.from >= span.to) break;
      if (hole.from > from) result.push({ from, to: hole.from });
      from = hole.to;
    }
    if (from < span.to) result.push({ from, to: span.to });
  }
  return result;
}

/** The part of a span that lies within another; null: none does. */
export function common(left: TimeSpan, right: TimeSpan): TimeSpan | null {
  const from = Math.max(left.from, right.from);
  const to = Math.min(left.to, right.to);
  return from < to ? { from, to } : null;
}
