import type { Criteria } from '@core/search/search';
import { useCallback } from 'react';
import { useSettings } from '../../api/use-settings';
import { useNavigation } from '../../ui/navigation';

/** Opens the search screen with exactly these entries, the newest (or the longest) first, in the columns of the grid. */
export function useShowCriteria(): (criteria: Criteria, by?: 'started' | 'duration') => void {
  const { columns } = useSettings().grid;
  const { showSearch } = useNavigation();
  return useCallback(
    (criteria, by = 'started') =>
      showSearch({
        ...criteria,
        columns: [...columns],
        pathColumns: [],
        sort: { column: by, direction: 'descending' },
      }),
    [columns, showSearch],
  );
}
