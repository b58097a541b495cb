import type { EntryRow } from '@core/search/results';
import type { GridApi, GridCellParams } from '@mui/x-data-grid';
import type { KeyboardEvent } from 'react';
import { SELECT_FIELD } from './select-column';
import type { Selecting } from './selecting-context';

export type GridKeyEvent = KeyboardEvent & { defaultMuiPrevented?: boolean };

export interface SelectingKey {
  readonly params: GridCellParams<EntryRow>;
  readonly event: GridKeyEvent;
  readonly rows: readonly EntryRow[];
  readonly selecting: Selecting;
  readonly api: GridApi | null;
}

/** Shift with an arrow selects on, space ticks the box that has the focus. True: it was one of these. */
export function selectByKey({ params, event, rows, selecting, api }: SelectingKey): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (event.shiftKey && step !== 0) {
    taken(event);
    // The grid's own state: the focus of the document follows it a moment later.
    const from = Number(api?.state.focus.cell?.id ?? params.id);
    const next = rows[rows.findIndex((row) => row.id === from) + step];
    if (next === undefined) return true;
    selecting.extendTo(next.id, from);
    api?.setCellFocus(next.id, params.field);
    api?.scrollToIndexes({ rowIndex: rows.indexOf(next) });
    return true;
  }
  if (params.field === SELECT_FIELD && (event.key === ' ' || event.key === 'Enter')) {
    taken(event);
    selecting.toggle(Number(params.id));
    return true;
  }
  return false;
}

function taken(event: GridKeyEvent): void {
  event.preventDefault();
  event.stopPropagation();
  event.defaultMuiPrevented = true;
}
