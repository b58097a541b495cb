import type { CollectionRules } from '../backends/connector';
import type { LedgerWindow } from '../coverage/coverage-ledger';
import type { TimeSpan } from '../coverage/time-spans';
import type { Microseconds } from '../entry/entry-time';

/** One window of a run, as it is planned. */
export interface PlannedWindow extends TimeSpan {
  /** `ask`: a new window. `resume`: one of an earlier run is taken up. `expired`: recorded, and never asked for. */
  readonly kind: 'ask' | 'resume' | 'expired';
  /** Of the window that is taken up. */
  readonly windowId: number | null;
  /** After which page it goes on; null: it is asked from its beginning. */
  readonly cursor: string | null;
  /** When the pages before the cursor were asked for; null: nothing of it is there yet. */
  readonly askedAt: Microseconds | null;
  /** Of a polled stream: where the window before ended. */
  readonly checkpoint: string | null;
  /** The vendor keeps only a part of it, so that it is never complete. */
  readonly isPartlyExpired: boolean;
}

export interface PlanInput {
  readonly rules: CollectionRules;
  /** Windows of this very connection, account, scope and stream that cover its tenants; see `windowsOfLine`. */
  readonly windows: readonly LedgerWindow[];
  /** What the user asks for; null: everything since the first window, or as far back as a first collection goes. */
  readonly since: Microseconds | null;
  readonly until: Microseconds | null;
  readonly now: Microseconds;
}

export const asked = ({ from, to }: TimeSpan): PlannedWindow => ({
  from,
  to,
  kind: 'ask',
  windowId: null,
  cursor: null,
  askedAt: null,
  checkpoint: null,
  isPartlyExpired: false,
});

/** A window of an earlier run, taken up after its last committed page, or asked anew where its cursor does not last. */
export function resumed(window: LedgerWindow, rules: CollectionRules): PlannedWindow {
  const cursor = rules.cursorsLast ? window.cursor : null;
  const askedAt = cursor === null ? null : window.askedAt;
  return { ...asked(window), kind: 'resume', windowId: window.id, cursor, askedAt };
}

/** Which windows of the ledger follow each other. */
export interface CollectionLine {
  readonly scope: string;
  readonly stream: string;
  readonly account: string;
  /** Keys: a window that did not cover all of them says nothing of the others. */
  readonly tenants: readonly string[];
}

export function windowsOfLine(windows: readonly LedgerWindow[], line: CollectionLine): readonly LedgerWindow[] {
  return windows.filter((window) => {
    if (window.scope !== line.scope || window.stream !== line.stream || window.account !== line.account) return false;
    const covered = new Set(window.tenants);
    return line.tenants.every((tenant) => covered.has(tenant));
  });
}
