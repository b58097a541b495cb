import { useEffect } from 'react';
import type { SearchPlace } from '../../ui/search-place';
import type { SearchState } from './search-state';
import { PAGE_SIZE, type Results } from './use-results';

/** Tells the frame where the screen stands, so that its address says so. */
export function usePlaceReport(state: SearchState, results: Results, onPlace: (place: SearchPlace) => void): void {
  const { search, opened, request } = state;
  const page = request.number ?? numberOf(results);
  const isLater = page !== null && page > 1;
  const snapshot = isLater ? (request.snapshot ?? results.page?.snapshot ?? null) : null;
  useEffect(() => {
    onPlace({ search, entry: opened, page: isLater ? page : null, snapshot });
  }, [search, opened, page, isLater, snapshot, onPlace]);
}

/** Of a page that was asked for otherwise than by its number. */
function numberOf({ page, isOutdated }: Results): number | null {
  const first = isOutdated ? null : (page?.firstPosition ?? null);
  return first === null ? null : Math.floor(first / PAGE_SIZE) + 1;
}
