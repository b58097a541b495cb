import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { Columns3, Download } from 'lucide-react';
import type { ReactNode } from 'react';
import { searchStrings } from '../../strings/search';
import { ActiveFilters } from './active-filters';
import { NewEntriesButton } from './new-entries-button';
import type { Results } from './use-results';
import { UndatedChip } from './undated-chip';

export interface ResultLineProps {
  readonly results: Results;
  /** What came since the search was run. */
  readonly newEntries: number;
  readonly savedSearches: ReactNode;
  readonly onColumns: () => void;
  readonly onExport: () => void;
}

/** The third line, always there so that nothing jumps: how many, under which filters, and what can be done with them. */
export function ResultLine({ results, newEntries, savedSearches, onColumns, onExport }: ResultLineProps) {
  const { count } = results;
  return (
    <Box
      sx={{
        display: 'flex',
        alignItems: 'center',
        gap: 2,
        minHeight: 36,
        px: 3,
        py: 1,
        borderTop: '1px solid var(--vt-line)',
      }}
    >
      <Box sx={{ fontWeight: 600, minWidth: 110, whiteSpace: 'nowrap' }} title={results.countFailure?.message}>
        {count === null ? (
          <Box component="span" sx={{ color: 'text.secondary', fontWeight: 400 }}>
            {searchStrings.counting}
          </Box>
        ) : (
          searchStrings.entries(count.entries)
        )}
      </Box>
      <NewEntriesButton entries={newEntries} />
      <Box sx={{ flex: 1, minWidth: 0 }}>
        <ActiveFilters />
      </Box>
      <Box sx={ACTIONS}>
        <UndatedChip count={count?.undated ?? null} />
        {savedSearches}
        <Button startIcon={<Columns3 size={14} aria-hidden />} onClick={onColumns}>
          {searchStrings.columns}
        </Button>
        <Button startIcon={<Download size={14} aria-hidden />} onClick={onExport}>
          {searchStrings.exportButton}
        </Button>
      </Box>
    </Box>
  );
}

const ACTIONS = { display: 'flex', gap: 2, flex: 'none', alignSelf: 'flex-start' } as const;
