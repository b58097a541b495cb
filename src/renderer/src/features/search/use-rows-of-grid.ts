import type { EntryRow } from '@core/search/results';
import type { GridApi } from '@mui/x-data-grid';
import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react';

/** How the rows of a page come into the grid. */
export interface GivenRows {
  /** What the grid's `rows` begin with, and stay. */
  readonly first: readonly EntryRow[];
  /** The grid's name for a row: its place on the page, from 0. */
  readonly positionOf: (row: EntryRow) => number;
}

/**
 * Hands the rows to the grid. To it a row is a place on the page and not an entry: another page changes the texts of the
 * lines that there are, where new names would take every line away and make it anew, the one with the focus among them.
 * Rows go straight to its store, as a changed property draws every cell and heading before the rows are even looked at.
 */
export function useRowsOfGrid(apiRef: RefObject<GridApi | null>, rows: readonly EntryRow[]): GivenRows {
  const [first] = useState(rows);
  const given = useRef(first);
  const positionOf = useCallback((row: EntryRow): number => given.current.indexOf(row), []);
  useLayoutEffect(() => {
    if (given.current === rows) return;
    given.current = rows;
    apiRef.current?.setRows([...rows]);
  }, [apiRef, rows]);
  return { first, positionOf };
}

/** The place on the page of the grid's row that an element stands in; null: in none. */
export function rowAt(element: Element): number | null {
  const position = element.closest('.MuiDataGrid-row')?.getAttribute('data-id') ?? null;
  return position === null ? null : Number(position);
}
