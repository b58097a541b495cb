import { ExpectedFailure } from '../failure/failure';
import { isWithin, parentOf, pathAndParents } from './folder-path';
import type { SavedFolder, SavedSearchShelf } from './saved-searches-file';

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** Beside each other by name, what is inside a folder right after it. */
export function compareFolders(left: string, right: string): number {
  const [one, other] = [left.split('/'), right.split('/')];
  for (let level = 0; level < Math.min(one.length, other.length); level += 1) {
    const [a = '', b = ''] = [one[level], other[level]];
    const order = collator.compare(a, b) || (a < b ? -1 : Number(a > b));
    if (order !== 0) return order;
  }
  return one.length - other.length;
}

/** The shelf with every folder that its searches and folders lie in, each once, in order. */
export function completeFolders({ folders, searches }: SavedSearchShelf): SavedSearchShelf {
  const known = new Map(folders.map((folder) => [folder.path, folder]));
  const paths = [...folders.map(({ path }) => path), ...searches.map(({ folder }) => folder)];
  for (const path of paths.flatMap(pathAndParents)) {
    if (!known.has(path)) known.set(path, { path, isCollapsed: false });
  }
  return { folders: [...known.values()].toSorted((left, right) => compareFolders(left.path, right.path)), searches };
}

function requireFolder(folders: readonly SavedFolder[], path: string): void {
  if (folders.some((folder) => folder.path === path)) return;
  throw new ExpectedFailure(
    'saved-search-not-found',
    `The folder "${path}" is no longer there; another window may have removed it.`,
  );
}

/** Fails with `name-taken` where the folder is there already. */
export function withFolder(shelf: SavedSearchShelf, path: string): SavedSearchShelf {
  requireFree(shelf.folders, path);
  return completeFolders({ ...shelf, folders: [...shelf.folders, { path, isCollapsed: false }] });
}

const lower = (path: string): string => path.toLocaleLowerCase('en');

function requireFree(folders: readonly SavedFolder[], path: string): void {
  const taken = folders.find((folder) => lower(folder.path) === lower(path));
  if (taken === undefined) return;
  throw new ExpectedFailure('name-taken', `There is a folder "${taken.path}" already; choose another name.`);
}

/** Renames or moves a folder with everything in it. Fails with `name-taken`, and where it would lie within itself. */
export function withMovedFolder(shelf: SavedSearchShelf, path: string, to: string): SavedSearchShelf {
  requireFolder(shelf.folders, path);
  if (to === path) return shelf;
  if (to.startsWith(`${path}/`)) {
    throw new ExpectedFailure(
      'invalid-input',
      `The folder "${path}" cannot be moved into itself; choose another place.`,
    );
  }
  requireFree(
    shelf.folders.filter((folder) => folder.path !== path),
    to,
  );
  const moved = (place: string): string => (isWithin(place, path) ? `${to}${place.slice(path.length)}` : place);
  return completeFolders({
    folders: shelf.folders.map((folder) => ({ ...folder, path: moved(folder.path) })),
    searches: shelf.searches.map((search) => ({ ...search, folder: moved(search.folder) })),
  });
}

/**
 * Takes a folder away. What lies in it moves up into the folder around it; only where `withSearches` says so are the
 * searches removed with it.
 */
export function withoutFolder(shelf: SavedSearchShelf, path: string, withSearches: boolean): SavedSearchShelf {
  requireFolder(shelf.folders, path);
  const kept = shelf.folders.filter((folder) => folder.path !== path);
  if (withSearches) {
    return {
      folders: kept.filter((folder) => !isWithin(folder.path, path)),
      searches: shelf.searches.filter((search) => !isWithin(search.folder, path)),
    };
  }
  const parent = parentOf(path);
  const lifted = (place: string): string => {
    if (!isWithin(place, path)) return place;
    const rest = place.slice(path.length + 1);
    return parent === '' || rest === '' ? `${parent}${rest}` : `${parent}/${rest}`;
  };
  return completeFolders({
    folders: kept.map((folder) => ({ ...folder, path: lifted(folder.path) })),
    searches: shelf.searches.map((search) => ({ ...search, folder: lifted(search.folder) })),
  });
}

export function withCollapsed(shelf: SavedSearchShelf, path: string, isCollapsed: boolean): SavedSearchShelf {
  requireFolder(shelf.folders, path);
  const folders = shelf.folders.map((folder) => (folder.path === path ? { ...folder, isCollapsed } : folder));
  return { ...shelf, folders };
}

/** How deep a folder lies: 0 for an outermost one. */
export const folderDepth = (path: string): number => path.split('/').length - 1;
