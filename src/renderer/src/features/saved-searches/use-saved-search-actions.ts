import type { CallInput } from '@contract/calls';
import { isWithin } from '@core/saved-searches/folder-path';
import type { SavedSearch } from '@core/saved-searches/saved-search';
import type { SavedFolder } from '@core/saved-searches/saved-searches-file';
import type { Search, Snapshot } from '@core/search/search';
import { callApplication, downloadTarget } from '../../api/client';
import { foldersText, reviewText, savedSearchesText } from '../../strings/saved-searches';
import { useToasts } from '../../ui/toasts';
import { fileNameOf } from './file-name-of';
import { movedBeside } from './shelf-rows';

/** What can be changed of a saved search at once. */
export type SearchDetails = Omit<CallInput<'savedSearches.update'>, 'id' | 'search'>;

/** Where a search is put: beside another one, whose folder it takes. */
export interface Place {
  readonly id: string;
  readonly place: 'before' | 'after';
}

export interface SavedSearchActions {
  /** Rejects with `name-taken` where another has the name. */
  save(name: string): Promise<void>;
  change(saved: SavedSearch, details: SearchDetails): Promise<void>;
  update(saved: SavedSearch): void;
  duplicate(saved: SavedSearch): void;
  remove(saved: SavedSearch): void;
  moveBeside(saved: SavedSearch, beside: Place, folder: string): void;
  moveInto(saved: SavedSearch, folder: string): void;
  pin(saved: SavedSearch, isPinned: boolean): void;
  markReviewed(saved: SavedSearch): void;
  exportAll(ids: readonly string[], name: string): void;
  addFolder(path: string): Promise<void>;
  moveFolder(path: string, to: string): Promise<void>;
  removeFolder(path: string, withSearches: boolean): void;
  collapse(path: string, isCollapsed: boolean): void;
}

interface Desk {
  readonly list: readonly SavedSearch[];
  readonly folders: readonly SavedFolder[];
  /** On the screen. */
  readonly search: Search;
  /** The saved search that is on the screen as it is, and how far it was seen. */
  readonly seen: { readonly id: string; readonly snapshot: Snapshot | null } | null;
  /** Reads the list again. */
  readonly again: () => Promise<void>;
  readonly onKept: (id: string) => void;
}

interface Tools extends Desk {
  /** Does it, reads the list again, and tells of a failure in a toast. */
  readonly act: (work: () => Promise<unknown>) => void;
  readonly tell: (text: string, undo?: () => Promise<unknown>) => void;
}

/** Everything that changes saved searches; what takes away can be undone. */
export function useSavedSearchActions(desk: Desk): SavedSearchActions {
  const toasts = useToasts();
  const act = (work: () => Promise<unknown>): void => void work().then(desk.again).catch(toasts.showFailure);
  const tell = (text: string, undo?: () => Promise<unknown>): void =>
    toasts.show({
      text,
      ...(undo === undefined ? {} : { action: { label: savedSearchesText.undo, run: () => act(undo) } }),
    });
  const tools: Tools = { ...desk, act, tell };
  return { ...keeping(tools), ...placing(tools), ...shelving(tools), ...reviewing(tools) };
}

function keeping({ act, tell, search, list, again, onKept }: Tools) {
  return {
    save: async (name: string) => {
      const saved = await callApplication('savedSearches.create', { name, search });
      await again();
      onKept(saved.id);
      tell(savedSearchesText.saved(saved.name));
    },
    change: async (saved: SavedSearch, details: SearchDetails) => {
      await callApplication('savedSearches.update', { id: saved.id, ...details });
      await again();
    },
    update: (saved: SavedSearch) =>
      act(async () => {
        await callApplication('savedSearches.update', { id: saved.id, search });
        onKept(saved.id);
        tell(savedSearchesText.updated(saved.name), () =>
          callApplication('savedSearches.update', { id: saved.id, search: saved.search }),
        );
      }),
    duplicate: (saved: SavedSearch) => act(() => callApplication('savedSearches.duplicate', { id: saved.id })),
    remove: (saved: SavedSearch) => {
      const ids = list.map((one) => one.id);
      act(async () => {
        await callApplication('savedSearches.remove', { id: saved.id });
        tell(savedSearchesText.removed(saved.name), () =>
          callApplication('savedSearches.restore', { searches: [saved], ids }),
        );
      });
    },
  };
}

function placing({ act, list }: Tools) {
  return {
    moveBeside: (saved: SavedSearch, beside: Place, folder: string) => {
      const ids = list.map((one) => one.id);
      const moved = movedBeside(ids, saved.id, beside);
      if (moved === ids && folder === saved.folder) return;
      act(async () => {
        if (folder !== saved.folder) await callApplication('savedSearches.update', { id: saved.id, folder });
        if (moved !== ids) await callApplication('savedSearches.reorder', { ids: [...moved] });
      });
    },
    moveInto: (saved: SavedSearch, folder: string) => {
      if (folder !== saved.folder) act(() => callApplication('savedSearches.update', { id: saved.id, folder }));
    },
    pin: (saved: SavedSearch, isPinned: boolean) =>
      act(() => callApplication('savedSearches.update', { id: saved.id, isPinned })),
  };
}

function shelving({ act, tell, list, folders, again }: Tools) {
  return {
    addFolder: async (path: string) => {
      await callApplication('savedSearches.addFolder', { path });
      await again();
    },
    moveFolder: async (path: string, to: string) => {
      await callApplication('savedSearches.moveFolder', { path, to });
      await again();
    },
    removeFolder: (path: string, withSearches: boolean) => {
      const inside = list.filter(({ folder }) => isWithin(folder, path));
      const ids = list.map((one) => one.id);
      const kept = folders.filter((folder) => isWithin(folder.path, path));
      act(async () => {
        await callApplication('savedSearches.removeFolder', { path, withSearches });
        if (withSearches && inside.length > 0) {
          tell(foldersText.removedWith(path, inside.length), () =>
            callApplication('savedSearches.restore', { searches: [...inside], folders: [...kept], ids }),
          );
        } else tell(foldersText.removed(path));
      });
    },
    collapse: (path: string, isCollapsed: boolean) =>
      act(() => callApplication('savedSearches.collapseFolder', { path, isCollapsed })),
    exportAll: (ids: readonly string[], name: string) =>
      act(async () => {
        const target = await callApplication('files.pickTarget', { suggestedName: fileNameOf(name) });
        if (target === null) return;
        const { searches, groups } = await callApplication('savedSearches.export', {
          ids: [...ids],
          target: target.handle,
        });
        await downloadTarget(target.handle, target.name);
        tell(savedSearchesText.exported(searches, groups, target.name));
      }),
  };
}

function reviewing({ act, tell, seen }: Tools) {
  return {
    markReviewed: (saved: SavedSearch) =>
      act(async () => {
        const snapshot = seen?.id === saved.id ? seen.snapshot : null;
        const { review } = await callApplication('savedSearches.markReviewed', { id: saved.id, snapshot });
        tell(reviewText.marked(saved.name, review?.entries ?? 0), () =>
          callApplication('savedSearches.setReview', { id: saved.id, review: saved.review }),
        );
      }),
  };
}
