import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { ArrowUp, Columns3, Download } from 'lucide-react';
import type { ReactNode } from 'react';
import { searchStrings } from '../../strings/search';
import { ActiveFilters } from './active-filters';
import type { Results } from './use-results';
import { UndatedChip } from './undated-chip';
import { useSearch } from './search-context';

export interface ResultLineProps {
  readonly results: Results;
  readonly newEntries: number;
  readonly savedSearches: ReactNode;
  readonly onColumns: () => void;
  readonly onExport: () => void;
}

/** The third line, always there so that nothing jumps: how many, under which filters, what is new, and what can be done with them. */
export function ResultLine({ results, newEntries, savedSearches, onColumns, onExport }: ResultLineProps) {
  const { dispatch } = useSearch();
  const { count } = results;
  return (
    <Box
      sx={{
        display: 'flex',
        alignItems: 'center',
        flexWrap: 'wrap',
        gap: 2,
        minHeight: 36,
        px: 3,
        py: 1,
        borderTop: '1px solid var(--vt-line)',
      }}
    >
      <Box sx={{ fontWeight: 600, minWidth: 110 }} title={results.countFailure?.message}>
        {count === null ? (
          <Box component="span" sx={{ color: 'text.secondary', fontWeight: 400 }}>
            {searchStrings.counting}
          </Box>
        ) : (
          searchStrings.entries(count.entries)
        )}
      </Box>
      <ActiveFilters />
      <Box sx={{ flex: 1 }} />
      <UndatedChip count={count?.undated ?? null} />
      {newEntries > 0 && (
        <Button
          variant="contained"
          color="primary"
          startIcon={<ArrowUp size={14} aria-hidden />}
          onClick={() => dispatch({ kind: 'run' })}
        >
          {searchStrings.newEntries(newEntries)}
        </Button>
      )}
      {savedSearches}
      <Button startIcon={<Columns3 size={14} aria-hidden />} onClick={onColumns}>
        {searchStrings.columns}
      </Button>
      <Button startIcon={<Download size={14} aria-hidden />} onClick={onExport}>
        {searchStrings.exportButton}
      </Button>
    </Box>
  );
}
