import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import IconButton from '@mui/material/IconButton';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { isWithin } from '@core/saved-searches/folder-path';
import { ChevronDown, ChevronRight, Ellipsis, Folder } from 'lucide-react';
import { type DragEvent, useState } from 'react';
import { foldersText, savedSearchesText } from '../../strings/saved-searches';
import { formatCount } from '../../ui/format-number';
import type { PanelDialog } from './panel-dialogs';
import type { LineDrag } from './saved-search-line';
import type { ShelfRow } from './shelf-rows';
import type { SavedSearches } from './use-saved-searches';

export interface FolderLineProps {
  readonly row: Extract<ShelfRow, { readonly kind: 'folder' }>;
  readonly saved: SavedSearches;
  readonly drag: LineDrag;
  readonly onDialog: (dialog: PanelDialog) => void;
}

/** A folder: press it to fold it; a search that is dropped on it goes into it. */
export function FolderLine({ row, saved, drag, onDialog }: FolderLineProps) {
  const { path, name, isCollapsed, searches } = row;
  const [isOver, setIsOver] = useState(false);
  const Chevron = isCollapsed ? ChevronRight : ChevronDown;
  const fold = (to: boolean): void => saved.collapse(path, to);
  return (
    <Box
      component="li"
      sx={{ display: 'flex', alignItems: 'center', gap: 1, pl: row.depth * 4 }}
      onDragOver={(event: DragEvent) => {
        if (drag.dragged === null) return;
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={(event: DragEvent) => {
        event.preventDefault();
        setIsOver(false);
        const moved = saved.list.find(({ id }) => id === drag.dragged);
        if (moved !== undefined) saved.moveInto(moved, path);
        drag.onDrag(null);
      }}
    >
      <ButtonBase
        data-line=""
        aria-expanded={!isCollapsed}
        aria-label={foldersText.folder(path, searches)}
        title={path}
        onClick={() => fold(!isCollapsed)}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowRight' && event.key !== 'ArrowLeft') return;
          const wanted = event.key === 'ArrowLeft';
          if (wanted !== isCollapsed) fold(wanted);
        }}
        sx={{ ...FOLDER, bgcolor: isOver ? 'var(--vt-selected)' : 'transparent' }}
      >
        <Chevron size={14} aria-hidden />
        <Folder size={14} aria-hidden />
        <Box
          sx={{
            minWidth: 0,
            overflow: 'hidden',
            textOverflow: 'ellipsis',
            whiteSpace: 'nowrap',
            unicodeBidi: 'isolate',
          }}
        >
          {name}
        </Box>
        <Box component="span" sx={{ color: 'text.secondary', fontSize: 12 }}>
          {searches === 0 ? foldersText.emptyFolder : formatCount(searches)}
        </Box>
      </ButtonBase>
      <FolderMenu row={row} saved={saved} onDialog={onDialog} />
    </Box>
  );
}

const FOLDER = {
  flex: 1,
  minWidth: 0,
  minHeight: 28,
  px: 2,
  gap: 1.5,
  borderRadius: 1,
  justifyContent: 'flex-start',
  fontSize: 13,
  fontWeight: 500,
  '&:hover': { bgcolor: 'action.hover' },
} as const;

function FolderMenu({ row, saved, onDialog }: Omit<FolderLineProps, 'drag'>) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const { path, searches } = row;
  const inside = saved.list.filter(({ folder }) => isWithin(folder, path)).map(({ id }) => id);
  const pick = (act: () => void) => (): void => {
    setAnchor(null);
    act();
  };
  return (
    <>
      <IconButton
        aria-label={savedSearchesText.actionsOf(path)}
        aria-haspopup="menu"
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        <Ellipsis size={16} aria-hidden />
      </IconButton>
      <Menu open={anchor !== null} anchorEl={anchor} onClose={() => setAnchor(null)}>
        <MenuItem onClick={pick(() => onDialog({ kind: 'new-folder', inside: path }))}>
          {foldersText.newInside}
        </MenuItem>
        <MenuItem onClick={pick(() => onDialog({ kind: 'move-folder', path }))}>{foldersText.rename}</MenuItem>
        <MenuItem disabled={searches === 0} onClick={pick(() => saved.exportAll(inside, path))}>
          {foldersText.exportFolder}
        </MenuItem>
        <MenuItem
          sx={{ color: 'error.main' }}
          onClick={pick(() => onDialog({ kind: 'remove-folder', path, searches: inside.length }))}
        >
          {foldersText.remove}
        </MenuItem>
      </Menu>
    </>
  );
}
