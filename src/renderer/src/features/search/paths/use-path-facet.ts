import type { PathFacet } from '@core/search/path-facet';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { CallFailed } from '../../../api/call-failed';
import { callApplication } from '../../../api/client';
import { usePush } from '../../../api/use-push';
import { useSearch } from '../search-context';

/** Milliseconds that counts are kept after nobody shows them: long enough to go back to the search before. */
const KEEP_MS = 60_000;

export interface PathFacetWish {
  readonly path: string;
  readonly limit: number;
  readonly contains: string;
  /** The query without this place's own conditions. */
  readonly rest: string;
}

export interface AskedPathFacet {
  readonly facet: PathFacet | undefined;
  readonly isCounting: boolean;
  /** The counts shown are those of the search before. */
  readonly isOutdated: boolean;
  /** 0 to 1; null: not known. */
  readonly progress: number | null;
  readonly failure: CallFailed | null;
  readonly stop: () => void;
  readonly count: () => void;
}

/** Counts the values at a place in raw, of the search on the screen and its snapshot, after the rows and the count. */
export function usePathFacet(wish: PathFacetWish): AskedPathFacet {
  const { criteria, snapshot, isSettled } = useSearch();
  const client = useQueryClient();
  const [told, setTold] = useState<{ readonly ask: string; readonly done: number } | null>(null);
  const { path, limit, contains, rest } = wish;
  const asked = { ...criteria, query: rest };
  const key = ['search.pathFacet', asked, snapshot, path, limit, contains];
  const [ask, setAsk] = useState<string | null>(null);
  usePush('search.progress', (body) => {
    if (body.ask === ask) setTold(body);
  });
  const { data, error, isFetching, isPlaceholderData, refetch } = useQuery<PathFacet, CallFailed>({
    queryKey: key,
    queryFn: ({ signal }) => {
      const name = crypto.randomUUID();
      setAsk(name);
      setTold(null);
      const input = { criteria: asked, snapshot, path, limit, ...(contains === '' ? {} : { contains }) };
      return callApplication('search.pathFacet', input, { signal, ask: name });
    },
    enabled: isSettled && snapshot !== null,
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: KEEP_MS,
  });
  return {
    facet: data,
    isCounting: isFetching,
    isOutdated: isPlaceholderData || !isSettled,
    progress: isFetching && told !== null && told.ask === ask ? told.done : null,
    failure: error,
    stop: () => void client.cancelQueries({ queryKey: key }),
    count: () => void refetch(),
  };
}
