import type { EntryRow } from '@core/search/results';
import type { GridApi } from '@mui/x-data-grid';
import { type RefObject, useEffect } from 'react';

/**
 * The grid keeps the cell that the Tab key comes to, even where other rows have none there or its column is out of sight:
 * then none could be come to. With other rows it is the first cell, unless the focus is among them.
 */
export function useReachableGrid(apiRef: RefObject<GridApi | null>, rows: readonly EntryRow[]): void {
  useEffect(() => {
    const api = apiRef.current;
    const cell = api?.state.tabIndex.cell ?? null;
    const field = api?.getVisibleColumns()[0]?.field;
    if (api === null || cell === null || field === undefined || rows.length === 0) return;
    const hasFocus = api.rootElementRef.current?.contains(document.activeElement) === true;
    const isFirst = cell.id === 0 && cell.field === field;
    if (isFirst || (hasFocus && Number(cell.id) < rows.length)) return;
    api.setState((state) => ({ ...state, tabIndex: { ...state.tabIndex, cell: { id: 0, field } } }));
  }, [apiRef, rows]);
}
