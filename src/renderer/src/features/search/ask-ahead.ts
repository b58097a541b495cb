import type { CallInput } from '@contract/calls';
import type { FacetWish } from '@core/search/facet-counts';
import type { Criteria, Snapshot } from '@core/search/search';
import type { Query, QueryClient } from '@tanstack/react-query';
import { callQuery } from '../../api/use-call';
import { facetQuery } from './facets/facet-query';

export interface AskedPage {
  readonly criteria: Criteria;
  readonly snapshot: Snapshot;
}

/**
 * Asks for what stands beside a page as soon as the page is there, and not when it has been drawn: its timeline, its count and
 * its facets. They may leave at once, as the archive counts one after the other what the next one needs (the facets the
 * count, the count mostly the timeline). These are the very questions that the parts of the screen ask, which then find them on
 * their way; which parts there are is told by what they asked of the search before. `until` cancels all of it; what fails
 * is told by the part that shows it.
 */
export function askAhead(client: QueryClient, { criteria, snapshot }: AskedPage, until: AbortSignal): void {
  const shown = client.getQueryCache().findAll({ predicate: (query) => query.getObserversCount() > 0 });
  const forever = { staleTime: Number.POSITIVE_INFINITY };
  const zones = new Set(shown.filter(asks('search.timeline')).map(({ queryKey }) => zoneOf(queryKey)));
  for (const zone of zones) {
    void client.prefetchQuery({ ...callQuery('search.timeline', { criteria, snapshot, zone }, until), ...forever });
  }
  void client.prefetchQuery({ ...callQuery('search.count', { criteria, snapshot }, until), ...forever });
  for (const { queryKey } of shown.filter(asks('search.facets'))) {
    const wish = wishOf(queryKey);
    void client.prefetchQuery({ ...facetQuery({ criteria, snapshot, wish }, until), ...forever });
  }
}

const asks =
  (name: string) =>
  ({ queryKey }: Query): boolean =>
    queryKey[0] === name;

/** By `callQuery`. */
const zoneOf = (key: readonly unknown[]) => (key[1] as CallInput<'search.timeline'>).zone;

/** By `facetQuery`. */
const wishOf = (key: readonly unknown[]) => key.at(-1) as FacetWish;
