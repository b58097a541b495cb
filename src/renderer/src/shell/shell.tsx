import type { Search } from '@core/search/search';
import Box from '@mui/material/Box';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { flushSettings } from '../api/use-settings';
import { useFollowApplication } from '../api/use-application';
import { useFollowCollecting } from '../api/use-collecting';
import { ClearLogFlowProvider } from '../features/clear-log/clear-log-flow-provider';
import { CollectingFlowProvider } from '../features/connections/collecting-flow-provider';
import { ImportFlowProvider } from '../features/imports/import-flow-provider';
import { ErrorBoundary } from '../ui/error-boundary';
import {
  type CoveragePart,
  type DroppedFile,
  type Navigation,
  NavigationContext,
  type ScreenId,
} from '../ui/navigation';
import { DropTarget } from './drop-target';
import { KeyboardMap } from './keyboard-map';
import { Rail } from './rail';
import { type RequestedSearch, RequestedSearchContext } from './requested-search';
import { SCREENS } from './screens';
import { StatusBar } from './status-bar';
import { useShellKeys } from './use-shell-keys';

/** The frame around every screen: rail, the chosen screen, status bar. */
export function Shell() {
  useFollowApplication();
  useFollowCollecting();
  const [requested, setRequested] = useState<RequestedSearch | null>(null);
  const [isMapOpen, setIsMapOpen] = useState(false);
  const navigation = useNavigationState(setRequested);
  const openMap = useCallback(() => setIsMapOpen(true), []);
  useShellKeys(navigation, openMap);
  useEffect(() => {
    const flush = (): void => void flushSettings().catch(() => undefined);
    window.addEventListener('pagehide', flush);
    return () => window.removeEventListener('pagehide', flush);
  }, []);
  return (
    <NavigationContext.Provider value={navigation}>
      <RequestedSearchContext.Provider value={requested}>
        <CollectingFlowProvider>
          <ClearLogFlowProvider>
            <ImportFlowProvider>
              <DropTarget onDrop={navigation.importFiles}>
                <Box sx={{ height: '100%', display: 'flex', flexDirection: 'column' }}>
                  <Box sx={{ flex: 1, minHeight: 0, display: 'flex' }}>
                    <Rail onShowKeyboard={openMap} />
                    {SCREENS.map((one) => (
                      <ScreenFrame key={one.id} entry={one} isShown={one.id === navigation.screen} />
                    ))}
                  </Box>
                  <StatusBar />
                </Box>
              </DropTarget>
            </ImportFlowProvider>
          </ClearLogFlowProvider>
        </CollectingFlowProvider>
        {isMapOpen && <KeyboardMap onClose={() => setIsMapOpen(false)} />}
      </RequestedSearchContext.Provider>
    </NavigationContext.Provider>
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

function useNavigationState(setRequested: (request: RequestedSearch) => void): Navigation {
  const [screen, setScreen] = useState<ScreenId>('search');
  const [coveragePart, setCoveragePart] = useState<CoveragePart>('calendar');
  const [drops, setDrops] = useState(0);
  const dropped = useRef<readonly DroppedFile[]>([]);
  const serial = useRef(0);
  const showSearch = useCallback(
    (search: Search) => {
      serial.current += 1;
      setRequested({ search, serial: serial.current });
      setScreen('search');
    },
    [setRequested],
  );
  const showCoverage = useCallback((part: CoveragePart) => {
    setCoveragePart(part);
    setScreen('coverage');
  }, []);
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
  return useMemo(
    () => ({
      screen,
      showScreen: setScreen,
      showSearch,
      coveragePart,
      showCoverage,
      importFiles,
      takeDroppedFiles,
      drops,
    }),
    [screen, showSearch, coveragePart, showCoverage, importFiles, takeDroppedFiles, drops],
  );
}
