import type { CancelSignal } from '@core/archive/archive';
import type { SavedSearch, SearchReview } from '@core/saved-searches/saved-search';
import { type SinceReview, sinceReviewRange } from '@core/saved-searches/since-review';
import { criteriaOf } from '@core/search/search';
import type { FeatureHandlers } from '../../handlers';
import { requireSearch } from './require-search';
import type { Shelf } from './shelf';

type Names = 'markReviewed' | 'setReview' | 'since';

/** What was reviewed of a search, and what is new since. */
export function reviewCalls(shelf: Shelf): Pick<FeatureHandlers<'savedSearches'>, `savedSearches.${Names}`> {
  const { read, write, archive, answer, now, person } = shelf;
  const keep = (id: string, review: SearchReview | null, by: Names): SavedSearch => {
    const before = read();
    const reviewed = { ...requireSearch(before.searches, id), review };
    const searches = before.searches.map((one) => (one.id === id ? reviewed : one));
    write({ ...before, searches }, `savedSearches.${by}`);
    return reviewed;
  };
  return {
    'savedSearches.markReviewed': async ({ id, snapshot: seen }) => {
      const criteria = criteriaOf(requireSearch(read().searches, id).search);
      const { entries, snapshot } = await archive.count({ criteria, snapshot: seen });
      return keep(id, { snapshot, criteria, entries, at: now(), by: person() }, 'markReviewed');
    },
    'savedSearches.setReview': ({ id, review }) => keep(id, review, 'setReview'),
    'savedSearches.since': ({ id, ask }) => {
      const one = requireSearch(read().searches, id);
      return one.review === null ? null : answer(ask, (signal) => since(shelf, one, { review: one.review, signal }));
    },
  };
}

async function since(
  { archive }: Shelf,
  { search }: SavedSearch,
  { review, signal }: { readonly review: SearchReview | null; readonly signal: CancelSignal | undefined },
): Promise<SinceReview | null> {
  if (review === null) return null;
  const criteria = criteriaOf(search);
  const { highestId, generation } = review.snapshot;
  const { entries, snapshot } = await archive.countAdded({ criteria, snapshot: null, signal }, highestId);
  const whole = sinceReviewRange(criteria, review, snapshot.now);
  const all = whole === null ? null : await archive.countAdded({ criteria: whole, snapshot, signal }, highestId);
  return {
    entries,
    passed: all === null ? 0 : Math.max(0, all.entries - entries),
    changes: Math.max(0, snapshot.generation - generation),
  };
}
