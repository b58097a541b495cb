import type { Microseconds } from '../entry/entry-time';
import type { CoverageTenant, RollOff } from './coverage-answers';
import { type CoverageSegment, isCovered } from './coverage-segment';
import { without } from './time-spans';

/** One tenant in one stream of one connection that still collects it. */
export interface RollOffLine {
  readonly tenant: CoverageTenant;
  readonly connectionId: string;
  readonly connectionName: string;
  readonly stream: string;
  readonly retention: Microseconds;
  /** From where a collection would look for it: see core/collection/plan-windows. */
  readonly start: Microseconds;
  /** Of this connection and stream, and of imports. */
  readonly segments: readonly CoverageSegment[];
}

/** A collection leaves out what would pass the retention while its requests travel: no more than this is left at the edge. */
const EDGE: Microseconds = 2 * 3_600_000_000;

/** How long until uncollected entries are gone, the worst first. Ranges that are known to be gone are counted no more. */
export function rollOffOf(lines: readonly RollOffLine[], now: Microseconds): readonly RollOff[] {
  return lines
    .flatMap(({ segments, start, ...line }): RollOff[] => {
      const done = segments.filter(({ state }) => isCovered(state) || state === 'expired');
      const edge = now - line.retention + EDGE;
      const lacking = without([{ from: start, to: now }], done).filter(({ to }) => to > edge);
      const uncollectedFrom = lacking[0]?.from ?? now;
      return [{ ...line, uncollectedFrom, passesAt: uncollectedFrom + line.retention }];
    })
    .toSorted((left, right) => left.passesAt - right.passesAt);
}
