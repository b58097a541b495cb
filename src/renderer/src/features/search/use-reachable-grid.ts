import type { GridApi } from '@mui/x-data-grid';
import { type RefObject, useEffect } from 'react';

/**
 * The grid keeps the cell that the Tab key comes to even where the page has no such row: then none could be come to. The
 * first cell of the first row takes its place.
 */
export function useReachableGrid(apiRef: RefObject<GridApi | null>, rows: number): void {
  useEffect(() => {
    const api = apiRef.current;
    const cell = api?.state.tabIndex.cell ?? null;
    if (api === null || cell === null || rows === 0 || Number(cell.id) < rows) return;
    const field = api.getVisibleColumns()[0]?.field ?? cell.field;
    api.setState((state) => ({ ...state, tabIndex: { ...state.tabIndex, cell: { id: 0, field } } }));
  }, [apiRef, rows]);
}
