import { useState } from 'react';

export type EntryTab = 'record' | 'fields' | 'neighbours' | 'xml' | 'artefacts' | 'info';

/** Of this window: the pane is made anew when an entry is opened, and where the window's width moves it. */
let last: EntryTab = 'record';

/** The tab that an entry is read in; the next entry opens in the same. */
export function useEntryTab(): readonly [EntryTab, (tab: EntryTab) => void] {
  const [tab, setTab] = useState(last);
  const choose = (next: EntryTab): void => {
    last = next;
    setTab(next);
  };
  return [tab, choose];
}
