import { groupsInQuery } from '@core/tenant-groups/groups-in-query';
import { useQueryClient } from '@tanstack/react-query';
import { usePush } from '../../../api/use-push';
import { useSearch } from '../search-context';

/** A group that the search on the screen uses was changed: it is asked again, for it now means other tenants. */
export function useRerunOnGroups(): void {
  const client = useQueryClient();
  const { state, dispatch } = useSearch();
  usePush('tenantGroups.changed', () => {
    const { filters, query } = state.search;
    const usesGroups = filters.some(({ field }) => field === 'tenantGroup') || groupsInQuery(query).length > 0;
    if (!usesGroups) return;
    dispatch({ kind: 'run' });
    for (const name of ['coverage.ofSearch', 'search.page', 'search.count', 'search.facet', 'search.facets']) {
      void client.invalidateQueries({ queryKey: [name] });
    }
  });
}
