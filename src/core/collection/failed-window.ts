import type { EndedWindow } from '../coverage/coverage-ledger';
import type { BackendFailure, BackendFailureKind } from '../http/backend-failure';

export interface FailedWindow {
  readonly outcome: Exclude<EndedWindow['outcome'], 'complete' | 'complete-so-far' | 'capped'>;
  readonly reason: string;
  /** Nothing else of this connection needs to be asked: it would fail in the same way. */
  readonly stopsConnection: boolean;
  /** The backend kept us waiting for long, as it may for every other window too. */
  readonly isSlow: boolean;
  /** A part of the window may be readable by itself. */
  readonly isWorthSplitting: boolean;
}

const STOPPING: ReadonlySet<BackendFailureKind> = new Set([
  'no-secret',
  'sign-in-refused',
  'name-not-resolved',
  'unreachable',
  'tls',
]);
const BY_CONTENT: ReadonlySet<BackendFailureKind> = new Set(['malformed', 'inconsistent', 'too-large']);

/** What a failure of the backend makes of the window that was being asked. */
export function failedWindow({ kind, message }: BackendFailure): FailedWindow {
  return {
    outcome: kind === 'forbidden' || kind === 'expired' ? kind : 'failed',
    reason: message,
    stopsConnection: STOPPING.has(kind),
    isSlow: kind === 'timeout' || kind === 'throttled',
    isWorthSplitting: BY_CONTENT.has(kind),
  };
}
