import type { Count, Page } from '@core/search/results';
import { type Criteria, criteriaOf } from '@core/search/search';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import type { CallFailed } from '../../api/call-failed';
import { useMemo, useRef } from 'react';
import { callApplication } from '../../api/client';
import { useCall } from '../../api/use-call';
import { useLast } from '../../ui/use-last';
import { askAhead, type AskedPage } from './ask-ahead';
import type { SearchState } from './search-state';

/** Rows of a page: what the grid's free edition shows at once. */
export const PAGE_SIZE = 100;

export interface Results {
  /** The page on the screen: the former one while `isOutdated`. */
  readonly page: Page | null;
  readonly isOutdated: boolean;
  readonly failure: CallFailed | null;
  readonly retry: () => void;
  /** Exact count; null while it is counted. */
  readonly count: Count | null;
  readonly countFailure: CallFailed | null;
}

/** The page and the count of the present search, both of one snapshot. */
export function useResults(state: SearchState, isReady: boolean): Results {
  const { search, request } = state;
  const criteria = criteriaOf(search);
  const beside = useBeside();
  const page = useQuery<Page, CallFailed>({
    queryKey: ['search.page', criteria, search.sort, request],
    queryFn: async ({ signal }) => {
      beside.leave(criteria);
      const input = { criteria, sort: search.sort, target: request.target, snapshot: request.snapshot };
      const found = await callApplication('search.page', { ...input, limit: PAGE_SIZE }, { signal });
      beside.ask({ criteria, snapshot: found.snapshot });
      return found;
    },
    enabled: isReady,
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
  });
  const isSettled = page.data !== undefined && !page.isPlaceholderData;
  const count = useCount(criteria, isSettled ? page.data : undefined);
  // A failure must not take away what was shown before it.
  const lastPage = useLast(page.data);
  const lastCount = useLast(count.data);
  const hasFailed = page.error !== null;
  return {
    page: page.data ?? lastPage,
    isOutdated: page.isPlaceholderData || page.isFetching || hasFailed,
    failure: page.error,
    retry: () => void page.refetch(),
    count: count.data ?? (hasFailed ? lastCount : null),
    countFailure: count.error,
  };
}

interface Beside {
  /** Cancels what is still asked beside a page of other criteria. */
  readonly leave: (criteria: Criteria) => void;
  /** Asks for what stands beside a page that has come; another page of the same search has the same beside it. */
  readonly ask: (page: AskedPage) => void;
}

function useBeside(): Beside {
  const client = useQueryClient();
  const last = useRef<{ readonly page: AskedPage; readonly asking: AbortController } | null>(null);
  return useMemo(
    () => ({
      leave: (criteria) => {
        if (!isSame(last.current?.page.criteria, criteria)) last.current?.asking.abort();
      },
      ask: (page) => {
        const isAsked = last.current?.asking.signal.aborted === false && isSame(last.current.page, page);
        if (isAsked) return;
        last.current?.asking.abort();
        last.current = { page, asking: new AbortController() };
        askAhead(client, page, last.current.asking.signal);
      },
    }),
    [client],
  );
}

const isSame = (left: unknown, right: unknown): boolean => JSON.stringify(left) === JSON.stringify(right);

/** Rows and count of the present criteria are there, or it is known that there is no count. */
export const isResultSettled = ({ page, isOutdated, count, countFailure }: Results): boolean =>
  page !== null && !isOutdated && (count !== null || countFailure !== null);

function useCount(criteria: Criteria, page: Page | undefined) {
  const snapshot = page?.snapshot ?? null;
  return useCall(
    'search.count',
    { criteria, snapshot },
    // What the last search counted must not stand beside the rows of this one.
    { enabled: page !== undefined, keepPrevious: false },
  );
}
