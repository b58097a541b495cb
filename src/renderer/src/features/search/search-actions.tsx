import Button from '@mui/material/Button';
import { Columns3, Download } from 'lucide-react';
import type { ReactNode } from 'react';
import { searchStrings } from '../../strings/search';
import { UndatedChip } from './undated-chip';

export interface SearchActionsProps {
  /** Entries without a time under the filters; null while they are counted. */
  readonly undated: number | null;
  readonly savedSearches: ReactNode;
  readonly onColumns: () => void;
  readonly onExport: () => void;
}

/** What is done with the search as a whole. */
export function SearchActions({ undated, savedSearches, onColumns, onExport }: SearchActionsProps) {
  return (
    <>
      <UndatedChip count={undated} />
      {savedSearches}
      <Button startIcon={<Columns3 size={14} aria-hidden />} onClick={onColumns}>
        {searchStrings.columns}
      </Button>
      <Button startIcon={<Download size={14} aria-hidden />} onClick={onExport}>
        {searchStrings.exportButton}
      </Button>
    </>
  );
}
