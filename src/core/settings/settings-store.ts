import type { SavedSearchShelf } from '../saved-searches/saved-searches-file';
import type { Settings } from './settings';

/** What happened to a file that could not be used as it was: set aside under another name, and reported once. */
export interface SettingsNotice {
  readonly file: string;
  readonly message: string;
}

/**
 * Keeps settings and saved searches in files of the data folder. Written by the owner of the folder alone.
 * A damaged file is set aside and reported; a newer one is refused (`settings-newer`) and never overwritten.
 */
export interface SettingsStore {
  readSettings(): Settings;
  writeSettings(settings: Settings): void;
  readShelf(): SavedSearchShelf;
  writeShelf(shelf: SavedSearchShelf): void;
  /** Since the store was opened. */
  readonly notices: readonly SettingsNotice[];
}
