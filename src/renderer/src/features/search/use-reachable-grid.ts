import type { EntryRow } from '@core/search/results';
import type { GridApi } from '@mui/x-data-grid';
import { type RefObject, useEffect } from 'react';

/**
 * The grid keeps the cell that the Tab key comes to even where its row is gone: then none could be come to. The first cell
 * of the first row takes its place.
 */
export function useReachableGrid(apiRef: RefObject<GridApi | null>, rows: readonly EntryRow[]): void {
  useEffect(() => {
    const api = apiRef.current;
    const cell = api?.state.tabIndex.cell ?? null;
    const first = rows[0];
    if (api === null || cell === null || first === undefined || rows.some((row) => row.id === cell.id)) return;
    const field = api.getVisibleColumns()[0]?.field ?? cell.field;
    api.setState((state) => ({ ...state, tabIndex: { ...state.tabIndex, cell: { id: first.id, field } } }));
  }, [apiRef, rows]);
}
