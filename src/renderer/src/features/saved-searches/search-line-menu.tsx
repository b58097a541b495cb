import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { linkText } from '../../strings/links';
import { reviewText, savedSearchesText as text } from '../../strings/saved-searches';
import { type CopyLink, useCopyLink } from '../../ui/copy-link';
import type { PanelDialog } from './panel-dialogs';
import type { SearchRow } from './saved-search-line';
import type { SavedSearches } from './use-saved-searches';

/** The line whose menu is open, and where. */
export interface LineMenuAt {
  readonly row: SearchRow;
  readonly anchor: HTMLElement;
}

export interface SearchLineMenuProps {
  readonly at: LineMenuAt | null;
  readonly saved: SavedSearches;
  readonly canMove: boolean;
  readonly onLeave: () => void;
  readonly onRename: (id: string) => void;
  readonly onDialog: (dialog: PanelDialog) => void;
  /** Closes the panel: the search is on the screen. */
  readonly onClose: () => void;
}

/** Everything that can be done with one saved search. */
export function SearchLineMenu(props: SearchLineMenuProps) {
  const { at, onLeave } = props;
  const copyLink = useCopyLink();
  return (
    <Menu open={at !== null} anchorEl={at?.anchor ?? null} onClose={onLeave}>
      {at === null ? [] : items(props, at.row, copyLink)}
    </Menu>
  );
}

function items(
  { saved, canMove, onLeave, onRename, onDialog, onClose }: SearchLineMenuProps,
  row: SearchRow,
  copyLink: CopyLink,
) {
  const { one } = row;
  const pick = (act: () => void) => (): void => {
    onLeave();
    act();
  };
  const neighbours = canMove && !row.namesFolder ? row : { previous: null, next: null };
  const moveTo = (id: string | null, place: 'before' | 'after') =>
    pick(() => {
      if (id !== null) saved.moveBeside(one, { id, place }, one.folder);
    });
  return [
    <MenuItem
      key="new"
      disabled={one.review === null}
      onClick={pick(() => {
        saved.chooseNew(one);
        onClose();
      })}
    >
      {text.openNew}
    </MenuItem>,
    <MenuItem key="mark" onClick={pick(() => saved.markReviewed(one))}>
      {reviewText.mark}
    </MenuItem>,
    <MenuItem key="pin" onClick={pick(() => saved.pin(one, !one.isPinned))}>
      {one.isPinned ? text.unpin : text.pin}
    </MenuItem>,
    <MenuItem key="link" onClick={pick(() => copyLink.ofSearch(one.search, one.name))}>
      {linkText.copySearch}
    </MenuItem>,
    <MenuItem key="rename" onClick={pick(() => onRename(one.id))}>
      {text.rename}
    </MenuItem>,
    <MenuItem key="details" onClick={pick(() => onDialog({ kind: 'details', one }))}>
      {text.details}
    </MenuItem>,
    <MenuItem key="update" onClick={pick(() => saved.update(one))}>
      {text.updateWithCurrent}
    </MenuItem>,
    <MenuItem key="duplicate" onClick={pick(() => saved.duplicate(one))}>
      {text.duplicate}
    </MenuItem>,
    <MenuItem key="up" disabled={neighbours.previous === null} onClick={moveTo(neighbours.previous, 'before')}>
      {text.moveUp}
    </MenuItem>,
    <MenuItem key="down" disabled={neighbours.next === null} onClick={moveTo(neighbours.next, 'after')}>
      {text.moveDown}
    </MenuItem>,
    <MenuItem key="export" onClick={pick(() => saved.exportAll([one.id], one.name))}>
      {text.exportOne}
    </MenuItem>,
    <MenuItem key="remove" onClick={pick(() => saved.remove(one))} sx={{ color: 'error.main' }}>
      {text.remove}
    </MenuItem>,
  ];
}
