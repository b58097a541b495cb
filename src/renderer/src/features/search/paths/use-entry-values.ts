import { andQuery } from '@core/search/query/query-text';
import { MAX_QUERY_LENGTH } from '@core/search/query/split-query';
import type { FilterField } from '@core/search/search';
import { type Dispatch, useMemo } from 'react';
import { useChangeSettings, useSettings } from '../../../api/use-settings';
import { readingStrings } from '../../../strings/reading';
import { uiStrings } from '../../../strings/ui';
import type { EntryValueActions } from '../../../ui/entry-values';
import { useToasts } from '../../../ui/toasts';
import { withLeftOut, withOnly } from '../facets/facet-choice';
import { type SearchAction, type SearchState, withCellValue } from '../search-state';

/** See `searchSchema` and the settings. */
const MOST_PATHS = 20;
/** Fields whose filters look for a part of the text, so that several can hold together. */
const BY_PART: ReadonlySet<FilterField> = new Set(['item', 'text']);

/** What the values of an opened record do to the search on the screen. */
export function useEntryValues(state: SearchState, dispatch: Dispatch<SearchAction>): EntryValueActions {
  const { filters, query, pathColumns } = state.search;
  const { facets, panes } = useSettings();
  const toasts = useToasts();
  const change = useChangeSettings(toasts.showFailure);
  return useMemo(() => {
    const told = (text: string): void =>
      toasts.show({
        text,
        action: { label: uiStrings.undo, run: () => dispatch({ kind: 'query', filters, query }) },
      });
    const switched = (list: readonly string[], path: string): string[] | null => {
      if (list.includes(path)) return list.filter((one) => one !== path);
      return list.length >= MOST_PATHS ? null : [...list, path];
    };
    return {
      pathColumns,
      pathFacets: facets.paths,
      filterField: ({ field, value, not }, words) => {
        const next = BY_PART.has(field)
          ? withCellValue(filters, field, value, not)
          : (not ? withLeftOut : withOnly)(filters, field, value);
        dispatch({ kind: 'filters', filters: next });
        told(words);
      },
      addQuery: (added, words) => {
        const next = andQuery(query, added);
        if (next.length > MAX_QUERY_LENGTH) {
          toasts.show({ kind: 'failed', text: readingStrings.queryTooLong });
          return;
        }
        dispatch({ kind: 'query', filters, query: next });
        told(words);
      },
      switchColumn: (path) => {
        const next = switched(pathColumns, path);
        if (next === null) {
          toasts.show({ kind: 'failed', text: readingStrings.tooManyColumns });
          return;
        }
        dispatch({ kind: 'pathColumns', pathColumns: next });
        toasts.show({ text: (next.includes(path) ? readingStrings.columnAdded : readingStrings.columnRemoved)(path) });
      },
      switchFacet: (path) => {
        const next = switched(facets.paths, path);
        if (next === null) {
          toasts.show({ kind: 'failed', text: readingStrings.tooManyFacets });
          return;
        }
        const isAdded = next.includes(path);
        const folded = facets.folded.filter((one) => one !== path);
        change({
          facets: { ...facets, paths: next, folded },
          ...(isAdded ? { panes: { ...panes, facetsOpen: true } } : {}),
        });
        toasts.show({ text: (isAdded ? readingStrings.facetAdded : readingStrings.facetRemoved)(path) });
      },
    };
  }, [change, dispatch, facets, filters, panes, pathColumns, query, toasts]);
}
