import { COLUMN_IDS, type ColumnId } from '@core/entry/columns';
import type { EntryRow } from '@core/search/results';
import Box from '@mui/material/Box';
import { useEventCallback } from '@mui/material/utils';
import {
  DataGrid,
  type GridApi,
  type GridCellParams,
  type GridColumnResizeParams,
  type GridRowClassNameParams,
  type GridRowParams,
  type GridSortModel,
} from '@mui/x-data-grid';
import { type KeyboardEvent, type MouseEvent, type RefObject, useCallback, useMemo, useState } from 'react';
import { useHasAnnotations } from '../../api/use-annotations';
import { useChangeSettings, useSettings } from '../../api/use-settings';
import { searchStrings } from '../../strings/search';
import { useToasts } from '../../ui/toasts';
import { CellMenu, type CellPlace } from './cell-menu';
import { ColumnMenu } from './column-menu';
import { gridColumns } from './grid-columns';
import { GRID_STYLE } from './grid-style';
import { usePathColumns } from './paths/use-path-columns';
import { useSearch } from './search-context';
import { REVIEW_COLUMN } from './selection/review-column';
import { SELECT_COLUMN } from './selection/select-column';
import { useSelecting } from './selection/selecting-context';
import { type GridKeyEvent, selectByKey } from './selection/selecting-keys';
import { isSelected } from './selection/selection';
import { type CellActions, useCellActions } from './use-cell-actions';
import { useGridCommands } from './use-grid-commands';
import { useReachableGrid } from './use-reachable-grid';
import { rowAt, useRowsOfGrid } from './use-rows-of-grid';
import { useDimmed } from '../../ui/use-dimmed';

export interface EntryGridProps {
  readonly rows: readonly EntryRow[];
  readonly isOutdated: boolean;
  readonly apiRef: RefObject<GridApi | null>;
  readonly onOpen: (id: number) => void;
}

const ROW_HEIGHT = { compact: 28, comfortable: 32 } as const;

export const isColumnId = (field: string): field is ColumnId => (COLUMN_IDS as readonly string[]).includes(field);

/** The entries of one page. The server sorts and pages; the grid shows. */
export function EntryGrid({ rows, isOutdated, apiRef, onOpen }: EntryGridProps) {
  const dim = useDimmed(isOutdated);
  const { state, dispatch, display, snapshot } = useSearch();
  const { grid } = useSettings();
  const [menu, setMenu] = useState<CellPlace | null>(null);
  const actions = useCellActions();
  useGridCommands({ rows, apiRef, actions, onOpen });
  const selecting = useSelecting();
  const { selection } = selecting;
  const hasAnnotations = useHasAnnotations();
  const given = useRowsOfGrid(apiRef, rows);
  useReachableGrid(apiRef, rows);
  const paths = usePathColumns(rows, onOpen, apiRef);
  const columns = useMemo(() => {
    const shown = gridColumns({ columns: state.search.columns, widths: grid.widths, display });
    return [
      ...(selecting.isShown ? [SELECT_COLUMN] : []),
      ...(hasAnnotations ? [REVIEW_COLUMN] : []),
      ...shown,
      ...paths.columns,
    ];
  }, [state.search.columns, grid.widths, display, selecting.isShown, hasAnnotations, paths.columns]);
  const rememberWidth = useRememberWidth();
  // None of these changes what is drawn: as they stay the same, the grid is drawn anew for its rows and columns alone.
  const sorted = useEventCallback((model: GridSortModel): void => {
    const item = model[0];
    if (item === undefined || !isColumnId(item.field)) return;
    const direction = item.sort === 'asc' ? 'ascending' : 'descending';
    dispatch({ kind: 'sort', sort: { column: item.field, direction }, snapshot });
  });
  const clicked = useEventCallback(({ row }: GridRowParams<EntryRow>, event: MouseEvent): void => {
    if (event.shiftKey) selecting.extendTo(row.id);
    else if (event.ctrlKey || event.metaKey) selecting.toggle(row.id);
    else onOpen(row.id);
  });
  const pressed = useEventCallback((params: GridCellParams<EntryRow>, event: GridKeyEvent): void => {
    if (selectByKey(params, event, selecting)) return;
    if (paths.key(params, event)) return;
    cellKey(params, event, actions, onOpen);
    const place = placeByKey(params, event);
    if (place !== null) setMenu(place);
    const follows = followed(event.key, rows, Number(params.id), state.opened);
    if (follows !== null) dispatch({ kind: 'open', id: follows });
  });
  const resized = useEventCallback(({ colDef, width }: GridColumnResizeParams): void => {
    rememberWidth(colDef.field, width);
    paths.resized(colDef.field, width);
  });
  const { opened } = state;
  const rowClass = useCallback(
    ({ row }: GridRowClassNameParams<EntryRow>): string =>
      `${row.id === opened ? 'vt-opened ' : ''}${isSelected(selection, row.id) ? 'vt-picked' : ''}`,
    [opened, selection],
  );
  const { sort } = state.search;
  const sortModel = useMemo<GridSortModel>(
    () => [{ field: sort.column, sort: sort.direction === 'ascending' ? 'asc' : 'desc' }],
    [sort],
  );
  return paths.around(
    <Box
      aria-busy={isOutdated}
      sx={{
        flex: 1,
        minHeight: 0,
        ...dim,
      }}
      onMouseDown={(event) => {
        // A range of rows is selected, not the text between two presses.
        if (event.shiftKey) event.preventDefault();
      }}
      onContextMenu={(event) => {
        if (paths.contextMenu(event)) return;
        const place = placeOf(event.target, rows);
        if (place === null) return;
        event.preventDefault();
        setMenu({ ...place, x: event.clientX, y: event.clientY });
      }}
    >
      <DataGrid
        aria-label={searchStrings.grid}
        apiRef={apiRef}
        rows={given.first}
        getRowId={given.positionOf}
        columns={columns}
        getRowClassName={rowClass}
        rowHeight={ROW_HEIGHT[grid.density]}
        columnHeaderHeight={30}
        pageSizeOptions={PAGE_SIZES}
        paginationModel={PAGINATION}
        sortingMode="server"
        filterMode="server"
        sortModel={sortModel}
        onSortModelChange={sorted}
        onRowClick={clicked}
        onCellKeyDown={pressed}
        onColumnWidthChange={resized}
        slots={SLOTS}
        hideFooter
        disableEval
        disableColumnFilter
        disableColumnSelector
        disableDensitySelector
        disableRowSelectionOnClick
        rowSelection={false}
        disableVirtualization={false}
        experimentalFeatures={MOVED_BY_GRID}
        sx={GRID_STYLE}
      />
      {menu !== null && <CellMenu place={menu} actions={actions} onOpen={onOpen} onClose={() => setMenu(null)} />}
    </Box>,
  );
}

/**
 * The grid moves its rows itself while it is scrolled, and draws none beside those in sight: nothing is ever blank, a step of
 * scrolling draws the rows that come into sight alone, and another page fewer cells (ADR 0011).
 */
const MOVED_BY_GRID = { virtualizerLayoutMode: 'controlled' } as const;
const PAGINATION = { page: 0, pageSize: 100 };
const PAGE_SIZES = [100];
const SLOTS = { columnMenu: ColumnMenu } as const;

function useRememberWidth(): (field: string, width: number) => void {
  const { grid } = useSettings();
  const toasts = useToasts();
  const change = useChangeSettings(toasts.showFailure);
  return useCallback(
    (field, width) => {
      if (!isColumnId(field)) return;
      const pixels = Math.min(4000, Math.max(30, Math.round(width)));
      change({ grid: { ...grid, widths: { ...grid.widths, [field]: pixels } } });
    },
    [grid, change],
  );
}

/** Enter opens; f, Shift+f and Shift+c act on the cell's value. */
function cellKey(
  params: GridCellParams<EntryRow>,
  event: KeyboardEvent & { defaultMuiPrevented?: boolean },
  actions: CellActions,
  onOpen: (id: number) => void,
): void {
  if (event.ctrlKey || event.metaKey || event.altKey || !isColumnId(params.field)) return;
  const { row, field } = params;
  const act = (run: () => void): void => {
    event.preventDefault();
    event.stopPropagation();
    event.defaultMuiPrevented = true;
    run();
  };
  if (event.key === 'Enter' || event.key === ' ') act(() => onOpen(row.id));
  else if (event.key === 'f') act(() => actions.filter(row, field, false));
  else if (event.key === 'F') act(() => actions.filter(row, field, true));
  else if (event.key === 'C') act(() => actions.copy(row, field));
}

/** Where the menu key (or Shift+F10) opens the cell's menu: below the cell. */
function placeByKey(params: GridCellParams<EntryRow>, event: KeyboardEvent): CellPlace | null {
  const isMenuKey = event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey);
  if (!isMenuKey || !isColumnId(params.field) || !(event.target instanceof Element)) return null;
  event.preventDefault();
  event.stopPropagation();
  const { left, bottom } = event.target.getBoundingClientRect();
  return { row: params.row, column: params.field, x: left + 12, y: bottom };
}

/** The entry that the arrow keys go to, where an entry is open: it follows the focus. */
function followed(key: string, rows: readonly EntryRow[], from: number, opened: number | null): number | null {
  if (opened === null || (key !== 'ArrowDown' && key !== 'ArrowUp')) return null;
  return rows[from + (key === 'ArrowDown' ? 1 : -1)]?.id ?? null;
}

/** The entry and column under the pointer. */
function placeOf(target: EventTarget, rows: readonly EntryRow[]): Pick<CellPlace, 'row' | 'column'> | null {
  if (!(target instanceof Element)) return null;
  const column = target.closest('.MuiDataGrid-cell')?.getAttribute('data-field') ?? '';
  const row = rows[rowAt(target) ?? -1];
  return row === undefined || !isColumnId(column) ? null : { row, column };
}
