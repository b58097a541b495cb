import { parentOf } from '@core/saved-searches/folder-path';
import type { SavedSearch } from '@core/saved-searches/saved-search';
import { foldersText } from '../../strings/saved-searches';
import { DetailsDialog } from './details-dialog';
import { FolderDialog } from './folder-dialog';
import { ImportSearchesDialog } from './import-searches-dialog';
import type { PickedSearches } from './pick-searches-file';
import { RemoveFolderDialog } from './remove-folder-dialog';
import type { SavedSearches } from './use-saved-searches';

/** What is asked beside the list. */
export type PanelDialog =
  | { readonly kind: 'details'; readonly one: SavedSearch }
  | { readonly kind: 'new-folder'; readonly inside: string }
  | { readonly kind: 'move-folder'; readonly path: string }
  | { readonly kind: 'remove-folder'; readonly path: string; readonly searches: number }
  | ({ readonly kind: 'import' } & PickedSearches);

export interface PanelDialogsProps {
  readonly dialog: PanelDialog | null;
  readonly saved: SavedSearches;
  readonly onClose: () => void;
}

/** The dialog that is open, if any. */
export function PanelDialogs({ dialog, saved, onClose }: PanelDialogsProps) {
  switch (dialog?.kind) {
    case undefined:
      return null;
    case 'details':
      return <DetailsDialog one={dialog.one} saved={saved} onClose={onClose} />;
    case 'new-folder':
      return (
        <FolderDialog
          title={foldersText.newTitle}
          action={foldersText.add}
          initial={dialog.inside === '' ? '' : `${dialog.inside}/`}
          onSubmit={(path) => saved.addFolder(path)}
          onClose={onClose}
        />
      );
    case 'move-folder':
      return (
        <FolderDialog
          title={foldersText.renameTitle(dialog.path)}
          action={foldersText.move}
          initial={dialog.path}
          onSubmit={(path) => saved.moveFolder(dialog.path, path)}
          onClose={onClose}
        />
      );
    case 'remove-folder':
      return (
        <RemoveFolderDialog
          path={dialog.path}
          searches={dialog.searches}
          place={parentOf(dialog.path)}
          onRemove={(withSearches) => saved.removeFolder(dialog.path, withSearches)}
          onClose={onClose}
        />
      );
    case 'import':
      return <ImportSearchesDialog file={dialog.file} preview={dialog.preview} onClose={onClose} />;
  }
}
