import type { EntryRow } from '@core/search/results';
import type { GridApi, GridCellParams, GridColDef } from '@mui/x-data-grid';
import {
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  type RefObject,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useChangeSettings, useSettings } from '../../../api/use-settings';
import { readingStrings } from '../../../strings/reading';
import { useToasts } from '../../../ui/toasts';
import { useSearch } from '../search-context';
import { rowAt } from '../use-rows-of-grid';
import { PathCell } from './path-cell';
import { type PathCellPlace, PathMenu } from './path-menu';
import { isPathField, pathTail } from './path-title';
import { PathValuesContext, useAskedPathValues } from './path-values';
import { type PathCellActions, usePathCells } from './use-path-cells';

const WIDTH = 170;
const DRAWN_MS = 60;

type CellKey = KeyboardEvent & { defaultMuiPrevented?: boolean };

/** The columns of places in raw, and what their cells answer. */
export interface PathColumns {
  readonly columns: readonly GridColDef<EntryRow>[];
  /** Puts the values around the grid, and the menu of a cell beside it. */
  readonly around: (grid: ReactNode) => ReactNode;
  /** True where the event was for a cell of these. */
  readonly contextMenu: (event: MouseEvent) => boolean;
  readonly key: (params: GridCellParams<EntryRow>, event: CellKey) => boolean;
  readonly resized: (field: string, width: number) => void;
}

export function usePathColumns(
  rows: readonly EntryRow[],
  onOpen: (id: number) => void,
  apiRef: RefObject<GridApi | null>,
): PathColumns {
  const { pathColumns } = useSearch().state.search;
  const { pathWidths } = useSettings().grid;
  const values = useAskedPathValues(rows, pathColumns);
  const actions = usePathCells();
  const [menu, setMenu] = useState<PathCellPlace | null>(null);
  const columns = useMemo(() => pathColumns.map((path) => columnOf(path, pathWidths[path])), [pathColumns, pathWidths]);
  const resized = useRememberWidth();
  useShowAdded(pathColumns.length, apiRef);
  return {
    columns,
    resized,
    around: (grid) => (
      <PathValuesContext.Provider value={values}>
        {grid}
        {menu !== null && <PathMenu place={menu} actions={actions} onOpen={onOpen} onClose={() => setMenu(null)} />}
      </PathValuesContext.Provider>
    ),
    contextMenu: (event) => {
      const place = placeOf(event.target, rows);
      if (place === null) return false;
      event.preventDefault();
      setMenu({ ...place, x: event.clientX, y: event.clientY });
      return true;
    },
    key: (params, event) => {
      if (!isPathField(params.field) || event.ctrlKey || event.metaKey || event.altKey) return false;
      const value = values.valueOf(params.row.id, params.field);
      const act = actOf(event, { id: params.row.id, path: params.field, value }, { actions, onOpen, setMenu });
      if (act === null) return false;
      event.preventDefault();
      event.stopPropagation();
      event.defaultMuiPrevented = true;
      act();
      return true;
    },
  };
}

/** Not sorted by: every record would have to be read. */
const columnOf = (path: string, width: number | undefined): GridColDef<EntryRow> => ({
  field: path,
  headerName: pathTail(path),
  description: readingStrings.pathHint(path),
  width: width ?? WIDTH,
  minWidth: 48,
  sortable: false,
  filterable: false,
  valueGetter: () => null,
  renderCell: ({ row }) => <PathCell id={row.id} path={path} />,
});

interface Cell {
  readonly id: number;
  readonly path: string;
  readonly value: string | null | undefined;
}

interface CellDoing {
  readonly actions: PathCellActions;
  readonly onOpen: (id: number) => void;
  readonly setMenu: (place: PathCellPlace) => void;
}

/** As in the other cells: Enter opens; f, Shift+f and Shift+c act on the value; the menu key opens the menu. */
function actOf(
  event: CellKey,
  { id, path, value }: Cell,
  { actions, onOpen, setMenu }: CellDoing,
): (() => void) | null {
  if (event.key === 'Enter' || event.key === ' ') return () => onOpen(id);
  if (event.key === 'ContextMenu' || (event.shiftKey && event.key === 'F10')) {
    const cell = event.target instanceof Element ? event.target.closest('.MuiDataGrid-cell') : null;
    const box = cell?.getBoundingClientRect();
    return () => setMenu({ id, path, x: box?.left ?? 0, y: box?.bottom ?? 0 });
  }
  if (value === undefined) return null;
  if (event.key === 'f') return () => actions.filter(path, value, false);
  if (event.key === 'F') return () => actions.filter(path, value, true);
  return event.key === 'C' ? () => actions.copy(value) : null;
}

function placeOf(target: EventTarget, rows: readonly EntryRow[]): Pick<PathCellPlace, 'id' | 'path'> | null {
  if (!(target instanceof Element)) return null;
  const path = target.closest('.MuiDataGrid-cell')?.getAttribute('data-field') ?? '';
  const row = rows[rowAt(target) ?? -1];
  return isPathField(path) && row !== undefined ? { id: row.id, path } : null;
}

/** A place that becomes a column stands last, often out of sight: the grid goes there. */
function useShowAdded(count: number, apiRef: RefObject<GridApi | null>): void {
  const before = useRef(count);
  useEffect(() => {
    const isAdded = count > before.current;
    before.current = count;
    const api = apiRef.current;
    if (!isAdded || api === null) return;
    // The grid is as wide as its columns only once it has drawn them.
    const timer = setTimeout(() => api.scrollToIndexes({ colIndex: api.getVisibleColumns().length - 1 }), DRAWN_MS);
    return () => clearTimeout(timer);
  }, [count, apiRef]);
}

function useRememberWidth(): (field: string, width: number) => void {
  const { grid } = useSettings();
  const toasts = useToasts();
  const change = useChangeSettings(toasts.showFailure);
  return useCallback(
    (field, width) => {
      if (!isPathField(field)) return;
      const pixels = Math.min(4000, Math.max(30, Math.round(width)));
      change({ grid: { ...grid, pathWidths: { ...grid.pathWidths, [field]: pixels } } });
    },
    [grid, change],
  );
}
