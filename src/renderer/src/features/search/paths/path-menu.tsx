import Divider from '@mui/material/Divider';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { readingStrings } from '../../../strings/reading';
import { searchStrings } from '../../../strings/search';
import { KeyHint } from '../../../ui/key-hint';
import { usePathValues } from './path-values';
import { pathCellWords, type PathCellActions } from './use-path-cells';

export interface PathCellPlace {
  readonly id: number;
  readonly path: string;
  readonly x: number;
  readonly y: number;
}

export interface PathMenuProps {
  readonly place: PathCellPlace;
  readonly actions: PathCellActions;
  readonly onOpen: (id: number) => void;
  readonly onClose: () => void;
}

/** What can be done with the cell of a place in raw. */
export function PathMenu({ place, actions, onOpen, onClose }: PathMenuProps) {
  const { id, path } = place;
  const value = usePathValues().valueOf(id, path);
  const words = pathCellWords(path, value ?? null);
  const doing = (run: () => void) => () => {
    onClose();
    run();
  };
  return (
    <Menu open anchorReference="anchorPosition" anchorPosition={{ left: place.x, top: place.y }} onClose={onClose}>
      <MenuItem disabled={value === undefined} onClick={doing(() => actions.filter(path, value ?? null, false))}>
        {readingStrings.filterFor(words)} <KeyHint keys="f" />
      </MenuItem>
      <MenuItem disabled={value === undefined} onClick={doing(() => actions.filter(path, value ?? null, true))}>
        {readingStrings.filterOut(words)} <KeyHint keys="Shift+f" />
      </MenuItem>
      <MenuItem disabled={(value ?? null) === null} onClick={doing(() => actions.copy(value ?? null))}>
        {searchStrings.copyValue} <KeyHint keys="Shift+c" />
      </MenuItem>
      <Divider />
      <MenuItem onClick={doing(() => onOpen(id))}>
        {searchStrings.openEntry} <KeyHint keys="Enter" />
      </MenuItem>
    </Menu>
  );
}
