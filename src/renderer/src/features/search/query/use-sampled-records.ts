import { type Criteria, NEWEST_FIRST } from '@core/search/search';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { callApplication } from '../../../api/client';
import { useSearch } from '../search-context';

/** Records that are looked into for keys. */
const SAMPLED = 12;

/** The newest records that some criteria hold, parsed; those that are no JSON or too long are left out. */
export function useSampledRecords(criteria: Criteria, isNeeded: boolean): readonly unknown[] {
  const { snapshot } = useSearch();
  const records = useQuery<readonly unknown[]>({
    queryKey: ['query-sample', criteria, snapshot],
    queryFn: async ({ signal }) => {
      const page = await callApplication(
        'search.slice',
        { criteria, snapshot, sort: NEWEST_FIRST, offset: 0, limit: SAMPLED },
        { signal },
      );
      const details = await Promise.all(page.rows.map(({ id }) => callApplication('entry.read', { id }, { signal })));
      return details.flatMap(({ raw }) => parsed(raw.isJson && !raw.isCut ? raw.text : ''));
    },
    enabled: isNeeded,
    staleTime: 60_000,
    placeholderData: keepPreviousData,
    retry: false,
  });
  return records.data ?? [];
}

function parsed(text: string): readonly unknown[] {
  try {
    return [JSON.parse(text) as unknown];
  } catch {
    return [];
  }
}
