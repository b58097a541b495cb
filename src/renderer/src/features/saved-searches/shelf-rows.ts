import { folderName, isWithin, pathAndParents } from '@core/saved-searches/folder-path';
import type { SavedSearch } from '@core/saved-searches/saved-search';
import type { SavedFolder } from '@core/saved-searches/saved-searches-file';
import { folderDepth } from '@core/saved-searches/shelf-folders';

/** A line of the list. */
export type ShelfRow =
  | {
      readonly kind: 'folder';
      readonly path: string;
      readonly name: string;
      readonly depth: number;
      readonly isCollapsed: boolean;
      /** Searches in it and in the folders inside it. */
      readonly searches: number;
    }
  | { readonly kind: 'heading' }
  | {
      readonly kind: 'search';
      readonly one: SavedSearch;
      readonly depth: number;
      /** It stands among the pinned ones, or was found: its folder is named beside it. */
      readonly namesFolder: boolean;
      /** Those that it can be moved before and after: its neighbours in the folder; null: it is first or last. */
      readonly previous: string | null;
      readonly next: string | null;
    };

/** The list as it is shown: the pinned ones first, then the folders with what is in them, then what lies in none. */
export function shelfRows(searches: readonly SavedSearch[], folders: readonly SavedFolder[]): readonly ShelfRow[] {
  const hidden = folders.filter(({ isCollapsed }) => isCollapsed).map(({ path }) => path);
  const isHidden = (path: string): boolean => hidden.some((folder) => folder !== path && isWithin(path, folder));
  const inFolder = (path: string): readonly SavedSearch[] => searches.filter(({ folder }) => folder === path);
  const pinned = searches.filter(({ isPinned }) => isPinned);
  const rows: ShelfRow[] = pinned.length === 0 ? [] : [{ kind: 'heading' }, ...linesOf(pinned, 0, true)];
  for (const { path, isCollapsed } of folders) {
    if (isHidden(path)) continue;
    const depth = folderDepth(path);
    const count = searches.filter(({ folder }) => isWithin(folder, path)).length;
    rows.push({ kind: 'folder', path, name: folderName(path), depth, isCollapsed, searches: count });
    if (!isCollapsed) rows.push(...linesOf(inFolder(path), depth + 1, false));
  }
  return [...rows, ...linesOf(inFolder(''), 0, false)];
}

function linesOf(searches: readonly SavedSearch[], depth: number, namesFolder: boolean): readonly ShelfRow[] {
  return searches.map((one, index) => ({
    kind: 'search',
    one,
    depth,
    namesFolder,
    previous: searches[index - 1]?.id ?? null,
    next: searches[index + 1]?.id ?? null,
  }));
}

/** The searches in which every word occurs: in the name, the folder, a tag, the description or the owner, any case. */
export function findSearches(searches: readonly SavedSearch[], text: string): readonly SavedSearch[] {
  const words = text
    .toLocaleLowerCase('en')
    .split(/\s+/u)
    .filter((word) => word !== '');
  if (words.length === 0) return searches;
  return searches.filter(({ name, folder, tags, description, owner }) => {
    const whole = [name, folder, ...tags, description, owner ?? ''].join('\n').toLocaleLowerCase('en');
    return words.every((word) => whole.includes(word));
  });
}

/** What was found, in the order of the list, without folders around it. */
export const foundRows = (searches: readonly SavedSearch[]): readonly ShelfRow[] => linesOf(searches, 0, true);

/** The ids with one taken out and put before or after another. */
export function movedBeside(
  ids: readonly string[],
  id: string,
  beside: { readonly id: string; readonly place: 'before' | 'after' },
): readonly string[] {
  if (id === beside.id || !ids.includes(beside.id)) return ids;
  const others = ids.filter((one) => one !== id);
  const at = others.indexOf(beside.id) + (beside.place === 'after' ? 1 : 0);
  return others.toSpliced(at, 0, id);
}

/** Paths that a search can be put into, for suggestions. */
export const folderChoices = (folders: readonly SavedFolder[]): readonly string[] => [
  ...new Set(folders.flatMap(({ path }) => pathAndParents(path))),
];
