import { ExpectedFailure } from '@core/failure/failure';
import type { SavedSearch } from '@core/saved-searches/saved-search';

/** Fails with `saved-search-not-found`. */
export function requireSearch(searches: readonly SavedSearch[], id: string): SavedSearch {
  const found = searches.find((search) => search.id === id);
  if (found !== undefined) return found;
  throw new ExpectedFailure(
    'saved-search-not-found',
    'That saved search is no longer there; another window may have removed it.',
  );
}
