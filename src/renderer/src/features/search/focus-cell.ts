import type { GridApi } from '@mui/x-data-grid';

/** Brings a cell of the grid into sight and gives it the focus; `line` is its place on the page, from 0. */
export function focusCell(api: GridApi, line: number, field: string): void {
  // The grid moves its lines itself: the focus alone brings nothing into sight.
  api.scrollToIndexes({ rowIndex: line, colIndex: api.getVisibleColumns().findIndex((one) => one.field === field) });
  api.setCellFocus(line, field);
}
