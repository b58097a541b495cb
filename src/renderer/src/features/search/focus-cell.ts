import type { GridApi } from '@mui/x-data-grid';

/** Brings a cell of the grid into sight; `line` is its place on the page, from 0. */
export function showCell(api: GridApi, line: number, field: string): void {
  api.scrollToIndexes({ rowIndex: line, colIndex: api.getVisibleColumns().findIndex((one) => one.field === field) });
}

/** The same, and gives it the focus: the grid moves its lines itself, so that the focus alone brings nothing into sight. */
export function focusCell(api: GridApi, line: number, field: string): void {
  showCell(api, line, field);
  api.setCellFocus(line, field);
}
