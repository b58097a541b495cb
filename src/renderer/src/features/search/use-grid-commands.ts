import { COLUMN_IDS, type ColumnId } from '@core/entry/columns';
import type { EntryRow } from '@core/search/results';
import type { GridApi } from '@mui/x-data-grid';
import type { RefObject } from 'react';
import { useCommands } from '../../ui/commands';
import { useNavigation } from '../../ui/navigation';
import type { CellActions } from './use-cell-actions';

export interface GridCommandsInput {
  readonly rows: readonly EntryRow[];
  readonly apiRef: RefObject<GridApi | null>;
  readonly actions: Pick<CellActions, 'filter' | 'copy'>;
  readonly onOpen: (id: number) => void;
}

/** What the grid's own keys do, by menu and palette too: to the cell that has the focus, or had it last. */
export function useGridCommands({ rows, apiRef, actions, onOpen }: GridCommandsInput): void {
  const isShown = useNavigation().screen === 'search' && rows.length > 0;
  const withCell = (act: (row: EntryRow, column: ColumnId | null) => void) => (): void => {
    const cell = apiRef.current?.state.focus.cell ?? null;
    const row = rows[Number(cell?.id ?? 0)] ?? rows[0];
    const column = COLUMN_IDS.find((one) => one === cell?.field) ?? null;
    if (row !== undefined) act(row, column);
  };
  const onColumn = (act: (row: EntryRow, column: ColumnId) => void): (() => void) =>
    withCell((row, column) => {
      if (column !== null) act(row, column);
    });
  useCommands({
    'grid.open': isShown ? withCell((row) => onOpen(row.id)) : null,
    'grid.filterFor': isShown ? onColumn((row, column) => actions.filter(row, column, false)) : null,
    'grid.filterOut': isShown ? onColumn((row, column) => actions.filter(row, column, true)) : null,
    'grid.copyValue': isShown ? onColumn(actions.copy) : null,
  });
}
