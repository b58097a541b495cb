import { type Dispatch, useCallback, useEffect, useRef } from 'react';
import { searchStrings } from '../../strings/search';
import { useToasts } from '../../ui/toasts';
import type { SearchAction } from './search-state';
import type { Results } from './use-results';

/** Runs the search again, with a notice, when its snapshot went stale: entries were removed or corrected. */
export function useStale(results: Results, dispatch: Dispatch<SearchAction>): () => void {
  const toasts = useToasts();
  const handled = useRef<unknown>(null);
  const rerun = useCallback(() => {
    dispatch({ kind: 'run' });
    toasts.show({ text: searchStrings.staleTitle });
  }, [dispatch, toasts]);
  const failure = [results.failure, results.countFailure].find((one) => one?.code === 'snapshot-stale') ?? null;
  useEffect(() => {
    if (failure === null || handled.current === failure) return;
    handled.current = failure;
    rerun();
  }, [failure, rerun]);
  return rerun;
}
