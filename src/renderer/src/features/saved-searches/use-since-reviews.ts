import type { SavedSearch } from '@core/saved-searches/saved-search';
import type { SinceReview } from '@core/saved-searches/since-review';
import { useCallback, useEffect, useRef, useState } from 'react';
import { toCallFailed } from '../../api/call-failed';
import { callApplication } from '../../api/client';
import { usePush } from '../../api/use-push';

/** Milliseconds between two rounds of counting while the archive changes. */
const AGAIN_AFTER_MS = 5000;

/** What was counted last for a search; `failure`: why it cannot be counted. */
export interface CountedSince {
  /** The review that the figures are counted from: another review makes them void. */
  readonly reviewedAt: number;
  readonly since: SinceReview | null;
  readonly failure: string | null;
}

export interface SinceReviews {
  /** By id of the search; what was counted before stays until it is counted again. */
  readonly counted: ReadonlyMap<string, CountedSince>;
  /** Counts one search after the other while somebody looks; answers how to stop. */
  readonly watch: () => () => void;
}

/** What is new in each reviewed search: counted while the list is open, one at a time, again when the archive changes. */
export function useSinceReviews(searches: readonly SavedSearch[]): SinceReviews {
  const [counted, setCounted] = useState<ReadonlyMap<string, CountedSince>>(new Map());
  const [watchers, setWatchers] = useState(0);
  const [round, setRound] = useState(0);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const latest = useRef(searches);
  useEffect(() => {
    latest.current = searches;
  });
  const isWatched = watchers > 0;
  // Another review, or another search under the id, is counted anew; the order and the folders say nothing.
  const reviews = searches.map(({ id, updatedAt, review }) => `${id} ${updatedAt} ${review?.at ?? ''}`);
  const key = isWatched ? reviews.toSorted().join('\n') : '';
  useEffect(() => {
    if (!isWatched) return;
    const stop = new AbortController();
    void countAll(latest.current, stop.signal, (id, one) => setCounted((old) => new Map(old).set(id, one)));
    return () => stop.abort();
  }, [isWatched, key, round]);
  usePush('archive.changed', () => {
    if (!isWatched) return;
    timer.current ??= setTimeout(() => {
      timer.current = null;
      setRound((before) => before + 1);
    }, AGAIN_AFTER_MS);
  });
  usePush('tenantGroups.changed', () => setRound((before) => before + 1));
  useEffect(
    () => () => {
      if (timer.current !== null) clearTimeout(timer.current);
    },
    [],
  );
  const watch = useCallback(() => {
    setWatchers((before) => before + 1);
    return () => setWatchers((before) => before - 1);
  }, []);
  return { counted, watch };
}

async function countAll(
  searches: readonly SavedSearch[],
  signal: AbortSignal,
  keep: (id: string, counted: CountedSince) => void,
): Promise<void> {
  const pinnedFirst = searches.toSorted((one, other) => Number(other.isPinned) - Number(one.isPinned));
  for (const { id, review } of pinnedFirst) {
    if (review === null) continue;
    try {
      const since = await callApplication('savedSearches.since', { id }, { signal });
      if (signal.aborted) return;
      keep(id, { reviewedAt: review.at, since, failure: null });
    } catch (error) {
      if (signal.aborted) return;
      keep(id, { reviewedAt: review.at, since: null, failure: toCallFailed(error).message });
    }
  }
}
