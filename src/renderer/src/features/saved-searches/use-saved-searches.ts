import type { SavedSearch } from '@core/saved-searches/saved-search';
import type { SavedFolder } from '@core/saved-searches/saved-searches-file';
import { isSameSearch } from '@core/saved-searches/same-search';
import { newOnly } from '@core/saved-searches/since-review';
import { criteriaOf, type Search } from '@core/search/search';
import type { TenantGroup } from '@core/tenant-groups/tenant-group';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { CallFailed } from '../../api/call-failed';
import { useCall } from '../../api/use-call';
import { usePush } from '../../api/use-push';
import { useTenantGroups } from '../../api/use-tenant-groups';
import type { SavedSearchesSlotProps } from '../../ui/slots';
import { type SavedSearchActions, useSavedSearchActions } from './use-saved-search-actions';
import { type SinceReviews, useSinceReviews } from './use-since-reviews';

export interface SavedSearches extends SavedSearchActions {
  readonly list: readonly SavedSearch[];
  readonly folders: readonly SavedFolder[];
  readonly groups: readonly TenantGroup[];
  readonly isLoading: boolean;
  readonly failure: CallFailed | null;
  retry(): void;
  /** The one that was opened or saved last, or that equals the search on the screen; null: none. */
  readonly current: SavedSearch | null;
  /** The search on the screen is not what `current` holds. */
  readonly isChanged: boolean;
  /** The screen shows what is new in `current` since its review. */
  readonly isNewOnly: boolean;
  readonly since: SinceReviews;
  choose(saved: SavedSearch): void;
  /** Opens what is new since the review; all of it where it was never reviewed. */
  chooseNew(saved: SavedSearch): void;
}

/** The search without what restricts it to new entries. */
const withoutSince = (search: Search): Search => ({
  ...search,
  filters: search.filters.filter(({ field }) => field !== 'addedSince'),
});

/** The saved searches and everything that can be done with them; `search` is the one on the screen. */
export function useSavedSearches({ search, snapshot, onOpen }: SavedSearchesSlotProps): SavedSearches {
  const client = useQueryClient();
  const [openId, setOpenId] = useState<string | null>(null);
  const answer = useCall('savedSearches.list', {});
  const folders = useCall('savedSearches.folders', {});
  const groups = useTenantGroups();
  const list = answer.data ?? [];
  const again = async (): Promise<void> => {
    await Promise.all(
      ['savedSearches.list', 'savedSearches.folders'].map((name) => client.invalidateQueries({ queryKey: [name] })),
    );
  };
  usePush('savedSearches.changed', () => void again());
  const plain = withoutSince(search);
  const current =
    list.find((one) => one.id === openId) ??
    list.find((one) => isSameSearch(one.search, search)) ??
    list.find((one) => isSameSearch(one.search, plain)) ??
    null;
  const isSame = current !== null && isSameSearch(current.search, search);
  const isNewOnly = current !== null && !isSame && isSameSearch(current.search, plain);
  const actions = useSavedSearchActions({
    list,
    folders: folders.data ?? [],
    search,
    // What is on the screen was seen as far as its snapshot; of others, all that is there now.
    seen: current !== null && (isSame || isNewOnly) ? { id: current.id, snapshot } : null,
    again,
    onKept: setOpenId,
  });
  const open = (saved: SavedSearch, shown: Search): void => {
    setOpenId(saved.id);
    onOpen(shown);
  };
  return {
    ...actions,
    list,
    folders: folders.data ?? [],
    groups,
    isLoading: answer.isPending,
    failure: answer.error ?? folders.error,
    retry: () => {
      void answer.refetch();
      void folders.refetch();
    },
    current,
    isChanged: current !== null && !isSame && !isNewOnly,
    isNewOnly,
    since: useSinceReviews(list),
    choose: (saved) => open(saved, saved.search),
    chooseNew: (saved) => {
      const { search: whole, review } = saved;
      open(saved, review === null ? whole : { ...whole, ...newOnly(criteriaOf(whole), review) });
    },
  };
}
