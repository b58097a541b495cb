import { useContext } from 'react';
import { EntryPanel } from '../features/entry/entry-panel';
import { ExportDialog } from '../features/exports/export-dialog';
import { SavedSearchesMenu } from '../features/saved-searches/saved-searches-menu';
import { SearchScreen } from '../features/search/search-screen';
import { WelcomeScreen } from '../features/welcome/welcome-screen';
import type { SearchSlots } from '../ui/slots';
import { RequestedSearchContext } from './requested-search';

const SLOTS: SearchSlots = {
  welcome: <WelcomeScreen />,
  savedSearches: (props) => <SavedSearchesMenu {...props} />,
  exportDialog: (props) => <ExportDialog {...props} />,
  entryDetail: (props) => <EntryPanel {...props} />,
};

/** The search screen with the parts of other features put into it: features do not import each other. */
export function SearchSlot() {
  return <SearchScreen slots={SLOTS} requested={useContext(RequestedSearchContext)} />;
}
