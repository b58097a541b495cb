import type { EntryRow } from '@core/search/results';
import { createContext, useContext, useMemo } from 'react';
import { useCall } from '../../../api/use-call';

/** The values at places in raw of the rows on the screen. */
export interface PathValues {
  /** undefined: not there yet; null: the record has nothing there. */
  readonly valueOf: (id: number, path: string) => string | null | undefined;
  /** Why they could not be read; null where they could, or are still being read. */
  readonly failure: string | null;
}

const NONE: PathValues = { valueOf: () => undefined, failure: null };

export const PathValuesContext = createContext<PathValues>(NONE);

export const usePathValues = (): PathValues => useContext(PathValuesContext);

/** Asked after the rows, of the rows alone: what the grid shows does not wait for it. */
export function useAskedPathValues(rows: readonly EntryRow[], shown: readonly string[]): PathValues {
  const ids = useMemo(() => rows.map((row) => row.id), [rows]);
  // In an order of their own: columns that change places are not asked again.
  const paths = useMemo(() => [...shown].sort(), [shown]);
  const isWanted = ids.length > 0 && paths.length > 0;
  const { data, error } = useCall('search.pathValues', { ids, paths }, { enabled: isWanted, keepPrevious: false });
  return useMemo(() => {
    if (!isWanted) return NONE;
    const found = new Map(data?.map(({ id, values }) => [id, values]));
    return {
      valueOf: (id, path) => (data === undefined ? undefined : (found.get(id)?.[paths.indexOf(path)] ?? null)),
      failure: error === null || error.code === 'cancelled' ? null : error.message,
    };
  }, [data, error, isWanted, paths]);
}
