import type { FacetCounts, FacetWish } from '@core/search/facet-counts';
import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { CallFailed } from '../../../api/call-failed';
import { useSearch } from '../search-context';
import { facetQuery } from './facet-query';

/**
 * One facet of the search on the screen, of its page's snapshot; asked when page and count are there, where it was not asked
 * ahead. The counts of the search before stay (`isPlaceholderData`) until the new ones are there.
 */
export function useFacet(wish: FacetWish, isWanted = true): UseQueryResult<FacetCounts, CallFailed> {
  const { criteria, snapshot, isSettled } = useSearch();
  return useQuery<FacetCounts, CallFailed>({
    ...facetQuery({ criteria, snapshot, wish }),
    enabled: isWanted && isSettled && snapshot !== null,
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
  }) as UseQueryResult<FacetCounts, CallFailed>;
}

/** What the three severity boxes and the facet of severities share. */
export const SEVERITY_WISH: FacetWish = { field: 'severity', limit: 6, offset: 0, order: 'count' };
