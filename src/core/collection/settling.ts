import type { CollectionRules } from '../backends/connector';
import type { LedgerWindow } from '../coverage/coverage-ledger';
import type { TimeSpan } from '../coverage/time-spans';
import type { Microseconds } from '../entry/entry-time';
import { DAY } from './granules';

/**
 * Backends' clocks are wrong too: of entries that a clock behind ours stamps, the newest hours come late even where the
 * backend itself is never late. Every window is young for at least so long.
 */
export const CLOCK_ALLOWANCE: Microseconds = 7_200_000_000;

/** How long after a moment an entry of it may still arrive. */
export function latenessOf(rules: CollectionRules): Microseconds {
  return rules.goesOn === true ? 0 : Math.max(rules.lateness, CLOCK_ALLOWANCE);
}

/** How far the newest window reaches back over what was collected: at least a day where entries arrive late. */
export function overlapOf(rules: CollectionRules): Microseconds {
  return rules.lateness > 0 ? Math.max(rules.overlap, DAY) : rules.overlap;
}

/** Before which moment a window that was asked at `askedAt` and read to its end receives no more. */
export function settledToOf(window: TimeSpan, rules: CollectionRules, askedAt: Microseconds): Microseconds {
  return rules.goesOn === true ? window.to : Math.min(window.to, askedAt - latenessOf(rules));
}

/** What a window has for good: nothing unless it is complete, and only what cannot receive late entries. */
export function settledSpan(window: LedgerWindow, rules: CollectionRules): TimeSpan {
  const { from, to, askedAt, outcome } = window;
  if (outcome === 'complete') return { from, to: Math.min(to, window.settledTo ?? to) };
  if (outcome !== 'complete-so-far') return { from, to: from };
  return { from, to: Math.min(to, window.settledTo ?? askedAt - latenessOf(rules)) };
}

/** What a window has, late entries aside: never beyond the moment of asking. */
export function collectedSpan({ from, to, askedAt, outcome, settledTo }: LedgerWindow): TimeSpan {
  if (outcome !== 'complete' && outcome !== 'complete-so-far') return { from, to: from };
  return { from, to: Math.max(from, Math.min(to, Math.max(askedAt, settledTo ?? from))) };
}
