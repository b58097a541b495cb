import { useContext, useEffect } from 'react';
import { ArtefactsPart } from '../features/artefacts/artefacts-part';
import { RollOffWorst } from '../features/coverage/roll-off-worst';
import { EntryPanel } from '../features/entry/entry-panel';
import { ExportDialog } from '../features/exports/export-dialog';
import { SavedSearchesMenu } from '../features/saved-searches/saved-searches-menu';
import { SearchScreen } from '../features/search/search-screen';
import { WelcomeScreen } from '../features/welcome/welcome-screen';
import { preloadRecordViewer } from '../ui/record-viewer/record-viewer';
import type { SearchSlots } from '../ui/slots';
import { RequestedSearchContext } from './requested-search';

/** Long enough for the first page of entries to be there. */
const PRELOAD_AFTER_MS = 1500;

const SLOTS: SearchSlots = {
  welcome: <WelcomeScreen rollOff={<RollOffWorst />} />,
  savedSearches: (props) => <SavedSearchesMenu {...props} />,
  exportDialog: (props) => <ExportDialog {...props} />,
  entryDetail: (props) => <EntryPanel {...props} artefacts={(entry) => <ArtefactsPart key={entry} entry={entry} />} />,
};

/** The search screen with the parts of other features put into it: features do not import each other. */
export function SearchSlot() {
  useEffect(() => {
    const timer = setTimeout(preloadRecordViewer, PRELOAD_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
  return <SearchScreen slots={SLOTS} requested={useContext(RequestedSearchContext)} />;
}
