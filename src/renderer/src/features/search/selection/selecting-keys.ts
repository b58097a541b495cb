import type { EntryRow } from '@core/search/results';
import type { GridCellParams } from '@mui/x-data-grid';
import type { KeyboardEvent } from 'react';
import { SELECT_FIELD } from './select-column';
import type { Selecting } from './selecting-context';

export type GridKeyEvent = KeyboardEvent & { defaultMuiPrevented?: boolean };

/** Space ticks the box that has the focus; shift with an arrow is left to its command. True: it was one of these. */
export function selectByKey(params: GridCellParams<EntryRow>, event: GridKeyEvent, selecting: Selecting): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  if (event.shiftKey && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
    event.defaultMuiPrevented = true;
    return true;
  }
  if (params.field === SELECT_FIELD && (event.key === ' ' || event.key === 'Enter')) {
    event.preventDefault();
    event.stopPropagation();
    event.defaultMuiPrevented = true;
    selecting.toggle(params.row.id);
    return true;
  }
  return false;
}
