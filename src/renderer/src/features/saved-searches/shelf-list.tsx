import Box from '@mui/material/Box';
import { memo, useState } from 'react';
import { savedSearchesText } from '../../strings/saved-searches';
import type { PanelDialog } from './panel-dialogs';
import { FolderLine } from './folder-line';
import { SavedSearchLine } from './saved-search-line';
import { type LineMenuAt, SearchLineMenu } from './search-line-menu';
import type { ShelfRow } from './shelf-rows';
import type { SavedSearches } from './use-saved-searches';

export interface ShelfListProps {
  readonly rows: readonly ShelfRow[];
  readonly saved: SavedSearches;
  readonly now: number;
  readonly canMove: boolean;
  readonly onClose: () => void;
  readonly onDialog: (dialog: PanelDialog) => void;
}

/** The lines, and one menu for all of them. */
export const ShelfList = memo(function ShelfList({ rows, saved, now, canMove, onClose, onDialog }: ShelfListProps) {
  const [menu, setMenu] = useState<LineMenuAt | null>(null);
  const [renaming, setRenaming] = useState<string | null>(null);
  /** Id of the search that is being dragged. */
  const [dragged, setDragged] = useState<string | null>(null);
  const drag = { dragged, onDrag: setDragged };
  return (
    <Box
      component="ul"
      aria-label={savedSearchesText.list}
      sx={{ listStyle: 'none', m: 0, p: 1, overflow: 'auto', minHeight: 0 }}
    >
      {rows.map((row) => {
        if (row.kind === 'heading') {
          return (
            <Box component="li" key="heading" sx={{ px: 2, pt: 1, fontSize: 11, color: 'text.secondary' }}>
              {savedSearchesText.pinned}
            </Box>
          );
        }
        if (row.kind === 'folder') {
          return <FolderLine key={`folder ${row.path}`} row={row} saved={saved} drag={drag} onDialog={onDialog} />;
        }
        return (
          <SavedSearchLine
            key={`${row.namesFolder ? 'named' : 'in'} ${row.one.id}`}
            row={row}
            saved={saved}
            now={now}
            drag={canMove && !row.namesFolder ? drag : null}
            isRenaming={renaming === row.one.id}
            onRenamed={() => setRenaming(null)}
            onMenu={(anchor) => setMenu({ row, anchor })}
            onClose={onClose}
          />
        );
      })}
      <SearchLineMenu
        at={menu}
        saved={saved}
        canMove={canMove}
        onLeave={() => setMenu(null)}
        onRename={setRenaming}
        onDialog={onDialog}
        onClose={onClose}
      />
    </Box>
  );
});
