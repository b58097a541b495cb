import type { SearchCoverage } from '@core/coverage/coverage-answers';
import type { Criteria } from '@core/search/search';
import { useCall } from '../../api/use-call';

const NOTHING: Criteria = { filters: [], query: '', range: { kind: 'all' }, undated: 'include' };
/** Milliseconds that the ledger's answer counts as fresh: a relative range moves on. */
const FRESH_MS = 60_000;

/** What the figures can be trusted for; null: not known yet. */
export function useLensCoverage(criteria: Criteria | null, zone: string): SearchCoverage | null {
  const coverage = useCall(
    'coverage.ofSearch',
    { criteria: criteria ?? NOTHING, zone },
    { enabled: criteria !== null, staleTime: FRESH_MS },
  );
  return coverage.isPlaceholderData ? null : (coverage.data ?? null);
}
