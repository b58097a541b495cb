import type { Search, Snapshot } from '@core/search/search';

/** Where the search screen stands: what its address says, and what the window remembers beside it. */
export interface SearchPlace {
  readonly search: Search;
  /** The entry that is open; null: none. */
  readonly entry: number | null;
  /** 1-based; null: the first, or one whose number is not known. */
  readonly page: number | null;
  /** The look at the archive that a later page belongs to; null: a new one. */
  readonly snapshot: Snapshot | null;
}

/** A place that the search screen is asked to show; `serial` tells two equal wishes apart. */
export interface RequestedPlace extends SearchPlace {
  /** Asks the archive anew also where the screen shows this search already. */
  readonly isFresh: boolean;
  readonly serial: number;
}
