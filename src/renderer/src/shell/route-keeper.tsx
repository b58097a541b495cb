import { useEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import type { Place } from '@core/search/search-address';
import { describeSearch } from '../features/saved-searches/describe-search';
import { linkText } from '../strings/links';
import { shellStrings } from '../strings/shell';
import { useCollectingFlow } from '../ui/collecting-flow';
import { useCommands } from '../ui/commands';
import { useImportFlow } from '../ui/import-flow';
import { useLensPart } from '../ui/lens-place';
import { useNavigation } from '../ui/navigation';
import type { SearchPlace } from '../ui/search-place';
import { useToasts } from '../ui/toasts';
import type { PageHistory, ReadStand } from './page-history';
import type { SearchPlaceStore } from './search-place-store';
import { TypingStep } from './typing-step';
import { useApplyPlace } from './use-apply-place';

export interface RouteKeeperProps {
  readonly history: PageHistory;
  /** What the address said when the page was opened; null: nothing. */
  readonly begin: ReadStand | null;
  readonly store: SearchPlaceStore;
  readonly showSearchPlace: (place: SearchPlace) => void;
}

/** Keeps the page's address, its title and its steps in line with what the window shows, both ways. Shows nothing. */
export function RouteKeeper({ history, begin, store, showSearchPlace }: RouteKeeperProps) {
  const search = useSyncExternalStore(store.subscribe, store.get);
  const place = usePlace(search);
  const typing = useTyping();
  const snapshot = place?.kind === 'search' ? (search?.snapshot ?? null) : null;
  useEffect(() => {
    if (place === null) return;
    history.record({ place, snapshot }, typing.continues());
    document.title = `${titleOf(place)} · ${shellStrings.program}`;
  }, [history, place, snapshot, typing]);
  const apply = useApplyPlace({ store, showSearchPlace });
  useBeginning(begin, apply);
  useArrivals(history, apply, snapshot);
  const { canGoBack } = useSyncExternalStore(history.subscribe, history.steps);
  useCommands({
    'go.back': canGoBack ? () => history.back() : null,
    // What lies ahead is not known after a reload.
    'go.forward': () => history.forward(),
  });
  return null;
}

/** Where the window stands; null: the search is not there yet. */
function usePlace(search: SearchPlace | null): Place | null {
  const { screen, alone, coveragePart } = useNavigation();
  const { part, openedRun } = useCollectingFlow();
  const { openedReport } = useImportFlow();
  const lensPart = useLensPart();
  return useMemo<Place | null>(() => {
    if (alone !== null) return { kind: 'entry', entry: alone };
    switch (screen) {
      case 'search':
        return search === null
          ? null
          : { kind: 'search', search: search.search, entry: search.entry, page: search.page };
      case 'coverage':
        return { kind: 'screen', screen, part: coveragePart === 'calendar' ? null : coveragePart, opened: null };
      case 'connections': {
        const opened = part === 'runs' ? openedRun : null;
        return { kind: 'screen', screen, part: part === 'connections' ? null : part, opened };
      }
      case 'lenses':
        return { kind: 'screen', screen, part: lensPart, opened: null };
      case 'imports':
        return { kind: 'screen', screen, part: null, opened: openedReport };
      default:
        return { kind: 'screen', screen, part: null, opened: null };
    }
  }, [screen, alone, search, coveragePart, part, openedRun, openedReport, lensPart]);
}

function useTyping(): TypingStep {
  const typing = useMemo(() => new TypingStep(), []);
  useEffect(() => typing.listen(), [typing]);
  return typing;
}

/** The parts of a place that the navigation could not begin with, and a notice where the address was damaged. */
function useBeginning(begin: ReadStand | null, apply: (stand: ReadStand) => void): void {
  const toasts = useToasts();
  const latest = useRef({ begin, apply, toasts });
  const hasBegun = useRef(false);
  useEffect(() => {
    const { begin: read, apply: show, toasts: notices } = latest.current;
    if (hasBegun.current || read === null) return;
    hasBegun.current = true;
    if (!read.ok) notices.show({ kind: 'failed', text: linkText.damagedAddress(read.problem) });
    else if (read.stand.place.kind !== 'search' && read.stand.place.kind !== 'entry') show(read);
  }, []);
}

/** Back, forward, and an address that was typed. */
function useArrivals(history: PageHistory, apply: (stand: ReadStand) => void, snapshot: SearchPlace['snapshot']): void {
  const toasts = useToasts();
  const latest = useRef({ apply, snapshot, toasts });
  useEffect(() => {
    latest.current = { apply, snapshot, toasts };
  });
  useEffect(() => {
    const arrived = (): void => {
      const now = latest.current;
      const read = history.arrive();
      if (read === 'skipped') return;
      if (read?.ok === true) return now.apply(read);
      if (read !== null) now.toasts.show({ kind: 'failed', text: linkText.damagedHere(read.problem) });
      history.restore(now.snapshot);
    };
    window.addEventListener('popstate', arrived);
    return () => window.removeEventListener('popstate', arrived);
  }, [history]);
}

function titleOf(place: Place): string {
  switch (place.kind) {
    case 'search':
      return place.entry === null ? describeSearch(place.search) : `#${place.entry} · ${describeSearch(place.search)}`;
    case 'entry':
      return linkText.alone(place.entry);
    case 'screen':
      return shellStrings.screens[place.screen as keyof typeof shellStrings.screens];
    case 'link':
      return shellStrings.program;
  }
}
