import type { Microseconds } from '../../entry/entry-time';
import type { WindowEnd, WindowRequest } from '../connector';
import type { Description } from './description';

const DAY = 86_400_000_000;
/** Between the planning of a window and its asking some time passes; so much of its start may age out without a word. */
const SLACK = 600_000_000;
/** Clocks differ: asked a little younger, so that a strict backend does not refuse the whole request. */
const MARGIN = 300_000_000;

/** The part of a window that the backend still keeps, or its end where it keeps none of it. */
export interface AskedRange {
  readonly from: Microseconds;
  readonly end: WindowEnd | null;
  /** Why the window cannot be complete; null where it can. */
  readonly reason: string | null;
}

/** Never asks for what is older than the backend keeps: some answer that with an error, some with silence. */
export function askedRange(description: Description, window: WindowRequest, now: Microseconds): AskedRange {
  const days = description.windows.retentionDays;
  if (days === null) return { from: window.from, end: null, reason: null };
  const oldest = now - days * DAY;
  const since = new Date(oldest / 1000).toISOString().slice(0, 19);
  const reason = `The backend keeps entries for ${days} days: what happened before ${since}Z is no longer there.`;
  if (window.to <= oldest) return { from: window.from, end: { outcome: 'expired', reason, total: null }, reason };
  if (window.from >= oldest) return { from: window.from, end: null, reason: null };
  const isSlack = window.from >= oldest - SLACK;
  return { from: Math.min(oldest + MARGIN, window.to), end: null, reason: isSlack ? null : reason };
}
