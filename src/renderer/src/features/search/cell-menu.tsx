import type { ColumnId } from '@core/entry/columns';
import type { EntryRow } from '@core/search/results';
import Divider from '@mui/material/Divider';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { annotationStrings } from '../../strings/annotations';
import { facetStrings } from '../../strings/facets';
import { searchStrings } from '../../strings/search';
import { CompareItems } from '../../ui/compare-items';
import { KeyHint } from '../../ui/key-hint';
import { middleCut } from '../../ui/middle-cut';
import { cellFilter } from './cell-filter';
import { cellText } from './cell-text';
import { LeapMenu } from './leap-menu';
import { useSearch } from './search-context';
import { useSelecting } from './selection/selecting-context';
import { isSelected } from './selection/selection';
import type { CellActions } from './use-cell-actions';

export interface CellPlace {
  readonly row: EntryRow;
  readonly column: ColumnId;
  readonly x: number;
  readonly y: number;
}

export interface CellMenuProps {
  readonly place: CellPlace;
  readonly actions: CellActions;
  readonly onOpen: (id: number) => void;
  readonly onClose: () => void;
}

/** What can be done with the cell under the pointer. */
export function CellMenu({ place, actions, onOpen, onClose }: CellMenuProps) {
  const { display } = useSearch();
  const selecting = useSelecting();
  const { row, column } = place;
  const filter = cellFilter(row, column);
  const text = cellText(row, column, display);
  const value = middleCut(text === '' ? searchStrings.noneValue : text, 40);
  const isTime = (column === 'started' || column === 'date') && row.started !== null;
  const doing = (run: () => void) => () => {
    onClose();
    run();
  };
  return (
    <Menu open anchorReference="anchorPosition" anchorPosition={{ left: place.x, top: place.y }} onClose={onClose}>
      {filter !== null && [
        <MenuItem key="for" onClick={doing(() => actions.filter(row, column, false))}>
          {searchStrings.filterFor} “{value}” <KeyHint keys="f" />
        </MenuItem>,
        <MenuItem key="out" onClick={doing(() => actions.filter(row, column, true))}>
          {searchStrings.filterOut} “{value}” <KeyHint keys="Shift+f" />
        </MenuItem>,
      ]}
      {isTime && [
        <MenuItem key="from" onClick={doing(() => actions.bound(row, 'from'))}>
          {searchStrings.fromHere}
        </MenuItem>,
        <MenuItem key="to" onClick={doing(() => actions.bound(row, 'to'))}>
          {searchStrings.untilHere}
        </MenuItem>,
      ]}
      <MenuItem disabled={text === ''} onClick={doing(() => actions.copy(row, column))}>
        {searchStrings.copyValue} <KeyHint keys="Shift+c" />
      </MenuItem>
      <MenuItem onClick={doing(() => actions.copyRow(row))}>{facetStrings.copyRow}</MenuItem>
      <Divider />
      <LeapMenu row={row} onClose={onClose} />
      <Divider />
      <MenuItem onClick={doing(() => selecting.toggle(row.id))}>
        {isSelected(selecting.selection, row.id) ? annotationStrings.unselect : annotationStrings.select}{' '}
        <KeyHint keys="x" />
      </MenuItem>
      <CompareItems entry={row.id} onDone={onClose} />
      <MenuItem onClick={doing(() => onOpen(row.id))}>
        {searchStrings.openEntry} <KeyHint keys="Enter" />
      </MenuItem>
    </Menu>
  );
}
