import type { LedgerWindow } from '@core/coverage/coverage-ledger';

export const HOUR = 3_600_000_000;
export const DAY = 24 * HOUR;
/** 2026-11-21T12:00:00Z. */
export const NOON = Date.UTC(2026, 10, 21, 12) * 1000;

let last = 0;

/** A window of the ledger with everything that a test does not name. */
export function ledgerWindow(own: Partial<LedgerWindow> & Pick<LedgerWindow, 'from' | 'to' | 'outcome'>): LedgerWindow {
  last += 1;
  const askedAt = own.askedAt ?? Math.max(own.to, NOON);
  return {
    id: last,
    runId: 1,
    connectionId: 'connection-1',
    connectionName: 'One',
    connector: 'okta',
    account: 'auditor',
    scope: 'a',
    stream: '',
    tenants: ['okta:one:a'],
    clock: 'event',
    askedAt,
    endedAt: own.outcome === 'asking' ? null : askedAt,
    pages: 1,
    read: 0,
    added: 0,
    duplicates: 0,
    revisions: 0,
    rejected: 0,
    total: null,
    reason: null,
    cursor: null,
    ...own,
  };
}
