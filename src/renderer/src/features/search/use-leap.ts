import type { Search } from '@core/search/search';
import { useCallback } from 'react';
import { facetStrings } from '../../strings/facets';
import { useToasts } from '../../ui/toasts';
import { useSearch } from './search-context';

export interface Leap {
  readonly search: Search;
  /** Opened, and its page shown. */
  readonly entry?: number | null;
  /** What is shown now, in words. */
  readonly said: string;
}

/** Shows another search, the former one being a step back away. */
export function useLeap(): (leap: Leap) => void {
  const { state, dispatch } = useSearch();
  const toasts = useToasts();
  const { search, opened } = state;
  return useCallback(
    (leap) => {
      dispatch({ kind: 'show', search: leap.search, entry: leap.entry ?? null });
      const run = (): void => dispatch({ kind: 'show', search, entry: opened });
      toasts.show({ text: leap.said, action: { label: facetStrings.back, run } });
    },
    [dispatch, opened, search, toasts],
  );
}
