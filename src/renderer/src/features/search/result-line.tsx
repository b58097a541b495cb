import Box from '@mui/material/Box';
import { searchStrings } from '../../strings/search';
import { useDimmed } from '../../ui/use-dimmed';
import { CoverageNotice } from './coverage-notice';
import { NewEntriesButton } from './new-entries-button';
import type { CoverageOfSearch } from './use-coverage';
import type { Results } from './use-results';

export interface ResultLineProps {
  readonly results: Results;
  /** What came since the search was run. */
  readonly newEntries: number;
  readonly coverage: CoverageOfSearch;
}

/** The third line, always there so that nothing jumps: how many entries, and whether that is everything. */
export function ResultLine({ results, newEntries, coverage }: ResultLineProps) {
  const { count, countFailure, isOutdated } = results;
  const dim = useDimmed(isOutdated && count !== null);
  return (
    <Box sx={LINE}>
      <Box data-part="count" aria-busy={isOutdated} sx={COUNT} style={dim} title={countFailure?.message}>
        {count === null ? (
          <Box component="span" sx={countFailure === null ? WAITING : FAILED}>
            {countFailure === null ? searchStrings.counting : searchStrings.notCounted}
          </Box>
        ) : (
          searchStrings.entries(count.entries)
        )}
      </Box>
      <NewEntriesButton entries={newEntries} />
      <CoverageNotice coverage={coverage} />
    </Box>
  );
}

const LINE = {
  display: 'flex',
  alignItems: 'center',
  gap: 2,
  height: 32,
  flex: 'none',
  pl: 3,
  borderTop: '1px solid var(--vt-line)',
} as const;

const WAITING = { color: 'text.secondary', fontWeight: 400 } as const;
const FAILED = { color: 'error.main' } as const;

const COUNT = {
  fontWeight: 600,
  minWidth: 110,
  whiteSpace: 'nowrap',
  color: 'text.primary',
  flex: 'none',
} as const;
