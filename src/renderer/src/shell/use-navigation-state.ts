import type { Place } from '@core/search/search-address';
import type { Search } from '@core/search/search';
import { useCallback, useMemo, useRef, useState } from 'react';
import type { CoveragePart, DroppedFile, Navigation, ScreenId } from '../ui/navigation';
import type { RequestedPlace, SearchPlace } from '../ui/search-place';
import type { ReadStand } from './page-history';
import { SCREENS } from './screens';

export interface NavigationState {
  readonly navigation: Navigation;
  readonly requested: RequestedPlace | null;
  /** Shows a place of the search as it was. */
  readonly showSearchPlace: (place: SearchPlace) => void;
}

export const screenOf = (text: string): ScreenId | null => SCREENS.find((one) => one.id === text)?.id ?? null;
export const coveragePartOf = (text: string | null): CoveragePart => (text === 'rollOff' ? 'rollOff' : 'calendar');

function screenAndPart(place: Place | null): { readonly screen: ScreenId; readonly part: string | null } {
  if (place?.kind !== 'screen') return { screen: 'search', part: null };
  return { screen: screenOf(place.screen) ?? 'search', part: place.part };
}

/** Which screen is shown, and what was asked of it. Begins where the address stands. */
export function useNavigationState(begin: ReadStand | null): NavigationState {
  const first = begin?.ok === true ? begin.stand : null;
  const place = first?.place ?? null;
  const [screen, setScreen] = useState<ScreenId>(() => screenAndPart(place).screen);
  const [coveragePart, setCoveragePart] = useState<CoveragePart>(() => coveragePartOf(screenAndPart(place).part));
  const [alone, setAlone] = useState<number | null>(place?.kind === 'entry' ? place.entry : null);
  const serial = useRef(1);
  const [requested, setRequested] = useState<RequestedPlace | null>(() =>
    place?.kind === 'search' ? { ...place, snapshot: first?.snapshot ?? null, isFresh: true, serial: 1 } : null,
  );
  const drop = useDrops();
  const show = useCallback((next: ScreenId) => {
    setAlone(null);
    setScreen(next);
  }, []);
  const ask = useCallback(
    (wish: SearchPlace, isFresh: boolean) => {
      serial.current += 1;
      setRequested({ ...wish, isFresh, serial: serial.current });
      show('search');
    },
    [show],
  );
  const showSearch = useCallback(
    (search: Search, entry: number | null = null) => ask({ search, entry, page: null, snapshot: null }, true),
    [ask],
  );
  const showCoverage = useCallback(
    (part: CoveragePart) => {
      setCoveragePart(part);
      show('coverage');
    },
    [show],
  );
  const navigation = useMemo(
    () => ({ screen, showScreen: show, showSearch, alone, showAlone: setAlone, coveragePart, showCoverage, ...drop }),
    [screen, show, showSearch, alone, coveragePart, showCoverage, drop],
  );
  const showSearchPlace = useCallback((wish: SearchPlace) => ask(wish, false), [ask]);
  return { navigation, requested, showSearchPlace };
}

/** Files that were dropped on the window, until the import takes them. */
function useDrops(): Pick<Navigation, 'importFiles' | 'takeDroppedFiles' | 'drops'> {
  const [drops, setDrops] = useState(0);
  const dropped = useRef<readonly DroppedFile[]>([]);
  const importFiles = useCallback((files: readonly DroppedFile[]) => {
    if (files.length === 0) return;
    dropped.current = files;
    setDrops((count) => count + 1);
  }, []);
  const takeDroppedFiles = useCallback(() => {
    const files = dropped.current;
    dropped.current = [];
    return files;
  }, []);
  return useMemo(() => ({ importFiles, takeDroppedFiles, drops }), [importFiles, takeDroppedFiles, drops]);
}
