import Button from '@mui/material/Button';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { useApplication } from '../../api/use-application';
import { savedSearchesText as text } from '../../strings/saved-searches';
import { useToasts } from '../../ui/toasts';
import type { PanelDialog } from './panel-dialogs';
import { pickSearchesFile } from './pick-searches-file';
import type { SavedSearches } from './use-saved-searches';

export interface PanelMenuProps {
  readonly saved: SavedSearches;
  readonly onDialog: (dialog: PanelDialog) => void;
}

/** Folders and files. */
export function PanelMenu({ saved, onDialog }: PanelMenuProps) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const hasNativeDialogs = useApplication().data?.hasNativeDialogs ?? false;
  const toasts = useToasts();
  const pick = (act: () => void) => (): void => {
    setAnchor(null);
    act();
  };
  const importFile = (): void => {
    pickSearchesFile(hasNativeDialogs).then((picked) => {
      if (picked !== null) onDialog({ kind: 'import', ...picked });
    }, toasts.showFailure);
  };
  const ids = saved.list.map(({ id }) => id);
  return (
    <>
      <Button
        variant="text"
        aria-label={text.moreName}
        aria-haspopup="menu"
        endIcon={<ChevronDown size={14} aria-hidden />}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        {text.more}
      </Button>
      <Menu open={anchor !== null} anchorEl={anchor} onClose={() => setAnchor(null)}>
        <MenuItem onClick={pick(() => onDialog({ kind: 'new-folder', inside: '' }))}>{text.newFolder}</MenuItem>
        <MenuItem onClick={pick(importFile)}>{text.importFile}</MenuItem>
        <MenuItem disabled={ids.length === 0} onClick={pick(() => saved.exportAll(ids, 'searches'))}>
          {text.exportAll}
        </MenuItem>
      </Menu>
    </>
  );
}
