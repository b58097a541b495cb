import type { ColumnId } from '@core/entry/columns';
import type { EntryRow } from '@core/search/results';
import { useMemo } from 'react';
import { searchStrings } from '../../strings/search';
import { copyText } from '../../ui/copy-text';
import { useToasts } from '../../ui/toasts';
import { cellFilter } from './cell-filter';
import { cellText } from './cell-text';
import { useSearch } from './search-context';
import { withCellValue } from './search-state';

/** What can be done with the value of a cell. */
export interface CellActions {
  readonly filter: (row: EntryRow, column: ColumnId, not: boolean) => void;
  readonly copy: (row: EntryRow, column: ColumnId) => void;
  /** From the entry's start on, or until it (the entry itself left out). */
  readonly bound: (row: EntryRow, side: 'from' | 'to') => void;
}

export function useCellActions(): CellActions {
  const { state, dispatch, display } = useSearch();
  const toasts = useToasts();
  const { filters, range } = state.search;
  return useMemo(
    () => ({
      filter: (row, column, not) => {
        const cell = cellFilter(row, column);
        if (cell === null) return;
        dispatch({ kind: 'filters', filters: withCellValue(filters, cell.field, cell.value, not) });
        toasts.show({
          text: `${not ? searchStrings.filterOut : searchStrings.filterFor}: ${cellText(row, column, display) || searchStrings.noneValue}`,
          action: { label: 'Undo', run: () => dispatch({ kind: 'filters', filters }) },
        });
      },
      copy: (row, column) => {
        copyText(cellText(row, column, display)).then(
          () => toasts.show({ text: searchStrings.copied }),
          toasts.showFailure,
        );
      },
      bound: (row, side) => {
        if (row.started === null) return;
        const open = range.kind === 'between' ? range : { from: null, to: null };
        dispatch({ kind: 'range', range: { kind: 'between', from: open.from, to: open.to, [side]: row.started } });
      },
    }),
    [dispatch, display, filters, range, toasts],
  );
}
