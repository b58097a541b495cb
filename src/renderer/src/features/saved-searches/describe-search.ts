import { describeRange } from '@core/search/describe-filter';
import type { Search } from '@core/search/search';
import { savedSearchesText } from '../../strings/saved-searches';

/** A search in a few words: `Last 7 days · 3 filters`. */
export function describeSearch(search: Search): string {
  const { range } = search;
  const parts = [
    range.kind === 'between' ? savedSearchesText.between : describeRange(range),
    search.filters.length === 0 ? '' : savedSearchesText.filters(search.filters.length),
    search.query.trim() === '' ? '' : savedSearchesText.query,
    search.undated === 'only' ? savedSearchesText.undatedOnly : '',
  ];
  return parts.filter((part) => part !== '').join(' · ');
}
