import { useCallback } from 'react';
import { type ConnectionsPart, useCollectingFlow } from '../ui/collecting-flow';
import { useImportFlow } from '../ui/import-flow';
import { showLensPart } from '../ui/lens-place';
import { useNavigation } from '../ui/navigation';
import { linkText } from '../strings/links';
import type { SearchPlace } from '../ui/search-place';
import { useToasts } from '../ui/toasts';
import type { ReadStand } from './page-history';
import type { SearchPlaceStore } from './search-place-store';
import { useOpenLink } from './use-open-link';
import { coveragePartOf, screenOf } from './use-navigation-state';

const CONNECTIONS_PARTS: readonly ConnectionsPart[] = ['connections', 'runs', 'clearings'];

/** Shows a place that the address names. */
export function useApplyPlace(parts: {
  readonly store: SearchPlaceStore;
  readonly showSearchPlace: (place: SearchPlace) => void;
}): (read: ReadStand) => void {
  const { store, showSearchPlace } = parts;
  const openLink = useOpenLink();
  const showScreen = useShowScreen();
  const { showAlone } = useNavigation();
  return useCallback(
    (read) => {
      if (!read.ok) return;
      const { place, snapshot } = read.stand;
      switch (place.kind) {
        case 'search': {
          const wish = { search: place.search, entry: place.entry, page: place.page, snapshot };
          // The address is there already: nothing in between is a step.
          store.set(wish);
          return showSearchPlace(wish);
        }
        case 'entry':
          return showAlone(place.entry);
        case 'link':
          return openLink(place.link);
        case 'screen':
          return showScreen(place.screen, place.part, place.opened);
      }
    },
    [store, showSearchPlace, showAlone, openLink, showScreen],
  );
}

/** Another screen with its part and what is opened there. */
function useShowScreen(): (name: string, part: string | null, opened: number | null) => void {
  const { showScreen, showCoverage } = useNavigation();
  const { openRun, showPart } = useCollectingFlow();
  const { openReport } = useImportFlow();
  const toasts = useToasts();
  return useCallback(
    (name, part, opened) => {
      const screen = screenOf(name);
      if (screen === null) return toasts.show({ kind: 'failed', text: linkText.damagedHere(linkText.noScreen(name)) });
      if (screen === 'coverage') return showCoverage(coveragePartOf(part));
      if (screen === 'connections') {
        if (part === 'runs') openRun(opened);
        else showPart(CONNECTIONS_PARTS.find((one) => one === part) ?? 'connections');
      }
      if (screen === 'imports') openReport(opened);
      if (screen === 'lenses' && part !== null) showLensPart(part);
      showScreen(screen);
    },
    [toasts, showScreen, showCoverage, openRun, showPart, openReport],
  );
}
