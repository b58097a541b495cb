import type { GridApi } from '@mui/x-data-grid';
import { type Dispatch, type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import type { SearchAction, SearchState } from './search-state';
import { useBeginOfPage } from './use-begin-of-page';
import type { Results } from './use-results';

export interface GoingInput {
  readonly state: SearchState;
  readonly dispatch: Dispatch<SearchAction>;
  readonly results: Results;
  readonly apiRef: RefObject<GridApi | null>;
}

/** Opening entries, and going from one to the next, across page borders. */
export interface Going {
  readonly open: (id: number) => void;
  /** Opens an entry that need not be on this page. */
  readonly show: (id: number) => void;
  readonly close: () => void;
  readonly next: (() => void) | null;
  readonly previous: (() => void) | null;
  readonly focusRequest: number;
  /** Whether an entry is open. */
  readonly isOpen: boolean;
}

export function useGoing({ state, dispatch, results, apiRef }: GoingInput): Going {
  const { page, isOutdated } = results;
  const [focusRequest, setFocusRequest] = useState(0);
  const { focusRow, rememberColumn } = useFocusRow(apiRef);
  const at = page?.rows.findIndex((row) => row.id === state.opened) ?? -1;
  useEffect(() => {
    if (page === null || isOutdated || state.openOnArrival === null) return;
    dispatch({ kind: 'arrived', ids: page.rows.map((row) => row.id) });
  }, [page, isOutdated, state.openOnArrival, dispatch]);
  const open = (id: number): void => {
    rememberColumn();
    dispatch({ kind: 'open', id });
    setFocusRequest((count) => count + 1);
  };
  useBeginOfPage({ apiRef, request: state.request, isOutdated, opened: at });
  const close = (): void => {
    dispatch({ kind: 'open', id: null });
    if (at >= 0) focusRow(at);
  };
  return {
    open,
    show: (id) => dispatch({ kind: 'open', id }),
    close,
    next: step({ state, dispatch, results, at }, 1),
    previous: step({ state, dispatch, results, at }, -1),
    focusRequest,
    isOpen: state.opened !== null,
  };
}

interface StepInput {
  readonly state: SearchState;
  readonly dispatch: Dispatch<SearchAction>;
  readonly results: Results;
  readonly at: number;
}

function step({ state, dispatch, results, at }: StepInput, by: 1 | -1): (() => void) | null {
  const { page } = results;
  if (page === null || at < 0) return null;
  const row = page.rows[at + by];
  if (row !== undefined) return () => dispatch({ kind: 'open', id: row.id });
  const cursor = by === 1 ? page.next : page.previous;
  if (cursor === null) return null;
  const { number } = state.request;
  return () =>
    dispatch({
      kind: 'open-beyond',
      edge: by === 1 ? 'first' : 'last',
      target: by === 1 ? { kind: 'after', cursor } : { kind: 'before', cursor },
      number: number === null ? null : number + by,
      snapshot: page.snapshot,
    });
}

/** Gives a row the focus, in the column that had it when the entry was opened. */
function useFocusRow(apiRef: RefObject<GridApi | null>): {
  readonly focusRow: (position: number) => void;
  readonly rememberColumn: () => void;
} {
  const last = useRef<string | null>(null);
  const rememberColumn = useCallback(() => {
    last.current = apiRef.current?.state.focus.cell?.field ?? last.current;
  }, [apiRef]);
  const focusRow = useCallback(
    (position: number) => {
      const api = apiRef.current;
      if (api === null) return;
      const columns = api.getVisibleColumns().map((one) => one.field);
      const field = last.current !== null && columns.includes(last.current) ? last.current : columns[0];
      if (field === undefined) return;
      // At once: later, it would take the focus back from where the next key has put it. Its line is in sight, and its column
      // will be, when the pane has gone.
      api.setCellFocus(position, field);
      // Where the grid has had it all along for itself, the pane had the document's, which goes with the pane.
      requestAnimationFrame(() => {
        const cell = apiRef.current?.state.focus.cell;
        if (cell?.id === position && cell.field === field && document.activeElement === document.body)
          apiRef.current?.getCellElement(position, field)?.focus({ preventScroll: true });
      });
    },
    [apiRef],
  );
  return { focusRow, rememberColumn };
}
