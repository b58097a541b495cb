import Divider from '@mui/material/Divider';
import MenuItem from '@mui/material/MenuItem';
import MenuList from '@mui/material/MenuList';
import { GridColumnMenuContainer, type GridColumnMenuProps } from '@mui/x-data-grid';
import { type MouseEvent, useContext } from 'react';
import { readingStrings } from '../../../strings/reading';
import { searchStrings } from '../../../strings/search';
import { ColumnsDialogContext } from '../columns-dialog-context';
import { movedItem } from '../../../ui/moved-item';
import { useSearch } from '../search-context';
import { useEntryValues } from './use-entry-values';

/** What can be done with the column of a place in raw. */
export function PathColumnMenu(props: GridColumnMenuProps) {
  const { state, dispatch } = useSearch();
  const openColumns = useContext(ColumnsDialogContext);
  const values = useEntryValues(state, dispatch);
  const { pathColumns } = state.search;
  const path = props.colDef.field;
  const at = pathColumns.indexOf(path);
  const doing = (run: () => void) => (event: MouseEvent) => {
    props.hideMenu(event);
    run();
  };
  const move = (by: -1 | 1): void => dispatch({ kind: 'pathColumns', pathColumns: movedItem(pathColumns, at, by) });
  return (
    <GridColumnMenuContainer {...props}>
      <MenuList autoFocusItem={props.open} sx={{ p: 1 }}>
        <MenuItem disabled>{readingStrings.unsortable}</MenuItem>
        <Divider />
        <MenuItem disabled={at <= 0} onClick={doing(() => move(-1))}>
          {readingStrings.moveLeft}
        </MenuItem>
        <MenuItem disabled={at === pathColumns.length - 1} onClick={doing(() => move(1))}>
          {readingStrings.moveRight}
        </MenuItem>
        <MenuItem onClick={doing(() => values.switchFacet(path))}>
          {values.pathFacets.includes(path) ? readingStrings.noFacet : readingStrings.countValues}
        </MenuItem>
        <MenuItem onClick={doing(() => values.switchColumn(path))}>{readingStrings.removeColumn}</MenuItem>
        <Divider />
        <MenuItem onClick={doing(openColumns)}>{searchStrings.chooseColumns}</MenuItem>
      </MenuList>
    </GridColumnMenuContainer>
  );
}
