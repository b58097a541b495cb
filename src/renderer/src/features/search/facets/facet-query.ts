import type { FacetCounts, FacetWish } from '@core/search/facet-counts';
import type { Criteria, Snapshot } from '@core/search/search';
import { eitherSignal } from '../../../api/either-signal';
import { askFacet } from './ask-facet';

/** Milliseconds that counts are kept after nobody shows them: long enough to go back to the search before. */
const KEEP_MS = 60_000;

export interface FacetQuestion {
  readonly criteria: Criteria;
  /** null: no page is there yet, and nothing is asked. */
  readonly snapshot: Snapshot | null;
  readonly wish: FacetWish;
}

/** One facet as a query; its wish is the last of its key. `until`: one more way to cancel it. */
export const facetQuery = ({ criteria, snapshot, wish }: FacetQuestion, until?: AbortSignal) => ({
  queryKey: ['search.facets', criteria, snapshot, wish] as const,
  queryFn: ({ signal }: { readonly signal: AbortSignal }): Promise<FacetCounts> => {
    if (snapshot === null) throw new Error('Facets are asked of a page that is there.');
    return askFacet({ criteria, snapshot, wish }, eitherSignal(signal, until));
  },
  gcTime: KEEP_MS,
});
