import type { ColumnId } from '@core/entry/columns';
import {
  criteriaOf,
  type Filter,
  type FilterField,
  type PageTarget,
  type Search,
  type Snapshot,
  type Sort,
  type TimeRange,
} from '@core/search/search';
import type { SearchPlace } from '../../ui/search-place';

/** Which page is asked for, and what it must agree with. */
export interface PageRequest {
  readonly target: PageTarget;
  /** null: a new look at the archive; else the look that the other pages of this search had. */
  readonly snapshot: Snapshot | null;
  /** 1-based number of the page, as far as it is known; null for "the last one". */
  readonly number: number | null;
  /** Grows with each run, so that the same search can be asked again. */
  readonly run: number;
}

export interface SearchState {
  readonly search: Search;
  readonly request: PageRequest;
  /** The entry whose detail is open; null: closed. */
  readonly opened: number | null;
  /** What to open when the page that is on its way has arrived: previous/next entry across a page border. */
  readonly openOnArrival: 'first' | 'last' | null;
}

export type SearchAction =
  /** `entry`: opened, on the page that holds it. */
  | { readonly kind: 'show'; readonly search: Search; readonly entry?: number | null }
  /** Back to a place that the screen had, or that an address names. */
  | { readonly kind: 'place'; readonly place: SearchPlace }
  | { readonly kind: 'filters'; readonly filters: readonly Filter[] }
  /** As they are when the action comes to its turn. */
  | { readonly kind: 'change-filters'; readonly change: (filters: readonly Filter[]) => readonly Filter[] }
  /** Filters and query at once: the whole text of the search. */
  | { readonly kind: 'query'; readonly filters: readonly Filter[]; readonly query: string }
  | { readonly kind: 'pathColumns'; readonly pathColumns: readonly string[] }
  | { readonly kind: 'range'; readonly range: TimeRange }
  | { readonly kind: 'undated'; readonly undated: Search['undated'] }
  | { readonly kind: 'columns'; readonly columns: readonly ColumnId[] }
  | { readonly kind: 'sort'; readonly sort: Sort; readonly snapshot: Snapshot | null }
  | { readonly kind: 'page'; readonly target: PageTarget; readonly number: number | null; readonly snapshot: Snapshot }
  | { readonly kind: 'run' }
  | { readonly kind: 'open'; readonly id: number | null }
  | {
      readonly kind: 'open-beyond';
      readonly edge: 'first' | 'last';
      readonly target: PageTarget;
      readonly number: number | null;
      readonly snapshot: Snapshot;
    }
  | { readonly kind: 'arrived'; readonly ids: readonly number[] };

const FIRST: PageTarget = { kind: 'first' };

/** A search that begins: its first page, seen anew. */
export function initialState(search: Search): SearchState {
  return {
    search,
    request: { target: FIRST, snapshot: null, number: 1, run: 0 },
    opened: null,
    openOnArrival: null,
  };
}

/** The state that shows a place from the beginning. */
export function stateOfPlace(place: SearchPlace): SearchState {
  return { search: place.search, request: requestOf(place, 0), opened: place.entry, openOnArrival: null };
}

/** The page by its number; else the one that holds the opened entry. */
function requestOf({ page, snapshot, entry }: SearchPlace, run: number): PageRequest {
  if (page !== null && page > 1) return { target: { kind: 'number', number: page }, snapshot, number: page, run };
  if (entry !== null) return { target: { kind: 'entry', id: entry, isCentred: false }, snapshot, number: null, run };
  return { target: FIRST, snapshot: null, number: 1, run };
}

/** Asks the archive only where the place holds other entries, or another page of them, than the screen. */
function placed(state: SearchState, place: SearchPlace): SearchState {
  const { request } = state;
  const isSameList =
    JSON.stringify([criteriaOf(state.search), state.search.sort]) ===
    JSON.stringify([criteriaOf(place.search), place.search.sort]);
  const isSamePage = isSameList && (request.number ?? place.page ?? 1) === (place.page ?? 1);
  const next = { ...state, search: place.search, opened: place.entry, openOnArrival: null };
  return isSamePage ? next : { ...next, request: requestOf(place, request.run + 1) };
}

/** Every change of the search screen. What changes the entries held starts at the first page of a new snapshot. */
export function searchReducer(state: SearchState, action: SearchAction): SearchState {
  switch (action.kind) {
    case 'show':
      return shown(state, action.search, action.entry ?? null);
    case 'place':
      return placed(state, action.place);
    case 'filters':
      return again({ ...state, search: { ...state.search, filters: [...action.filters] } });
    case 'change-filters':
      return again({ ...state, search: { ...state.search, filters: [...action.change(state.search.filters)] } });
    case 'query':
      return again({ ...state, search: { ...state.search, filters: [...action.filters], query: action.query } });
    case 'pathColumns':
      return { ...state, search: { ...state.search, pathColumns: [...action.pathColumns] } };
    case 'range':
      return again({ ...state, search: { ...state.search, range: action.range } });
    case 'undated':
      return again({ ...state, search: { ...state.search, undated: action.undated } });
    case 'columns':
      return action.columns.length === 0
        ? state
        : { ...state, search: { ...state.search, columns: [...action.columns] } };
    case 'sort':
      return {
        ...state,
        search: { ...state.search, sort: action.sort },
        request: { target: FIRST, snapshot: action.snapshot, number: 1, run: state.request.run + 1 },
        openOnArrival: null,
      };
    case 'page':
      return { ...state, request: pageRequest(state, action), openOnArrival: null };
    case 'run':
      return again(state);
    case 'open':
      return { ...state, opened: action.id, openOnArrival: null };
    case 'open-beyond':
      return { ...state, request: pageRequest(state, action), openOnArrival: action.edge };
    case 'arrived':
      return arrived(state, action.ids);
  }
}

function shown(state: SearchState, search: Search, entry: number | null): SearchState {
  const next = again({ ...state, search, opened: entry });
  if (entry === null) return next;
  const target: PageTarget = { kind: 'entry', id: entry, isCentred: false };
  return { ...next, request: { ...next.request, target, number: null } };
}

function again(state: SearchState): SearchState {
  return {
    ...state,
    request: { target: FIRST, snapshot: null, number: 1, run: state.request.run + 1 },
    openOnArrival: null,
  };
}

const pageRequest = (
  state: SearchState,
  page: { readonly target: PageTarget; readonly number: number | null; readonly snapshot: Snapshot },
): PageRequest => ({ target: page.target, snapshot: page.snapshot, number: page.number, run: state.request.run });

function arrived(state: SearchState, ids: readonly number[]): SearchState {
  if (state.openOnArrival === null) return state;
  const id = state.openOnArrival === 'first' ? ids[0] : ids[ids.length - 1];
  return { ...state, opened: id ?? state.opened, openOnArrival: null };
}

/** The first filter of a field, of the given sense where asked. */
export function filterOf(filters: readonly Filter[], field: FilterField, not?: boolean): Filter | null {
  return filters.find((one) => one.field === field && (not === undefined || one.not === not)) ?? null;
}

/** The filters with one field's filter replaced in its place, added at the end, or (no values) taken away. */
export function withFilter(filters: readonly Filter[], filter: Filter, replaces: Filter | null): readonly Filter[] {
  if (filter.values.length === 0) return replaces === null ? filters : filters.filter((one) => one !== replaces);
  if (replaces === null) return [...filters, filter];
  return filters.map((one) => (one === replaces ? filter : one));
}

/** "Filter for" narrows a field to one value; "filter out" adds the value to those left out. */
export function withCellValue(
  filters: readonly Filter[],
  field: FilterField,
  value: string,
  not: boolean,
): readonly Filter[] {
  const present = filterOf(filters, field, not);
  const values = not && present !== null ? [...new Set([...present.values, value])] : [value];
  return withFilter(filters, { field, not, values }, present);
}
