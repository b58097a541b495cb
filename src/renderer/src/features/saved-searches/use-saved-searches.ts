import type { SavedSearch } from '@core/saved-searches/saved-search';
import type { Search } from '@core/search/search';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { CallFailed } from '../../api/call-failed';
import { callApplication } from '../../api/client';
import { useCall } from '../../api/use-call';
import { usePush } from '../../api/use-push';
import { savedSearchesText } from '../../strings/saved-searches';
import { useToasts } from '../../ui/toasts';
import { moveId } from './move-id';
import { isSameSearch } from './same-search';

export interface SavedSearches {
  readonly list: readonly SavedSearch[];
  readonly isLoading: boolean;
  readonly failure: CallFailed | null;
  retry(): void;
  /** The one that was opened or saved last, or that equals the search on the screen; null: none. */
  readonly current: SavedSearch | null;
  /** The search on the screen is not what `current` holds. */
  readonly isChanged: boolean;
  choose(saved: SavedSearch): void;
  /** Rejects with `name-taken` where another has the name. */
  save(name: string): Promise<void>;
  rename(saved: SavedSearch, name: string): Promise<void>;
  update(saved: SavedSearch): void;
  duplicate(saved: SavedSearch): void;
  remove(saved: SavedSearch): void;
  move(saved: SavedSearch, by: -1 | 1): void;
}

/** The saved searches and everything that can be done with them; `search` is the one on the screen. */
export function useSavedSearches(search: Search, onOpen: (search: Search) => void): SavedSearches {
  const client = useQueryClient();
  const toasts = useToasts();
  const [openId, setOpenId] = useState<string | null>(null);
  const answer = useCall('savedSearches.list', {});
  const list = answer.data ?? [];
  const again = (): Promise<void> => client.invalidateQueries({ queryKey: ['savedSearches.list'] });
  usePush('savedSearches.changed', () => void again());
  const current = list.find((one) => one.id === openId) ?? list.find((one) => isSameSearch(one.search, search)) ?? null;
  /** Does it, reads the list again, and tells of a failure in a toast. */
  const act = (work: () => Promise<unknown>): void => void work().then(again).catch(toasts.showFailure);
  const bringBack = async (saved: SavedSearch, ids: readonly string[]): Promise<void> => {
    const { id } = await callApplication('savedSearches.create', { name: saved.name, search: saved.search });
    await callApplication('savedSearches.reorder', { ids: ids.map((one) => (one === saved.id ? id : one)) });
  };
  return {
    list,
    isLoading: answer.isPending,
    failure: answer.error,
    retry: () => void answer.refetch(),
    current,
    isChanged: current !== null && !isSameSearch(current.search, search),
    choose: (saved) => {
      setOpenId(saved.id);
      onOpen(saved.search);
    },
    save: async (name) => {
      const saved = await callApplication('savedSearches.create', { name, search });
      await again();
      setOpenId(saved.id);
      toasts.show({ text: savedSearchesText.saved(saved.name) });
    },
    rename: async (saved, name) => {
      await callApplication('savedSearches.update', { id: saved.id, name });
      await again();
    },
    update: (saved) =>
      act(async () => {
        await callApplication('savedSearches.update', { id: saved.id, search });
        setOpenId(saved.id);
        toasts.show({ text: savedSearchesText.updated(saved.name) });
      }),
    duplicate: (saved) => act(() => callApplication('savedSearches.duplicate', { id: saved.id })),
    remove: (saved) => {
      const ids = list.map((one) => one.id);
      act(async () => {
        await callApplication('savedSearches.remove', { id: saved.id });
        toasts.show({
          text: savedSearchesText.removed(saved.name),
          action: { label: savedSearchesText.undo, run: () => act(() => bringBack(saved, ids)) },
        });
      });
    },
    move: (saved, by) => {
      const ids = list.map((one) => one.id);
      const moved = moveId(ids, saved.id, by);
      if (moved !== ids) act(() => callApplication('savedSearches.reorder', { ids: [...moved] }));
    },
  };
}
