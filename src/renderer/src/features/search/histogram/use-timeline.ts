import type { Timeline } from '@core/search/results';
import { useEffect, useRef } from 'react';
import type { CallFailed } from '../../../api/call-failed';
import { useCall } from '../../../api/use-call';
import { useLast } from '../../../ui/use-last';
import { useSearch } from '../search-context';
import type { Results } from '../use-results';

export interface TimelineOfSearch {
  /** The last one that there was, also while the next is counted; null before the first. */
  readonly shown: Timeline | null;
  readonly isOutdated: boolean;
  readonly failure: CallFailed | null;
  readonly retry: () => void;
  /** IANA name or `UTC`: buckets, days and words are of it. */
  readonly zone: string;
}

/** The search on the screen over time, of the same snapshot as its page; `onStale` where the archive changed meanwhile. */
export function useTimeline(results: Results, isOpen: boolean, onStale: () => void): TimelineOfSearch {
  const { criteria, snapshot, display } = useSearch();
  const zone = display.kind === 'fixed' ? display.zone : 'UTC';
  // While a page is on its way, `snapshot` is still the former search's: the question waits for its own.
  const isReady = isOpen && snapshot !== null && !results.isOutdated;
  const timeline = useCall('search.timeline', { criteria, snapshot, zone }, { enabled: isReady });
  const { error } = timeline;
  const last = useLast(timeline.data);
  const stale = useRef<CallFailed | null>(null);
  useEffect(() => {
    if (error?.code !== 'snapshot-stale' || stale.current === error) return;
    stale.current = error;
    onStale();
  }, [error, onStale]);
  const hasFailed = error !== null && error.code !== 'cancelled' && error.code !== 'snapshot-stale';
  const isOwn = timeline.data !== undefined && !timeline.isPlaceholderData;
  return {
    shown: timeline.data ?? last,
    isOutdated: !isOwn,
    failure: hasFailed ? error : null,
    retry: () => void timeline.refetch(),
    zone,
  };
}
