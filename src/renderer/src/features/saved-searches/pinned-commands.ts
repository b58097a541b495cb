import type { SavedSearch } from '@core/saved-searches/saved-search';
import type { CommandHandlers } from '../../ui/commands';

const PLACES = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const;

/** Alt+1 to Alt+9: the pinned searches in their order; null where there is none at that place. */
export function pinnedCommands(list: readonly SavedSearch[], open: (search: SavedSearch) => void): CommandHandlers {
  const pinned = list.filter(({ isPinned }) => isPinned);
  return Object.fromEntries(
    PLACES.map((place) => {
      const one = pinned[place - 1];
      return [`search.pinned${place}`, one === undefined ? null : () => open(one)];
    }),
  );
}

/** `Alt+1` for the first pinned search; null beyond the ninth and for others. */
export function shortcutOf(list: readonly SavedSearch[], one: SavedSearch): string | null {
  const place = one.isPinned ? list.filter(({ isPinned }) => isPinned).indexOf(one) + 1 : 0;
  return place >= 1 && place <= PLACES.length ? `Alt+${String(place)}` : null;
}
