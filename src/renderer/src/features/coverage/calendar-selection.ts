/** A rectangle of the calendar: from where it was begun to where it is extended. All 0-based. */
export interface CalendarSelection {
  readonly row: number;
  readonly column: number;
  readonly anchorRow: number;
  readonly anchorColumn: number;
}

export interface CalendarShape {
  readonly rows: number;
  readonly columns: number;
  /** Rows that are in sight at once: what Page Up and Page Down move by. */
  readonly page: number;
}

/** Items that come and go together. */
const STEP = 6;

/** The selection with nothing but one cell. */
export const oneCell = (row: number, column: number): CalendarSelection => ({
  row,
  column,
  anchorRow: row,
  anchorColumn: column,
});

/** Where a key leads; null for keys that the calendar does not know. Shift keeps the anchor. */
export function moved(
  from: CalendarSelection,
  key: { readonly key: string; readonly shiftKey: boolean; readonly ctrlKey: boolean },
  shape: CalendarShape,
): CalendarSelection | null {
  const step = stepOf(from, key, shape);
  if (step === null) return null;
  const row = Math.min(Math.max(step.row, 0), shape.rows - 1);
  const column = Math.min(Math.max(step.column, 0), shape.columns - 1);
  return key.shiftKey ? { ...from, row, column } : oneCell(row, column);
}

function stepOf(
  { row, column }: CalendarSelection,
  { key, ctrlKey }: { readonly key: string; readonly ctrlKey: boolean },
  shape: CalendarShape,
): { readonly row: number; readonly column: number } | null {
  switch (key) {
    case 'ArrowUp':
      return { row: row - 1, column };
    case 'ArrowDown':
      return { row: row + 1, column };
    case 'ArrowLeft':
      return { row, column: column - 1 };
    case 'ArrowRight':
      return { row, column: column + 1 };
    case 'Home':
      return { row: ctrlKey ? 0 : row, column: 0 };
    case 'End':
      return { row: ctrlKey ? shape.rows - 1 : row, column: shape.columns - 1 };
    case 'PageUp':
      return { row: row - shape.page, column };
    case 'PageDown':
      return { row: row + shape.page, column };
    default:
      return null;
  }
}

/** The rectangle's bounds, both ends included. */
export function boundsOf(selection: CalendarSelection): {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
} {
  const { row, column, anchorRow, anchorColumn } = selection;
  return {
    top: Math.min(row, anchorRow),
    bottom: Math.max(row, anchorRow),
    left: Math.min(column, anchorColumn),
    right: Math.max(column, anchorColumn),
  };
}

/**
 * The first and the last of the items in sight, with a margin, in steps of `STEP` so that a short way of scrolling draws
 * nothing anew; items are `size` pixels each.
 */
export function inSight(
  scroll: number,
  room: number,
  size: number,
  count: number,
): { readonly first: number; readonly last: number } {
  const first = Math.max(0, Math.floor(scroll / size / STEP) * STEP - STEP);
  const last = Math.min(count - 1, (Math.ceil((scroll + room) / size / STEP) + 1) * STEP - 1);
  return { first, last };
}

/** Where to scroll so that an item is in sight; the same place where it is already. */
export function scrolledTo(scroll: number, room: number, start: number, size: number): number {
  if (start < scroll) return start;
  return start + size > scroll + room ? start + size - room : scroll;
}
