import { useContext, useEffect } from 'react';
import { AnnotationFlowProvider } from '../features/annotations/annotation-flow-provider';
import { EntryAnnotations } from '../features/annotations/entry-annotations';
import { ArtefactsPart } from '../features/artefacts/artefacts-part';
import { RollOffWorst } from '../features/coverage/roll-off-worst';
import { EntryPanel } from '../features/entry/entry-panel';
import { ExportDialog } from '../features/exports/export-dialog';
import { EntryPerson } from '../features/persons/entry-person';
import { SavedSearchesMenu } from '../features/saved-searches/saved-searches-menu';
import { SearchScreen } from '../features/search/search-screen';
import { WelcomeScreen } from '../features/welcome/welcome-screen';
import { preloadRecordViewer } from '../ui/record-viewer/record-viewer';
import type { SearchSlots } from '../ui/slots';
import { SearchRouteContext } from './requested-place';

/** Long enough for the first page of entries to be there. */
const PRELOAD_AFTER_MS = 1500;

/** An entry with what other features know of it; beside the grid, or alone in its window. */
export const entryPane: SearchSlots['entryDetail'] = (props) => (
  <EntryPanel
    {...props}
    artefacts={(entry) => <ArtefactsPart key={entry} entry={entry} />}
    annotations={(entry) => (
      <>
        <EntryPerson entry={entry} />
        <EntryAnnotations entry={entry} />
      </>
    )}
  />
);

const SLOTS: SearchSlots = {
  welcome: <WelcomeScreen rollOff={<RollOffWorst />} />,
  savedSearches: (props) => <SavedSearchesMenu {...props} />,
  exportDialog: (props) => <ExportDialog {...props} />,
  entryDetail: entryPane,
};

/** The search screen with the parts of other features put into it: features do not import each other. */
export function SearchSlot() {
  useEffect(() => {
    const timer = setTimeout(preloadRecordViewer, PRELOAD_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
  const { requested, onPlace } = useContext(SearchRouteContext);
  return (
    <AnnotationFlowProvider>
      <SearchScreen slots={SLOTS} requested={requested} onPlace={onPlace} />
    </AnnotationFlowProvider>
  );
}
