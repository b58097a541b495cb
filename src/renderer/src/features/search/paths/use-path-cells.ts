import { isCutPathValue } from '@core/records/pick-paths';
import { andQuery } from '@core/search/query/query-text';
import { MAX_QUERY_LENGTH } from '@core/search/query/split-query';
import { pathCellQuery } from '@core/search/raw-value-query';
import { useMemo } from 'react';
import { readingStrings } from '../../../strings/reading';
import { searchStrings } from '../../../strings/search';
import { uiStrings } from '../../../strings/ui';
import { copyText } from '../../../ui/copy-text';
import { middleCut } from '../../../ui/middle-cut';
import { useToasts } from '../../../ui/toasts';
import { useSearch } from '../search-context';
import { pathTail } from './path-title';

/** What can be done with the cell of a place in raw; `value` null: the record has nothing there. */
export interface PathCellActions {
  readonly filter: (path: string, value: string | null, not: boolean) => void;
  readonly copy: (value: string | null) => void;
}

/** Of a cell as words, for a menu and a toast. */
export const pathCellWords = (path: string, value: string | null): string =>
  readingStrings.pathValue(pathTail(path), middleCut(value ?? readingStrings.noPathValue, 40));

export function usePathCells(): PathCellActions {
  const { state, dispatch } = useSearch();
  const toasts = useToasts();
  const { filters, query } = state.search;
  return useMemo(
    () => ({
      filter: (path, value, not) => {
        const added = value !== null && isCutPathValue(value) ? null : pathCellQuery(path, value, not);
        const next = added === null ? null : andQuery(query, added);
        if (next === null || next.length > MAX_QUERY_LENGTH) {
          toasts.show({ kind: 'failed', text: next === null ? readingStrings.tooLong : readingStrings.queryTooLong });
          return;
        }
        dispatch({ kind: 'query', filters, query: next });
        const words = pathCellWords(path, value);
        toasts.show({
          text: not ? readingStrings.filterOut(words) : readingStrings.filterFor(words),
          action: { label: uiStrings.undo, run: () => dispatch({ kind: 'query', filters, query }) },
        });
      },
      copy: (value) => {
        if (value === null) return;
        copyText(value).then(() => toasts.show({ text: searchStrings.copied }), toasts.showFailure);
      },
    }),
    [dispatch, filters, query, toasts],
  );
}
