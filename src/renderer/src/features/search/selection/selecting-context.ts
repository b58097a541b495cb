import { createContext, useContext } from 'react';
import type { Selection } from './selection';

/** Selecting entries in the grid. */
export interface Selecting {
  readonly selection: Selection;
  /** The check boxes are shown: something is selected, or is to be. */
  readonly isShown: boolean;
  /** How much of the page is selected. */
  readonly pageState: 'none' | 'some' | 'all';
  readonly begin: () => void;
  readonly toggle: (id: number) => void;
  /** Selects from where the last selecting began (where none did: from `from`) to this row. */
  readonly extendTo: (id: number, from?: number) => void;
  /** All rows of the page, or none of them. */
  readonly setPage: (on: boolean) => void;
  readonly selectAll: () => void;
  readonly clear: () => void;
}

const nothing = (): void => undefined;

export const SelectingContext = createContext<Selecting>({
  selection: { kind: 'none' },
  isShown: false,
  pageState: 'none',
  begin: nothing,
  toggle: nothing,
  extendTo: nothing,
  setPage: nothing,
  selectAll: nothing,
  clear: nothing,
});

export const useSelecting = (): Selecting => useContext(SelectingContext);
