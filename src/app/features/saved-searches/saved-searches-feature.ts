import type { FeatureHandlers } from '../../handlers';
import { folderCalls } from './folder-calls';
import { reviewCalls } from './review-calls';
import { searchCalls } from './search-calls';
import type { SavedSearchesPorts, Shelf } from './shelf';
import { transferCalls } from './transfer-calls';

/** Saved searches: named, in the user's order and folders, kept by the settings store. */
export function createSavedSearchesFeature(ports: SavedSearchesPorts): FeatureHandlers<'savedSearches'> {
  const { settings, push } = ports;
  const shelf: Shelf = {
    ...ports,
    read: () => settings.readShelf(),
    write: (changed, by) => {
      settings.writeShelf(changed);
      push({ name: 'savedSearches.changed', body: { by } });
      return settings.readShelf();
    },
    person: () => settings.readSettings().reviewer ?? ports.accountName(),
  };
  return { ...searchCalls(shelf), ...folderCalls(shelf), ...reviewCalls(shelf), ...transferCalls(shelf) };
}
