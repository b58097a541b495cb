import Box from '@mui/material/Box';
import { useState } from 'react';
import { foldersText } from '../../strings/saved-searches';
import { ConfirmDialog } from '../../ui/confirm-dialog';

export interface RemoveFolderDialogProps {
  readonly path: string;
  readonly searches: number;
  /** Where its searches go; empty: to the top. */
  readonly place: string;
  readonly onRemove: (withSearches: boolean) => void;
  readonly onClose: () => void;
}

/** Says what becomes of the searches; they are deleted with the folder only where that is ticked. */
export function RemoveFolderDialog({ path, searches, place, onRemove, onClose }: RemoveFolderDialogProps) {
  const [withSearches, setWithSearches] = useState(false);
  return (
    <ConfirmDialog
      title={foldersText.removeTitle(path)}
      confirmLabel={foldersText.removeOnly}
      onConfirm={() => {
        onRemove(withSearches);
        onClose();
      }}
      onClose={onClose}
    >
      <Box sx={{ display: 'grid', gap: 3 }}>
        <Box sx={{ opacity: withSearches ? 0.6 : 1 }}>{foldersText.removeText(searches, place)}</Box>
        {searches > 0 && (
          <Box component="label" sx={{ display: 'flex', gap: 2, alignItems: 'center', minHeight: 24 }}>
            <input type="checkbox" checked={withSearches} onChange={(event) => setWithSearches(event.target.checked)} />
            {foldersText.removeToo(searches)}
          </Box>
        )}
      </Box>
    </ConfirmDialog>
  );
}
