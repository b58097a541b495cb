import type { EntryRow } from '@core/search/results';
import { debounce } from '@mui/material/utils';
import { type GridApi, type GridEvents, gridRenderContextSelector } from '@mui/x-data-grid';
import { type RefObject, useEffect } from 'react';
import { showCell } from './focus-cell';
import { rowAt } from './use-rows-of-grid';

/** Milliseconds after which what has come into sight is drawn. */
const DRAWN_MS = 100;
/** What brings other cells into sight. */
const MOVES: readonly GridEvents[] = ['scrollPositionChange', 'viewportInnerSizeChange', 'columnsChange'];

/**
 * The grid keeps the cell that the Tab key comes to, also where it is no longer drawn, being out of sight or beyond the last
 * row: then none could be come to. The first one that is drawn takes its place, unless the focus is in the grid.
 */
export function useReachableGrid(apiRef: RefObject<GridApi | null>, rows: readonly EntryRow[]): void {
  useEffect(() => {
    const api = apiRef.current;
    if (api === null) return undefined;
    keepReachable(apiRef, rows.length);
    const later = debounce(() => keepReachable(apiRef, rows.length), DRAWN_MS);
    const ends = MOVES.map((move) => api.subscribeEvent(move, later));
    const root = api.rootElementRef.current;
    const focused = ({ target }: FocusEvent): void => bringIntoSight(api, target);
    root?.addEventListener('focusin', focused);
    return () => {
      later.clear();
      for (const end of ends) end();
      root?.removeEventListener('focusin', focused);
    };
  }, [apiRef, rows]);
}

/**
 * A cell that has the focus stays drawn, behind the headings, where its line is scrolled away; the Tab key comes back to it there.
 * By a press it is in sight anyway, and must stay where it is until it ends.
 */
function bringIntoSight(api: GridApi, target: EventTarget | null): void {
  const cell = target instanceof Element ? target.closest('[role="gridcell"]') : null;
  if (cell?.matches(':focus-visible') !== true) return;
  const [line, field] = [rowAt(cell), cell.getAttribute('data-field')];
  const sight = cell.closest('.MuiDataGrid-virtualScroller')?.getBoundingClientRect();
  if (line === null || field === null || sight === undefined) return;
  const { top, bottom, left, right } = cell.getBoundingClientRect();
  const begin = sight.top + api.state.dimensions.headersTotalHeight;
  if (top >= begin && bottom <= sight.bottom && left >= sight.left && right <= sight.right) return;
  showCell(api, line, field);
}

function keepReachable(apiRef: RefObject<GridApi | null>, rows: number): void {
  const api = apiRef.current;
  const cell = api?.state.tabIndex.cell ?? null;
  if (api === null || cell === null || rows === 0) return;
  const at = Number(cell.id);
  if (at < rows && api.rootElementRef.current?.contains(document.activeElement) === true) return;
  const drawn = gridRenderContextSelector(apiRef as RefObject<GridApi>);
  const columns = api.getVisibleColumns().slice(drawn.firstColumnIndex, drawn.lastColumnIndex);
  const isDrawn = at >= drawn.firstRowIndex && at < Math.min(rows, drawn.lastRowIndex);
  const field = columns[0]?.field;
  if (field === undefined || (isDrawn && columns.some((column) => column.field === cell.field))) return;
  const id = Math.min(drawn.firstRowIndex, rows - 1);
  api.setState((state) => ({ ...state, tabIndex: { ...state.tabIndex, cell: { id, field } } }));
}
