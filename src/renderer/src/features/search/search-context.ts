import type { Criteria, Snapshot } from '@core/search/search';
import { createContext, type Dispatch, useContext } from 'react';
import type { DisplayZone } from './cell-text';
import type { SearchAction, SearchState } from './search-state';

/** What the parts of the search screen share. */
export interface SearchContextValue {
  readonly state: SearchState;
  readonly dispatch: Dispatch<SearchAction>;
  /** The criteria of the search on the screen (without columns and sort). */
  readonly criteria: Criteria;
  /** The snapshot of the page on the screen; null until the first page is there. */
  readonly snapshot: Snapshot | null;
  readonly display: DisplayZone;
  /** The rows and the count of these criteria are there: what comes after them may be asked now. */
  readonly isSettled: boolean;
}

export const SearchContext = createContext<SearchContextValue | null>(null);

/** The search that the screen shows. */
export function useSearch(): SearchContextValue {
  const value = useContext(SearchContext);
  if (value === null) throw new Error('useSearch is used outside the search screen');
  return value;
}
