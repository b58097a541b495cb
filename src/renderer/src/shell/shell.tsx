import Box from '@mui/material/Box';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { flushSettings } from '../api/use-settings';
import { useFollowApplication } from '../api/use-application';
import { useFollowCollecting } from '../api/use-collecting';
import { PersonsProvider, useFollowLenses } from '../api/use-persons';
import { ClearLogFlowProvider } from '../features/clear-log/clear-log-flow-provider';
import { CompareFlowProvider } from '../features/compare/compare-flow-provider';
import { CollectingFlowProvider } from '../features/connections/collecting-flow-provider';
import { ImportFlowProvider } from '../features/imports/import-flow-provider';
import { useCommand } from '../ui/commands';
import { ErrorBoundary } from '../ui/error-boundary';
import { NavigationContext, useNavigation } from '../ui/navigation';
import { CommandPalette } from './command-palette';
import { DropTarget } from './drop-target';
import { EntryWindow } from './entry-window';
import { KeyboardMap } from './keyboard-map';
import { LinkCommands } from './link-commands';
import { PageHistory } from './page-history';
import { Rail } from './rail';
import { SearchRouteContext } from './requested-place';
import { RouteKeeper } from './route-keeper';
import { SCREENS } from './screens';
import { SearchPlaceStore } from './search-place-store';
import { StatusBar } from './status-bar';
import { useNavigationState } from './use-navigation-state';
import { useShellKeys } from './use-shell-keys';

/** The frame around every screen: rail, the chosen screen, status bar; or one entry alone. */
export function Shell() {
  useFollowApplication();
  useFollowCollecting();
  useFollowLenses();
  const [history] = useState(() => new PageHistory(window));
  const [begin] = useState(() => history.read());
  const [store] = useState(() => new SearchPlaceStore());
  const [isMapOpen, setIsMapOpen] = useState(false);
  const { navigation, requested, showSearchPlace } = useNavigationState(begin);
  const openMap = useCallback(() => setIsMapOpen(true), []);
  const route = useMemo(() => ({ requested, onPlace: store.set }), [requested, store]);
  useShellKeys(navigation, openMap);
  useFlushOnLeaving();
  return (
    <NavigationContext.Provider value={navigation}>
      <SearchRouteContext.Provider value={route}>
        <PersonsProvider>
          <CollectingFlowProvider>
            <ClearLogFlowProvider>
              <ImportFlowProvider>
                <CompareFlowProvider>
                  <RouteKeeper history={history} begin={begin} store={store} showSearchPlace={showSearchPlace} />
                  <LinkCommands readPlace={store.get} />
                  <DropTarget onDrop={navigation.importFiles}>
                    <Box sx={{ height: '100%', display: 'flex', flexDirection: 'column' }}>
                      <Box sx={{ flex: 1, minHeight: 0, display: 'flex' }}>
                        <Screens history={history} openMap={openMap} />
                      </Box>
                      <StatusBar />
                    </Box>
                  </DropTarget>
                  <Palette store={store} />
                  {isMapOpen && <KeyboardMap onClose={() => setIsMapOpen(false)} />}
                </CompareFlowProvider>
              </ImportFlowProvider>
            </ClearLogFlowProvider>
          </CollectingFlowProvider>
        </PersonsProvider>
      </SearchRouteContext.Provider>
    </NavigationContext.Provider>
  );
}

function useFlushOnLeaving(): void {
  useEffect(() => {
    const flush = (): void => void flushSettings().catch(() => undefined);
    window.addEventListener('pagehide', flush);
    return () => window.removeEventListener('pagehide', flush);
  }, []);
}

function Palette({ store }: { readonly store: SearchPlaceStore }) {
  const [isOpen, setIsOpen] = useState(false);
  useCommand('go.palette', () => setIsOpen(true));
  return isOpen ? <CommandPalette store={store} onClose={() => setIsOpen(false)} /> : null;
}

/** The rail and the screens. The search that was shown once stays behind an entry that is shown alone. */
function Screens({ history, openMap }: { readonly history: PageHistory; readonly openMap: () => void }) {
  const { screen, alone } = useNavigation();
  const [hasSearch, setHasSearch] = useState(alone === null);
  if (alone === null && !hasSearch) setHasSearch(true);
  return (
    <>
      {alone === null && <Rail history={history} onShowKeyboard={openMap} />}
      {SCREENS.filter(({ id }) => id !== 'search' || hasSearch).map((one) => (
        <ScreenFrame key={one.id} entry={one} isShown={alone === null && one.id === screen} />
      ))}
      {alone !== null && <EntryWindow entry={alone} />}
    </>
  );
}

/** The search screen stays alive behind the others, so that its place is kept. */
function ScreenFrame({ entry, isShown }: { readonly entry: (typeof SCREENS)[number]; readonly isShown: boolean }) {
  const Screen = entry.component;
  if (!isShown && entry.id !== 'search') return null;
  return (
    <Box
      component="main"
      aria-label={entry.title}
      hidden={!isShown}
      sx={{ flex: 1, minWidth: 0, minHeight: 0, overflow: 'auto', display: isShown ? 'block' : 'none' }}
    >
      <ErrorBoundary resetKey={String(isShown)}>
        <Screen />
      </ErrorBoundary>
    </Box>
  );
}
