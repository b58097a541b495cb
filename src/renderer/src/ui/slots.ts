import type { EntryRow } from '@core/search/results';
import type { Search, Snapshot } from '@core/search/search';
import type { ReactNode } from 'react';
import type { EntryValueActions } from './entry-values';

/** What the search screen gives to the saved searches beside its filters. */
export interface SavedSearchesSlotProps {
  /** The search as it is on the screen. */
  readonly search: Search;
  /** The look at the archive that its page has; null until there is one. */
  readonly snapshot: Snapshot | null;
  /** Shows a search instead of the present one. */
  readonly onOpen: (search: Search) => void;
}

/** What the search screen gives to the export dialog: exactly what it shows. */
export interface ExportSlotProps {
  readonly search: Search;
  readonly snapshot: Snapshot | null;
  /** Exact count of the search at the snapshot; null while it is not known. */
  readonly count: number | null;
  readonly onClose: () => void;
}

/** What the search screen gives to the detail of an entry. */
export interface EntrySlotProps {
  readonly id: number;
  /** What to do with a value: the search's own filters. */
  readonly onShowEntry: (id: number) => void;
  /** The entries around it in time: the search screen's own part, not there in a window of its own. */
  readonly neighbours?: (row: EntryRow) => ReactNode;
  readonly onNext: (() => void) | null;
  readonly onPrevious: (() => void) | null;
  readonly onClose: () => void;
  /** What its values can do to the search that shows it; left out where no search does. */
  readonly values?: EntryValueActions;
  /** Grows when the keyboard asks for the detail to take the focus. */
  readonly focusRequest: number;
}

/** Parts of other features that the search screen shows; filled in by the frame. */
export interface SearchSlots {
  readonly welcome: ReactNode;
  readonly savedSearches: (props: SavedSearchesSlotProps) => ReactNode;
  readonly exportDialog: (props: ExportSlotProps) => ReactNode;
  readonly entryDetail: (props: EntrySlotProps) => ReactNode;
}
