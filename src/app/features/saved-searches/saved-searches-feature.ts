import { randomUUID } from 'node:crypto';
import type { Push } from '@contract/pushes';
import { ExpectedFailure } from '@core/failure/failure';
import { copyName, reorderSearches, requireFreeName } from '@core/saved-searches/saved-search-list';
import type { SavedSearch } from '@core/saved-searches/saved-search';
import type { SettingsStore } from '@core/settings/settings-store';
import type { FeatureHandlers } from '../../handlers';

export interface SavedSearchesPorts {
  readonly settings: Pick<SettingsStore, 'readSavedSearches' | 'writeSavedSearches'>;
  readonly push: (push: Push) => void;
  /** UTC microseconds. */
  readonly now: () => number;
}

function requireSearch(searches: readonly SavedSearch[], id: string): SavedSearch {
  const found = searches.find((search) => search.id === id);
  if (found === undefined) {
    throw new ExpectedFailure(
      'saved-search-not-found',
      'That saved search is no longer there; another window may have removed it.',
    );
  }
  return found;
}

/** Saved searches: named, in the user's order, kept by the settings store. */
export function createSavedSearchesFeature({
  settings,
  push,
  now,
}: SavedSearchesPorts): FeatureHandlers<'savedSearches'> {
  const write = (searches: readonly SavedSearch[], by: string): readonly SavedSearch[] => {
    settings.writeSavedSearches(searches);
    push({ name: 'savedSearches.changed', body: { by } });
    return searches;
  };
  const made = (name: string, search: SavedSearch['search']): SavedSearch => {
    const at = now();
    return { id: randomUUID(), name, search, createdAt: at, updatedAt: at };
  };
  return {
    'savedSearches.list': () => settings.readSavedSearches(),
    'savedSearches.create': ({ name, search }) => {
      const searches = settings.readSavedSearches();
      requireFreeName(searches, name, null);
      const created = made(name, search);
      write([...searches, created], 'savedSearches.create');
      return created;
    },
    'savedSearches.update': ({ id, name, search }) => {
      const searches = settings.readSavedSearches();
      const before = requireSearch(searches, id);
      if (name !== undefined) requireFreeName(searches, name, id);
      const updated = { ...before, name: name ?? before.name, search: search ?? before.search, updatedAt: now() };
      write(
        searches.map((one) => (one.id === id ? updated : one)),
        'savedSearches.update',
      );
      return updated;
    },
    'savedSearches.duplicate': ({ id }) => {
      const searches = settings.readSavedSearches();
      const original = requireSearch(searches, id);
      const copy = made(copyName(searches, original.name), original.search);
      const place = searches.indexOf(original) + 1;
      write([...searches.slice(0, place), copy, ...searches.slice(place)], 'savedSearches.duplicate');
      return copy;
    },
    'savedSearches.remove': ({ id }) => {
      const searches = settings.readSavedSearches();
      requireSearch(searches, id);
      return write(
        searches.filter((one) => one.id !== id),
        'savedSearches.remove',
      );
    },
    'savedSearches.reorder': ({ ids }) =>
      write(reorderSearches(settings.readSavedSearches(), ids), 'savedSearches.reorder'),
  };
}
