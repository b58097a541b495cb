import type { SavedFolder, SavedSearchShelf } from '@core/saved-searches/saved-searches-file';
import { withCollapsed, withFolder, withMovedFolder, withoutFolder } from '@core/saved-searches/shelf-folders';
import type { FeatureHandlers } from '../../handlers';
import type { Shelf } from './shelf';

type Names = 'folders' | 'addFolder' | 'moveFolder' | 'removeFolder' | 'collapseFolder';

/** Folders of saved searches. */
export function folderCalls({ read, write }: Shelf): Pick<FeatureHandlers<'savedSearches'>, `savedSearches.${Names}`> {
  const change = (changed: SavedSearchShelf, by: Names): readonly SavedFolder[] =>
    write(changed, `savedSearches.${by}`).folders;
  return {
    'savedSearches.folders': () => read().folders,
    'savedSearches.addFolder': ({ path }) => change(withFolder(read(), path), 'addFolder'),
    'savedSearches.moveFolder': ({ path, to }) => change(withMovedFolder(read(), path, to), 'moveFolder'),
    'savedSearches.removeFolder': ({ path, withSearches }) =>
      change(withoutFolder(read(), path, withSearches), 'removeFolder'),
    'savedSearches.collapseFolder': ({ path, isCollapsed }) =>
      change(withCollapsed(read(), path, isCollapsed), 'collapseFolder'),
  };
}
