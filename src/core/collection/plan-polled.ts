import type { LedgerWindow } from '../coverage/coverage-ledger';
import { asked, type PlanInput, type PlannedWindow, resumed } from './planned-window';

const newestFirst = (left: LedgerWindow, right: LedgerWindow): number => right.to - left.to || right.id - left.id;

/** The one window of a stream whose windows go on from each other: see `CollectionRules.goesOn`. */
export function planPolled({ rules, windows, since, until, now }: PlanInput): readonly PlannedWindow[] {
  // One that is expired has read all that is still there: the next goes on from it too.
  const before = windows
    .filter(({ outcome }) => ['complete', 'complete-so-far', 'expired'].includes(outcome))
    .toSorted(newestFirst);
  const from = before[0]?.to ?? since ?? now - rules.firstRange;
  const stopped = windows
    .filter((window) => window.outcome === 'asking' && window.from === from && window.cursor !== null)
    .toSorted((left, right) => right.id - left.id)[0];
  // A window in which nothing came has no page and so no cursor: the place is still the one before it.
  const checkpoint = before.find(({ cursor }) => cursor !== null)?.cursor ?? null;
  if (stopped !== undefined && rules.cursorsLast) {
    return [{ ...resumed(stopped, rules), checkpoint }];
  }
  const to = Math.min(now, until ?? now);
  return from < to ? [{ ...asked({ from, to }), checkpoint }] : [];
}
