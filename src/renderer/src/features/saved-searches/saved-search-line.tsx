import type { SavedSearch } from '@core/saved-searches/saved-search';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import ListItemButton from '@mui/material/ListItemButton';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { Ellipsis } from 'lucide-react';
import { useState } from 'react';
import { savedSearchesText } from '../../strings/saved-searches';
import { middleCut } from '../../ui/middle-cut';
import { describeSearch } from './describe-search';
import { NameForm } from './name-form';
import type { SavedSearches } from './use-saved-searches';

export interface SavedSearchLineProps {
  readonly one: SavedSearch;
  readonly saved: SavedSearches;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly onClose: () => void;
}

/** One saved search: press it to open it; its menu holds the rest. Alt with an arrow moves it. */
export function SavedSearchLine({ one, saved, isFirst, isLast, onClose }: SavedSearchLineProps) {
  const [isRenaming, setIsRenaming] = useState(false);
  const isCurrent = saved.current?.id === one.id;
  if (isRenaming) {
    return (
      <Box component="li" sx={{ p: 1 }}>
        <NameForm
          label={savedSearchesText.renameLabel(one.name)}
          action={savedSearchesText.rename}
          initial={one.name}
          hasFocus
          hidesLabel
          onCancel={() => setIsRenaming(false)}
          onSubmit={async (name) => {
            await saved.rename(one, name);
            setIsRenaming(false);
          }}
        />
      </Box>
    );
  }
  return (
    <Box component="li" sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
      <ListItemButton
        selected={isCurrent}
        aria-current={isCurrent ? 'true' : undefined}
        title={one.name}
        sx={{ borderRadius: 1, px: 2, py: 1, display: 'block', minWidth: 0 }}
        onClick={() => {
          saved.choose(one);
          onClose();
        }}
        onKeyDown={(event) => {
          if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
          event.preventDefault();
          event.stopPropagation();
          saved.move(one, event.key === 'ArrowUp' ? -1 : 1);
        }}
      >
        <Box sx={{ overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}>{middleCut(one.name, 44)}</Box>
        <Box sx={{ color: 'text.secondary', fontSize: 12 }}>
          {describeSearch(one.search)}
          {isCurrent && saved.isChanged && ` · ${savedSearchesText.changed}`}
        </Box>
      </ListItemButton>
      <LineMenu one={one} saved={saved} isFirst={isFirst} isLast={isLast} onRename={() => setIsRenaming(true)} />
    </Box>
  );
}

interface LineMenuProps extends Omit<SavedSearchLineProps, 'onClose'> {
  readonly onRename: () => void;
}

function LineMenu({ one, saved, isFirst, isLast, onRename }: LineMenuProps) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const close = (): void => setAnchor(null);
  const pick = (act: () => void) => (): void => {
    close();
    act();
  };
  const text = savedSearchesText;
  return (
    <>
      <IconButton
        aria-label={text.actionsOf(one.name)}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        <Ellipsis size={16} aria-hidden />
      </IconButton>
      <Menu open={anchor !== null} anchorEl={anchor} onClose={close}>
        <MenuItem onClick={pick(onRename)}>{text.rename}</MenuItem>
        <MenuItem onClick={pick(() => saved.update(one))}>{text.updateWithCurrent}</MenuItem>
        <MenuItem onClick={pick(() => saved.duplicate(one))}>{text.duplicate}</MenuItem>
        <MenuItem disabled={isFirst} onClick={pick(() => saved.move(one, -1))}>
          {text.moveUp}
        </MenuItem>
        <MenuItem disabled={isLast} onClick={pick(() => saved.move(one, 1))}>
          {text.moveDown}
        </MenuItem>
        <MenuItem onClick={pick(() => saved.remove(one))} sx={{ color: 'error.main' }}>
          {text.remove}
        </MenuItem>
      </Menu>
    </>
  );
}
