import Box from '@mui/material/Box';
import type { GridApi } from '@mui/x-data-grid';
import type { RefObject } from 'react';
import { FailureNotice } from '../../ui/failure-notice';
import type { SearchSlots } from '../../ui/slots';
import { EmptyResult } from './empty-result';
import { EntryGrid } from './entry-grid';
import { LoadingRows } from './loading-screen';
import { PageBar } from './page-bar';
import { SelectionFrame } from './selection/selection-frame';
import type { CoverageOfSearch } from './use-coverage';
import type { Results } from './use-results';

export interface ResultAreaProps {
  readonly results: Results;
  /** What the result can be trusted for. */
  readonly coverage: CoverageOfSearch;
  readonly apiRef: RefObject<GridApi | null>;
  readonly onOpen: (id: number) => void;
  readonly exportDialog: SearchSlots['exportDialog'];
}

/** The grid, or why there is none; a failure stands above what was shown before. */
export function ResultArea({ results, coverage, apiRef, onOpen, exportDialog }: ResultAreaProps) {
  const { page, failure, isOutdated } = results;
  const hasFailure = failure !== null && failure.code !== 'cancelled' && failure.code !== 'snapshot-stale';
  return (
    <Box sx={{ flex: 1, minWidth: 0, minHeight: 0, display: 'flex', flexDirection: 'column', position: 'relative' }}>
      {hasFailure && <FailureNotice failure={failure} onRetry={results.retry} />}
      {page === null && !hasFailure && <LoadingRows />}
      {page !== null && page.rows.length === 0 && !isOutdated && (
        <Box sx={{ flex: 1, overflow: 'auto', borderTop: '1px solid var(--vt-line)' }}>
          <EmptyResult coverage={coverage} />
        </Box>
      )}
      <SelectionFrame
        results={results}
        apiRef={apiRef}
        exportDialog={exportDialog}
        pageBar={
          page !== null && page.rows.length > 0 && <PageBar page={page} entries={results.count?.entries ?? null} />
        }
      >
        {page !== null && (page.rows.length > 0 || isOutdated) && (
          <EntryGrid rows={page.rows} isOutdated={isOutdated} apiRef={apiRef} onOpen={onOpen} />
        )}
      </SelectionFrame>
    </Box>
  );
}
