import type { Microseconds } from '../entry/entry-time';
import { type CoverageSegment, isBetter, isSameSegment, PaintedSpan } from './coverage-segment';
import { COVERAGE_CLOCKS, type CoverageClock, type LedgerWindow } from './coverage-ledger';

/**
 * What the ledger claims of one tenant, moment by moment, oldest first; where no segment is, nothing was ever asked.
 * A moment is as good as its best window, as bad as the worst of a connection's streams of one clock, and as good as the
 * best of the connections (declared imports count as one). Where a connection asks by the event's clock, that is what
 * counts: a stream that is polled besides, by the vendor's storage, has no past to be complete in.
 */
export function coverageOf(windows: readonly LedgerWindow[], tenant: string): readonly CoverageSegment[] {
  const connections = new Map<string | null, Map<CoverageClock, Map<string, PaintedSpan>>>();
  for (const window of windows.toSorted((left, right) => left.askedAt - right.askedAt || left.id - right.id)) {
    if (!window.tenants.includes(tenant)) continue;
    const clocks = connections.get(window.connectionId) ?? new Map<CoverageClock, Map<string, PaintedSpan>>();
    connections.set(window.connectionId, clocks);
    const streams = clocks.get(window.clock) ?? new Map<string, PaintedSpan>();
    clocks.set(window.clock, streams);
    const painted = streams.get(window.stream) ?? new PaintedSpan();
    streams.set(window.stream, painted);
    for (const claim of claimsOf(window)) painted.paint(claim);
  }
  const perConnection = [...connections.values()].map((clocks) =>
    combined(
      COVERAGE_CLOCKS.map((clock) => worstOf([...(clocks.get(clock)?.values() ?? [])])),
      (event, other) => event ?? other,
    ),
  );
  return combined(perConnection, better);
}

const worstOf = (streams: readonly PaintedSpan[]): readonly CoverageSegment[] =>
  combined(
    streams.map((painted) => painted.segments),
    worse,
  );

/** What one window claims: never of moments after it was asked, and for good only of those that are settled. */
function claimsOf(window: LedgerWindow): readonly CoverageSegment[] {
  const { from, to, askedAt, outcome, settledTo } = window;
  const clocks = [window.clock];
  if (outcome === 'imported') return [{ from, to, state: 'imported', clocks }];
  if (outcome !== 'complete' && outcome !== 'complete-so-far') return [{ from, to, state: outcome, clocks }];
  // A window that was interrupted and asked anew keeps its first asking; what is settled tells of the last one.
  const end = Math.min(to, Math.max(askedAt, settledTo ?? from));
  const settled = Math.min(end, settledTo ?? (outcome === 'complete' ? end : from));
  return [
    { from, to: settled, state: 'complete', clocks },
    { from: Math.max(from, settled), to: end, state: 'complete-so-far', clocks },
  ];
}

type Choose = (left: CoverageSegment | null, right: CoverageSegment | null) => CoverageSegment | null;

const union = (left: CoverageSegment, right: CoverageSegment): CoverageSegment => ({
  ...left,
  clocks: [...new Set([...left.clocks, ...right.clocks])].toSorted(),
});

const better: Choose = (left, right) => {
  if (left === null || right === null) return left ?? right;
  if (left.state === right.state) return union(left, right);
  return isBetter(left.state, right.state) ? left : right;
};

/** A stream that was not asked there makes the moment one that was never asked. */
const worse: Choose = (left, right) => {
  if (left === null || right === null) {
    const known = left ?? right;
    return known === null ? null : { ...known, state: 'never-asked', clocks: [] };
  }
  const worst = isBetter(left.state, right.state) ? right : left;
  return { ...union(left, right), state: worst.state };
};

function combined(lists: readonly (readonly CoverageSegment[])[], choose: Choose): readonly CoverageSegment[] {
  const [first, ...others] = lists;
  return others.reduce((result, list) => combinedPair(result, list, choose), first ?? []);
}

function combinedPair(
  left: readonly CoverageSegment[],
  right: readonly CoverageSegment[],
  choose: Choose,
): readonly CoverageSegment[] {
  const bounds = [...new Set([...left, ...right].flatMap(({ from, to }) => [from, to]))].toSorted((a, b) => a - b);
  const result: CoverageSegment[] = [];
  const [atLeft, atRight] = [segmentsInTurn(left), segmentsInTurn(right)];
  for (const [index, from] of bounds.entries()) {
    const to = bounds[index + 1];
    if (to === undefined) break;
    const chosen = choose(atLeft(from), atRight(from));
    if (chosen === null) continue;
    const segment = { ...chosen, from, to };
    const last = result.at(-1);
    if (last !== undefined && last.to === from && isSameSegment(last, segment)) {
      result[result.length - 1] = { ...last, to };
    } else result.push(segment);
  }
  return result;
}

/** Answers the segment that holds a moment; moments are asked in order. */
function segmentsInTurn(segments: readonly CoverageSegment[]): (at: Microseconds) => CoverageSegment | null {
  let index = 0;
  return (at) => {
    while ((segments[index]?.to ?? Number.POSITIVE_INFINITY) <= at) index += 1;
    const segment = segments[index];
    return segment !== undefined && segment.from <= at ? segment : null;
  };
}
