import { randomUUID } from 'node:crypto';
import { copyName, reorderSearches, requireFreeName } from '@core/saved-searches/saved-search-list';
import type { SavedSearch } from '@core/saved-searches/saved-search';
import type { FeatureHandlers } from '../../handlers';
import { requireSearch } from './require-search';
import type { Shelf } from './shelf';

type Names = 'list' | 'create' | 'update' | 'duplicate' | 'remove' | 'restore' | 'reorder';
type Calls = Pick<FeatureHandlers<'savedSearches'>, `savedSearches.${Names}`>;
type Facts = 'folder' | 'tags' | 'description' | 'owner' | 'isPinned';

/** What was given of a search's facts; what was left out is not there at all. */
function given(facts: { readonly [Fact in Facts]?: SavedSearch[Fact] | undefined }): Partial<Pick<SavedSearch, Facts>> {
  const { folder, tags, description, owner, isPinned } = facts;
  return {
    ...(folder === undefined ? {} : { folder }),
    ...(tags === undefined ? {} : { tags: [...new Set(tags)] }),
    ...(description === undefined ? {} : { description }),
    ...(owner === undefined ? {} : { owner }),
    ...(isPinned === undefined ? {} : { isPinned }),
  };
}

const EMPTY = { folder: '', tags: [], description: '', isPinned: false, review: null };

/** Keeping single searches. */
export function searchCalls(shelf: Shelf): Calls {
  const { read, write, now, person } = shelf;
  return {
    'savedSearches.list': () => read().searches,
    'savedSearches.create': ({ name, search, ...facts }) => {
      const before = read();
      requireFreeName(before.searches, name, null);
      const at = now();
      const times = { createdAt: at, updatedAt: at };
      const made = { ...EMPTY, id: randomUUID(), name, search, owner: person(), ...times, ...given(facts) };
      write({ ...before, searches: [...before.searches, made] }, 'savedSearches.create');
      return made;
    },
    'savedSearches.update': ({ id, name, search, ...facts }) => {
      const before = read();
      const one = requireSearch(before.searches, id);
      if (name !== undefined) requireFreeName(before.searches, name, id);
      const changes = { name: name ?? one.name, search: search ?? one.search, ...given(facts) };
      // A pin is this user's own: what others get of the search is the same.
      const isContent = Object.keys(changes).some((key) => key !== 'isPinned' && isChanged(one, changes, key));
      const updated = { ...one, ...changes, updatedAt: isContent ? now() : one.updatedAt };
      const searches = before.searches.map((other) => (other.id === id ? updated : other));
      write({ ...before, searches }, 'savedSearches.update');
      return updated;
    },
    'savedSearches.duplicate': ({ id }) => {
      const before = read();
      const original = requireSearch(before.searches, id);
      const at = now();
      const copy = {
        ...original,
        ...{ id: randomUUID(), name: copyName(before.searches, original.name), owner: person() },
        ...{ isPinned: false, review: null, createdAt: at, updatedAt: at },
      };
      const place = before.searches.indexOf(original) + 1;
      const searches = before.searches.toSpliced(place, 0, copy);
      write({ ...before, searches }, 'savedSearches.duplicate');
      return copy;
    },
    'savedSearches.remove': ({ id }) => {
      const before = read();
      requireSearch(before.searches, id);
      const searches = before.searches.filter((one) => one.id !== id);
      return write({ ...before, searches }, 'savedSearches.remove').searches;
    },
    'savedSearches.restore': ({ searches, folders, ids }) => restore(shelf, { searches, folders, ids }),
    'savedSearches.reorder': ({ ids }) => {
      const before = read();
      const searches = reorderSearches(before.searches, ids);
      return write({ ...before, searches }, 'savedSearches.reorder').searches;
    },
  };
}

function isChanged(one: SavedSearch, changes: Partial<SavedSearch>, key: string): boolean {
  const [before, after]: Record<string, unknown>[] = [{ ...one }, { ...changes }];
  return JSON.stringify(before?.[key]) !== JSON.stringify(after?.[key]);
}

function restore(
  { read, write }: Shelf,
  { searches, folders, ids }: Parameters<Calls['savedSearches.restore']>[0],
): readonly SavedSearch[] {
  const before = read();
  const here = new Set(before.searches.map(({ id }) => id));
  const back = searches.filter(({ id }) => !here.has(id));
  for (const one of back) requireFreeName(before.searches, one.name, one.id);
  const place = new Map(ids.map((id, index) => [id, index]));
  const placeOf = ({ id }: SavedSearch): number => place.get(id) ?? Number.MAX_SAFE_INTEGER;
  const ordered = [...before.searches, ...back].toSorted((left, right) => placeOf(left) - placeOf(right));
  const kept = before.folders.filter(({ path }) => !folders.some((folder) => folder.path === path));
  return write({ folders: [...kept, ...folders], searches: ordered }, 'savedSearches.restore').searches;
}
