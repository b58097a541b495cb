import type { Microseconds } from '../entry/entry-time';
import { DAY_STATES_BEST_FIRST, type DayState } from './coverage-answers';
import type { CoverageClock } from './coverage-ledger';

/** A stretch of one tenant's time of which one thing is known. `clocks`: by which its windows were asked. */
export interface CoverageSegment {
  readonly from: Microseconds;
  readonly to: Microseconds;
  readonly state: Exclude<DayState, 'future'>;
  readonly clocks: readonly CoverageClock[];
}

const rank = (state: DayState): number => DAY_STATES_BEST_FIRST.indexOf(state);

export const isBetter = (state: DayState, than: DayState): boolean => rank(state) < rank(than);

/** True where everything that the backend (or the imported file) had is in the archive. */
export const isCovered = (state: DayState): boolean =>
  state === 'complete' || state === 'complete-so-far' || state === 'imported';

export const isSameSegment = (left: CoverageSegment, right: CoverageSegment): boolean =>
  left.state === right.state && left.clocks.join() === right.clocks.join();

/** The windows of one stream, painted over each other in the order in which they were asked. */
export class PaintedSpan {
  #segments: CoverageSegment[] = [];

  get segments(): readonly CoverageSegment[] {
    return this.#segments;
  }

  paint(claim: CoverageSegment): void {
    if (claim.from >= claim.to) return;
    const first = this.#firstTouched(claim.from);
    let end = first;
    while (end < this.#segments.length && (this.#segments[end]?.from ?? 0) <= claim.to) end += 1;
    const painted = joined(over(this.#segments.slice(first, end), claim));
    this.#segments.splice(first, end - first, ...painted);
  }

  /** The first segment that ends at a moment or later; its neighbour may be of the same kind. */
  #firstTouched(at: Microseconds): number {
    let [low, high] = [0, this.#segments.length];
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if ((this.#segments[middle]?.to ?? 0) < at) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** `before`, in order, with a newer claim laid over it. */
function over(before: readonly CoverageSegment[], claim: CoverageSegment): CoverageSegment[] {
  const result: CoverageSegment[] = [];
  let from = claim.from;
  for (const segment of before) {
    if (segment.from < claim.from) result.push({ ...segment, to: Math.min(segment.to, claim.from) });
    const shared = { from: Math.max(segment.from, claim.from), to: Math.min(segment.to, claim.to) };
    if (shared.from < shared.to) {
      if (from < shared.from) result.push({ ...claim, from, to: shared.from });
      result.push({ ...chosen(segment, claim), ...shared });
      from = shared.to;
    }
    if (segment.to > claim.to) {
      if (from < claim.to) result.push({ ...claim, from });
      from = claim.to;
      result.push({ ...segment, from: Math.max(segment.from, claim.to) });
    }
  }
  if (from < claim.to) result.push({ ...claim, from });
  return result;
}

/** The better of two stays. That the backend no longer has a range ends what was hoped of it, but undoes no claim. */
function chosen(before: CoverageSegment, claim: CoverageSegment): CoverageSegment {
  if (before.state === claim.state) {
    return { ...before, clocks: [...new Set([...before.clocks, ...claim.clocks])].toSorted() };
  }
  if (claim.state === 'expired' && !isCovered(before.state)) return claim;
  return isBetter(claim.state, before.state) ? claim : before;
}

function joined(segments: readonly CoverageSegment[]): readonly CoverageSegment[] {
  const result: CoverageSegment[] = [];
  for (const segment of segments) {
    if (segment.from >= segment.to) continue;
    const last = result.at(-1);
    if (last !== undefined && last.to === segment.from && isSameSegment(last, segment)) {
      result[result.length - 1] = { ...last, to: segment.to };
    } else result.push(segment);
  }
  return result;
}
