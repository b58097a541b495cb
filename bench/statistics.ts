/** Milliseconds of several runs, put in order. */
export interface Timing {
  readonly median: number;
  readonly p95: number;
  /** The first run, before anything was warm; null where it was not taken. */
  readonly first: number | null;
  readonly runs: number;
}

/** The value below which the share `fraction` of `sorted` lies (nearest rank). */
function rank(sorted: readonly number[], fraction: number): number {
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(fraction * sorted.length) - 1))] ?? Number.NaN;
}

export function timingOf(milliseconds: readonly number[], first: number | null = null): Timing {
  const sorted = milliseconds.toSorted((one, other) => one - other);
  return { median: rank(sorted, 0.5), p95: rank(sorted, 0.95), first, runs: sorted.length };
}
