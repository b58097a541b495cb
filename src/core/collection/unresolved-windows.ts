import type { LedgerWindow } from '../coverage/coverage-ledger';
import { without } from '../coverage/time-spans';

const lineOf = ({ connectionId, scope, stream }: LedgerWindow): string => JSON.stringify([connectionId, scope, stream]);

/**
 * The windows of a run that are not complete, those left out whose whole range was asked again by later windows of the
 * same run: a capped window that was split counts by its parts.
 */
export function unresolvedWindows(windows: readonly LedgerWindow[]): readonly LedgerWindow[] {
  const lines = new Map<string, LedgerWindow[]>();
  for (const window of windows) {
    const line = lines.get(lineOf(window)) ?? [];
    line.push(window);
    lines.set(lineOf(window), line);
  }
  return windows.filter((window) => {
    if (window.outcome === 'complete' || window.outcome === 'complete-so-far') return false;
    const later = lines.get(lineOf(window))?.filter(({ id }) => id > window.id) ?? [];
    return without([window], later).length > 0;
  });
}
