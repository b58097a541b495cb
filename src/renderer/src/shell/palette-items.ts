import { fuzzyMatch } from '@core/commands/fuzzy-match';

export type PaletteGroup = 'found' | 'commands' | 'saved' | 'recent' | 'tenants';

/** One thing that the palette can do. */
export interface PaletteItem {
  readonly id: string;
  readonly group: PaletteGroup;
  readonly title: string;
  /** What stands beside the title: what a search holds. */
  readonly detail: string;
  readonly caps: readonly string[];
  readonly run: () => void;
}

export interface RankedItem extends PaletteItem {
  /** The letters of the title that answer to what was typed. */
  readonly at: readonly number[];
}

/** Of each group, before it is said that there are more. */
const MOST_OF_GROUP = { found: 3, commands: 60, saved: 12, recent: 8, tenants: 12 } as const;
const ORDER: readonly PaletteGroup[] = ['found', 'commands', 'saved', 'recent', 'tenants'];

/** What answers to what was typed: by group, the best first; the group with the best answer comes first. */
export function rankItems(items: readonly PaletteItem[], typed: string): readonly RankedItem[] {
  const groups = ORDER.map((group) => ({ group, items: rankGroup(items, group, typed) })).filter(
    ({ items: found }) => found.length > 0,
  );
  if (typed.trim() !== '') groups.sort((left, right) => bestOf(right.items) - bestOf(left.items));
  return groups.flatMap(({ group, items: found }) => found.slice(0, MOST_OF_GROUP[group]).map(({ item }) => item));
}

interface Scored {
  readonly item: RankedItem;
  readonly score: number;
}

const bestOf = (items: readonly Scored[]): number => items[0]?.score ?? 0;

function rankGroup(items: readonly PaletteItem[], group: PaletteGroup, typed: string): readonly Scored[] {
  const own = items.filter((one) => one.group === group);
  // What was made for exactly what was typed needs no letters of it.
  if (group === 'found') return own.map((item) => ({ item: { ...item, at: [] }, score: 1000 }));
  return own
    .flatMap((item): readonly Scored[] => {
      const match = fuzzyMatch(typed, item.title);
      return match === null ? [] : [{ item: { ...item, at: match.at }, score: match.score }];
    })
    .sort((left, right) => right.score - left.score);
}
