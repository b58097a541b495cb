import { criteriaOf, type Search } from '@core/search/search';
import type { SearchPlace } from '../ui/search-place';

const MOST_RECENT = 20;
/** A search that was shown for less is one on the way to another: what is still being typed. Milliseconds. */
const SETTLED_MS = 2000;

/** Where the search screen stands, beside React: a change of it draws the address anew and nothing else. */
export class SearchPlaceStore {
  #place: SearchPlace | null = null;
  #shownAt = 0;
  #recent: readonly Search[] = [];
  readonly #listeners = new Set<() => void>();

  readonly get = (): SearchPlace | null => this.#place;

  /** The searches that this window showed before the present one, the last one first. */
  get recent(): readonly Search[] {
    return this.#recent;
  }

  readonly set = (place: SearchPlace): void => {
    const before = this.#place;
    if (before !== null && listOf(before.search) !== listOf(place.search)) this.#left(before.search, place.search);
    this.#place = place;
    for (const listener of [...this.#listeners]) listener();
  };

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  #left(before: Search, now: Search): void {
    const at = performance.now();
    const wasSettled = at - this.#shownAt >= SETTLED_MS;
    this.#shownAt = at;
    const others = this.#recent.filter((one) => listOf(one) !== listOf(before) && listOf(one) !== listOf(now));
    this.#recent = (wasSettled ? [before, ...others] : others).slice(0, MOST_RECENT);
  }
}

const listOf = (search: Search): string => JSON.stringify([criteriaOf(search), search.sort]);
