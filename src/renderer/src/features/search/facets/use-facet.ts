import type { FacetCounts, FacetWish } from '@core/search/facet-counts';
import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { CallFailed } from '../../../api/call-failed';
import { useSearch } from '../search-context';
import { askFacet } from './ask-facet';

/** Milliseconds that counts are kept after nobody shows them: long enough to go back to the search before. */
const KEEP_MS = 60_000;

/**
 * One facet of the search on the screen, of its page's snapshot; asked after the page and the count. The counts of the
 * search before stay (`isPlaceholderData`) until the new ones are there.
 */
export function useFacet(wish: FacetWish, isWanted = true): UseQueryResult<FacetCounts, CallFailed> {
  const { criteria, snapshot, isSettled } = useSearch();
  return useQuery<FacetCounts, CallFailed>({
    queryKey: ['search.facets', criteria, snapshot, wish],
    queryFn: ({ signal }) => {
      if (snapshot === null) throw new Error('Facets are asked of a page that is there.');
      return askFacet({ criteria, snapshot, wish }, signal);
    },
    enabled: isWanted && isSettled && snapshot !== null,
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: KEEP_MS,
  }) as UseQueryResult<FacetCounts, CallFailed>;
}

/** What the three severity boxes and the facet of severities share. */
export const SEVERITY_WISH: FacetWish = { field: 'severity', limit: 6, offset: 0, order: 'count' };
