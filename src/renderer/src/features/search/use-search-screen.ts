import { RANGE_PRESETS } from '@core/search/range-presets';
import { LAST_SEVEN_DAYS, NEWEST_FIRST, type Search } from '@core/search/search';
import { type Dispatch, useEffect, useMemo, useReducer, useRef } from 'react';
import { rememberLastSearch, type ShownSettings, useChangeSettings, useLastSearch } from '../../api/use-settings';
import { localZone } from '../../ui/format-time';
import type { RequestedPlace } from '../../ui/search-place';
import { useToasts } from '../../ui/toasts';
import type { DisplayZone } from './cell-text';
import { initialState, type SearchAction, type SearchState, searchReducer, stateOfPlace } from './search-state';

/** The search of the first start: everything of the last seven days, newest first. */
export function firstSearch(settings: ShownSettings): Search {
  return {
    filters: [],
    query: '',
    range: RANGE_PRESETS.find((one) => one.id === 'last-7-days')?.range ?? LAST_SEVEN_DAYS,
    undated: 'include',
    columns: settings.grid.columns,
    pathColumns: [],
    sort: NEWEST_FIRST,
  };
}

/** The screen's state: begins with the last search, keeps the settings' last search and columns up to date. */
export function useSearchScreen(
  settings: ShownSettings,
  requested: RequestedPlace | null,
): { readonly state: SearchState; readonly dispatch: Dispatch<SearchAction>; readonly display: DisplayZone } {
  const lastSearch = useLastSearch();
  const [state, dispatch] = useReducer(searchReducer, settings, (read) =>
    requested === null ? initialState(lastSearch ?? firstSearch(read)) : stateOfPlace(requested),
  );
  useRequested(requested, dispatch);
  useRemembered(state.search, settings, requested !== null);
  const display = useMemo<DisplayZone>(() => displayZone(settings.displayZone), [settings.displayZone]);
  return { state, dispatch, display };
}

const displayZone = (choice: ShownSettings['displayZone']): DisplayZone =>
  choice === 'backend' ? { kind: 'backend' } : { kind: 'fixed', zone: choice === 'utc' ? 'UTC' : localZone() };

function useRequested(requested: RequestedPlace | null, dispatch: Dispatch<SearchAction>): void {
  const shown = useRef(requested?.serial ?? 0);
  useEffect(() => {
    if (requested === null || requested.serial === shown.current) return;
    shown.current = requested.serial;
    const { search, entry } = requested;
    dispatch(requested.isFresh ? { kind: 'show', search, entry } : { kind: 'place', place: requested });
  }, [requested, dispatch]);
}

/** `isNew`: the search that the screen begins with is not the one that the settings have. */
function useRemembered(search: Search, settings: ShownSettings, isNew: boolean): void {
  const { showFailure } = useToasts();
  const change = useChangeSettings(showFailure);
  const grid = useRef(settings.grid);
  useEffect(() => {
    grid.current = settings.grid;
  });
  const saved = useRef(isNew ? null : search);
  useEffect(() => {
    if (saved.current === search) return;
    const { columns } = search;
    const hasNewColumns = saved.current?.columns !== columns;
    saved.current = search;
    rememberLastSearch(search, showFailure);
    if (hasNewColumns) change({ grid: { ...grid.current, columns } });
  }, [search, change, showFailure]);
}
