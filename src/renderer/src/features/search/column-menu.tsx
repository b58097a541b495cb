import type { ColumnId } from '@core/entry/columns';
import Divider from '@mui/material/Divider';
import MenuItem from '@mui/material/MenuItem';
import MenuList from '@mui/material/MenuList';
import { type GridColumnMenuProps, GridColumnMenuContainer, useGridApiContext } from '@mui/x-data-grid';
import { type MouseEvent, useContext } from 'react';
import { searchStrings } from '../../strings/search';
import { ColumnsDialogContext } from './columns-dialog-context';
import { PathColumnMenu } from './paths/path-column-menu';
import { isPathField } from './paths/path-title';
import { movedItem } from '../../ui/moved-item';
import { useSearch } from './search-context';

/** What can be done with a column: sort, place, size, hide. */
export function ColumnMenu(props: GridColumnMenuProps) {
  return isPathField(props.colDef.field) ? <PathColumnMenu {...props} /> : <OwnColumnMenu {...props} />;
}

function OwnColumnMenu(props: GridColumnMenuProps) {
  const { state, dispatch, snapshot } = useSearch();
  const api = useGridApiContext();
  const openColumns = useContext(ColumnsDialogContext);
  const { columns } = state.search;
  const column = props.colDef.field as ColumnId;
  const at = columns.indexOf(column);
  const doing = (run: () => void) => (event: MouseEvent) => {
    props.hideMenu(event);
    run();
  };
  const sort = (direction: 'ascending' | 'descending'): void =>
    dispatch({ kind: 'sort', sort: { column, direction }, snapshot });
  return (
    <GridColumnMenuContainer {...props}>
      <MenuList autoFocusItem={props.open} sx={{ p: 1 }}>
        <MenuItem disabled={props.colDef.sortable === false} onClick={doing(() => sort('ascending'))}>
          {searchStrings.sortAscending}
        </MenuItem>
        <MenuItem disabled={props.colDef.sortable === false} onClick={doing(() => sort('descending'))}>
          {searchStrings.sortDescending}
        </MenuItem>
        <Divider />
        <MenuItem
          disabled={at <= 0}
          onClick={doing(() => dispatch({ kind: 'columns', columns: movedItem(columns, at, -1) }))}
        >
          {searchStrings.moveLeft}
        </MenuItem>
        <MenuItem
          disabled={at === columns.length - 1}
          onClick={doing(() => dispatch({ kind: 'columns', columns: movedItem(columns, at, 1) }))}
        >
          {searchStrings.moveRight}
        </MenuItem>
        <MenuItem onClick={doing(() => void api.current.autosizeColumns({ columns: [column], includeHeaders: true }))}>
          {searchStrings.autosize}
        </MenuItem>
        <MenuItem
          disabled={columns.length === 1}
          onClick={doing(() => dispatch({ kind: 'columns', columns: columns.filter((one) => one !== column) }))}
        >
          {searchStrings.hideColumn}
        </MenuItem>
        <Divider />
        <MenuItem onClick={doing(openColumns)}>{searchStrings.chooseColumns}</MenuItem>
      </MenuList>
    </GridColumnMenuContainer>
  );
}
