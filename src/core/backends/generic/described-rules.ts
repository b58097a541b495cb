import type { Microseconds } from '../../entry/entry-time';
import type { Throttling, TrafficRules } from '../../http/http-client';
import type { CollectionRules } from '../connector';
import type { Description } from './description';
import { doCursorsLast } from './page-position';

const SECOND = 1_000_000;
const HOUR = 3600 * SECOND;
const DAY = 24 * HOUR;
const GRANULARITY: Readonly<Record<Description['windows']['granularity'], Microseconds>> = {
  second: SECOND,
  minute: 60 * SECOND,
  day: DAY,
};
/** No answer is waited for longer than this, whatever a header says. */
const LONGEST_PAUSE_MS = 3_600_000;

/** How windows of a described backend are cut. */
export function collectionRules({ times, windows, paging }: Description): CollectionRules {
  const isByDay = windows.granularity === 'day' || times.writing === 'date';
  const granularity = isByDay ? DAY : GRANULARITY[windows.granularity];
  return {
    clock: times.clock,
    granularity,
    zone: isByDay ? times.zone : 'UTC',
    longestWindow: Math.max(windows.longestHours * HOUR, granularity),
    shortestWindow: Math.max(windows.shortestSeconds * SECOND, granularity),
    retention: windows.retentionDays === null ? null : windows.retentionDays * DAY,
    lateness: windows.latenessHours * HOUR,
    overlap: windows.overlapHours * HOUR,
    firstRange: Math.min(windows.firstRangeDays, windows.retentionDays ?? windows.firstRangeDays) * DAY,
    cursorsLast: doCursorsLast(paging),
  };
}

/** How often a described backend is asked, and how it says that this is too often. */
export function trafficRules({ rate }: Description): TrafficRules {
  return {
    requests: rate.requestsPerMinute,
    perMs: 60_000,
    parallel: rate.parallel,
    throttling(status, headers, body): Throttling | null {
      if (!rate.quotaStatuses.includes(status)) return null;
      const text = body.toLowerCase();
      const isQuota = rate.quotaWords.some((word) => text.includes(word.toLowerCase()));
      return isQuota ? { retryAfterMs: seconds(headers['retry-after']) } : null;
    },
    pauseAfter(headers, now): number | null {
      if (rate.remainingHeader === '' || headers[rate.remainingHeader.toLowerCase()]?.trim() !== '0') return null;
      const reset = seconds(headers[rate.resetHeader.toLowerCase()]);
      if (reset === null) return null;
      const wait = rate.resetIs === 'seconds' ? reset : reset - now / 1000;
      return Math.min(Math.max(0, wait), LONGEST_PAUSE_MS);
    },
  };
}

/** Milliseconds of a header that counts seconds; null where it does not. */
function seconds(text: string | undefined): number | null {
  return text !== undefined && /^\d{1,12}(\.\d{1,6})?$/.test(text.trim()) ? Number(text) * 1000 : null;
}
