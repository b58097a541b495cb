import { createContext } from 'react';
import type { RequestedPlace, SearchPlace } from '../ui/search-place';

/** What the frame asks of the search screen, and what it hears from it. */
export interface SearchRoute {
  readonly requested: RequestedPlace | null;
  readonly onPlace: (place: SearchPlace) => void;
}

export const SearchRouteContext = createContext<SearchRoute>({ requested: null, onPlace: () => undefined });
