import type { LedgerWindow } from '../coverage/coverage-ledger';
import { united, without } from '../coverage/time-spans';
import type { PlannedWindow } from './planned-window';

/**
 * Windows of earlier runs that never ended, are not taken up, and whose range is asked for by other windows now (or was
 * since): the runner ends them, so that the ledger does not speak of them as going on.
 */
export function supersededWindows(
  windows: readonly LedgerWindow[],
  planned: readonly PlannedWindow[],
): readonly LedgerWindow[] {
  const taken = new Set(planned.map(({ windowId }) => windowId));
  const done = united([
    ...planned,
    ...windows.filter(
      ({ outcome }) => outcome === 'complete' || outcome === 'complete-so-far' || outcome === 'expired',
    ),
  ]);
  return windows.filter(
    (window) => window.outcome === 'asking' && !taken.has(window.id) && without([window], done).length === 0,
  );
}
