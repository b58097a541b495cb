import type { SearchCoverage } from '@core/coverage/coverage-answers';
import type { Criteria } from '@core/search/search';
import type { CallFailed } from '../../api/call-failed';
import { useCall } from '../../api/use-call';
import type { DisplayZone } from './cell-text';

/** Milliseconds that the ledger's answer counts as fresh: a relative range moves on. */
const FRESH_MS = 60_000;

export interface CoverageOfSearch {
  /** null: not known yet, or it belongs to the search before. */
  readonly answer: SearchCoverage | null;
  /** What was last said, so that the line does not jump. */
  readonly shown: SearchCoverage | null;
  readonly isOutdated: boolean;
  readonly failure: CallFailed | null;
  /** The zone that the days are counted in. */
  readonly zone: string;
}

/** What coverage depends on: times and tenants. Other filters would ask the same again. */
const covered = ({ filters, query, range }: Criteria): Criteria => ({
  filters: filters.filter(({ field }) => field === 'tenant' || field === 'tenantGroup' || field === 'backend'),
  query,
  range,
  undated: 'include',
});

/** What the search on the screen can be trusted for, by the coverage ledger. */
export function useCoverage(criteria: Criteria, display: DisplayZone): CoverageOfSearch {
  const zone = display.kind === 'fixed' ? display.zone : 'UTC';
  const coverage = useCall('coverage.ofSearch', { criteria: covered(criteria), zone }, { staleTime: FRESH_MS });
  return {
    answer: coverage.isPlaceholderData ? null : (coverage.data ?? null),
    shown: coverage.data ?? null,
    isOutdated: coverage.isPlaceholderData,
    failure: coverage.error,
    zone,
  };
}
