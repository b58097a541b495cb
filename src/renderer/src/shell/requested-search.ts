import type { Search } from '@core/search/search';
import { createContext } from 'react';

/** A search that another screen asked for; `serial` tells two equal requests apart. */
export interface RequestedSearch {
  readonly search: Search;
  readonly serial: number;
}

export const RequestedSearchContext = createContext<RequestedSearch | null>(null);
