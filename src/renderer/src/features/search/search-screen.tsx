import { criteriaOf } from '@core/search/search';
import Box from '@mui/material/Box';
import { useGridApiRef } from '@mui/x-data-grid';
import { useMemo, useRef, useState } from 'react';
import { useApplication } from '../../api/use-application';
import { type ShownSettings, useReadSettings } from '../../api/use-settings';
import { searchStrings } from '../../strings/search';
import { FailureNotice } from '../../ui/failure-notice';
import { HiddenHeading } from '../../ui/hidden-heading';
import { LiveRegion } from '../../ui/live-region';
import type { RequestedPlace, SearchPlace } from '../../ui/search-place';
import { useCommands } from '../../ui/commands';
import type { SearchSlots } from '../../ui/slots';
import { ColumnsDialog } from './columns-dialog';
import { ColumnsDialogContext } from './columns-dialog-context';
import { DetailFrame } from './detail-frame';
import { FacetsFrame } from './facets/facets-frame';
import { useFacetsPane } from './facets/use-facets-pane';
import { FilterBar } from './filter-bar';
import { Histogram } from './histogram/histogram';
import { LoadingScreen } from './loading-screen';
import { PathFacets } from './paths/path-facet';
import { useEntryValues } from './paths/use-entry-values';
import { NeighboursPart } from './neighbours/neighbours-part';
import { ResultArea } from './result-area';
import { ResultLine } from './result-line';
import { SearchActions } from './search-actions';
import { SearchContext, type SearchContextValue } from './search-context';
import { TopBar } from './top-bar';
import { useCoverage } from './use-coverage';
import { useGoing } from './use-going';
import { useNewEntries } from './use-new-entries';
import { usePlaceReport } from './use-place-report';
import { useRefresh } from './use-refresh';
import { isResultSettled, useResults } from './use-results';
import { focusFirstRow, useSearchKeys } from './use-search-keys';
import { useSearchScreen } from './use-search-screen';
import { useStale } from './use-stale';

export interface SearchScreenProps {
  readonly slots: SearchSlots;
  /** A place that the address or another screen asks for; a new serial shows it. */
  readonly requested: RequestedPlace | null;
  readonly onPlace: (place: SearchPlace) => void;
}

/** Search and read: scope and filters on top, the grid, the entry beside it; the welcome where the archive is empty. */
export function SearchScreen({ slots, requested, onPlace }: SearchScreenProps) {
  const settings = useReadSettings();
  const application = useApplication();
  const failure = settings.error ?? application.error;
  if (failure !== null && (settings.data === undefined || application.data === undefined)) {
    return (
      <FailureNotice
        failure={failure}
        onRetry={() => {
          void settings.refetch();
          void application.refetch();
        }}
      />
    );
  }
  if (settings.data === undefined || application.data === undefined) return <LoadingScreen />;
  if (application.data.archive.entries === 0) return slots.welcome;
  return <ReadyScreen slots={slots} requested={requested} onPlace={onPlace} settings={settings.data} />;
}

function ReadyScreen({
  slots,
  requested,
  onPlace,
  settings,
}: SearchScreenProps & { readonly settings: ShownSettings }) {
  const { state, dispatch, display } = useSearchScreen(settings, requested);
  const [dialog, setDialog] = useState<'columns' | 'export' | null>(null);
  const queryRef = useRef<HTMLInputElement>(null);
  const rangeRef = useRef<HTMLButtonElement>(null);
  const apiRef = useGridApiRef();
  const results = useResults(state, true);
  const { page } = results;
  usePlaceReport(state, results, onPlace);
  const snapshot = page?.snapshot ?? null;
  const isSettled = isResultSettled(results);
  const context = useMemo<SearchContextValue>(
    () => ({ state, dispatch, criteria: criteriaOf(state.search), snapshot, display, isSettled }),
    [state, dispatch, snapshot, display, isSettled],
  );
  const onStale = useStale(results, dispatch);
  const newEntries = useNewEntries(context.criteria, snapshot, onStale);
  const refresh = useRefresh(state, dispatch, snapshot);
  const coverage = useCoverage(context.criteria, display);
  const going = useGoing({ state, dispatch, results, apiRef });
  const values = useEntryValues(state, dispatch);
  const facets = useFacetsPane();
  useCommands({ 'search.facets': facets.toggle, 'search.toFacets': facets.focus });
  useSearchKeys({
    going,
    apiRef,
    queryRef,
    page,
    number: state.request.number,
    dispatch,
    onExport: () => setDialog('export'),
    onRefresh: refresh.run,
  });
  const count = results.count?.entries ?? null;
  return (
    <SearchContext.Provider value={context}>
      <ColumnsDialogContext.Provider value={() => setDialog('columns')}>
        <Box sx={{ height: '100%', display: 'flex', flexDirection: 'column' }}>
          <HiddenHeading text={searchStrings.title} />
          <TopBar queryRef={queryRef} rangeRef={rangeRef} refresh={refresh} />
          <FilterBar
            pane={facets}
            rangeRef={rangeRef}
            actions={
              <SearchActions
                undated={results.count?.undated ?? null}
                savedSearches={slots.savedSearches({
                  search: state.search,
                  snapshot,
                  onOpen: (search) => dispatch({ kind: 'show', search }),
                })}
                onColumns={() => setDialog('columns')}
                onExport={() => setDialog('export')}
              />
            }
          />
          <ResultLine results={results} newEntries={newEntries} coverage={coverage} />
          <Histogram results={results} coverage={coverage} onStale={onStale} />
          <FacetsFrame pane={facets} extra={<PathFacets />} onLeave={() => focusFirstRow(apiRef, page)}>
            <DetailFrame
              detail={
                state.opened === null
                  ? null
                  : slots.entryDetail({
                      id: state.opened,
                      focusRequest: going.focusRequest,
                      values,
                      onShowEntry: going.show,
                      neighbours: (row) => <NeighboursPart row={row} onShowEntry={going.show} />,
                      onNext: going.next,
                      onPrevious: going.previous,
                      onClose: going.close,
                    })
              }
              onClose={going.close}
            >
              <ResultArea
                results={results}
                coverage={coverage}
                apiRef={apiRef}
                onOpen={going.open}
                exportDialog={slots.exportDialog}
              />
            </DetailFrame>
          </FacetsFrame>
        </Box>
        <LiveRegion text={count === null ? '' : searchStrings.entries(count)} />
        {dialog === 'columns' && <ColumnsDialog onClose={() => setDialog(null)} />}
        {dialog === 'export' &&
          slots.exportDialog({ search: state.search, snapshot, count, onClose: () => setDialog(null) })}
      </ColumnsDialogContext.Provider>
    </SearchContext.Provider>
  );
}
