import type { Search } from '@core/search/search';
import { createContext, useContext } from 'react';

/** The screens that exist; the shell's table gives each its part. */
export type ScreenId = 'search' | 'lenses' | 'coverage' | 'connections' | 'imports' | 'settings';

/** The parts of the coverage screen. */
export type CoveragePart = 'calendar' | 'rollOff';

/** What a screen may ask of the frame around it. */
export interface Navigation {
  readonly screen: ScreenId;
  showScreen(screen: ScreenId): void;
  /** Opens the search screen with exactly this search; with an entry of it open where one is named. */
  showSearch(search: Search, entry?: number | null): void;
  /** The entry that the window shows alone, without the screens; null: it shows a screen. */
  readonly alone: number | null;
  showAlone(entry: number): void;
  /** Which part of the coverage screen is shown, and the way to one. */
  readonly coveragePart: CoveragePart;
  showCoverage(part: CoveragePart): void;
  /** Begins an import of these files, over whatever screen is shown. */
  importFiles(files: readonly DroppedFile[]): void;
  /** Files waiting to be imported, for the import flow to take (once). */
  takeDroppedFiles(): readonly DroppedFile[];
  /** Grows each time files are dropped, so that the import flow can notice. */
  readonly drops: number;
}

/** A file of a drop; `name` carries its path within a dropped folder. */
export interface DroppedFile {
  readonly file: File;
  readonly name: string;
}

const nowhere: Navigation = {
  screen: 'search',
  showScreen: () => undefined,
  showSearch: () => undefined,
  alone: null,
  showAlone: () => undefined,
  coveragePart: 'calendar',
  showCoverage: () => undefined,
  importFiles: () => undefined,
  takeDroppedFiles: () => [],
  drops: 0,
};

export const NavigationContext = createContext<Navigation>(nowhere);

/** The frame's navigation. */
export function useNavigation(): Navigation {
  return useContext(NavigationContext);
}
