import type { CollectionRules } from '../backends/connector';
import type { Microseconds } from '../entry/entry-time';
import { asked, type PlannedWindow } from './planned-window';
import { cutAtRetention } from './retention-cut';

/**
 * A planned window as it has to be asked now: a run of many tenants takes hours, in which the oldest part of what was
 * planned may have passed the retention. One window where nothing has.
 */
export function agedWindow(window: PlannedWindow, rules: CollectionRules, now: Microseconds): readonly PlannedWindow[] {
  if (window.kind !== 'ask' || rules.goesOn === true) return [window];
  const { gone, partly, kept } = cutAtRetention(window, rules, now);
  if (gone === null && (partly === null || window.isPartlyExpired)) return [window];
  return [
    ...(gone === null ? [] : [{ ...asked(gone), kind: 'expired' as const }]),
    ...(partly === null ? [] : [{ ...asked(partly), isPartlyExpired: true }]),
    ...(kept === null ? [] : [asked(kept)]),
  ];
}
