import type { Microseconds } from '../entry/entry-time';
import { resolveRange } from '../search/resolve-range';
import { type Criteria, criteriaOf } from '../search/search';
import { groupsOfSearch } from '../tenant-groups/groups-of-search';
import type { TenantGroup } from '../tenant-groups/tenant-group';
import { isSameCriteria } from './same-search';
import type { SavedSearch, SearchReview } from './saved-search';

/**
 * What is new in a search since it was reviewed.
 * - `entries`: it holds them now, and the archive got them after the review (by id), whatever their time.
 * - `passed`: the archive got them after the review too, they lie in the range as it was then or has been since, but a
 *   range that moves with the clock no longer holds them.
 */
export interface SinceReview {
  readonly entries: number;
  readonly passed: number;
  /** Removals and corrections in the whole archive since; what was reviewed may have changed. */
  readonly changes: number;
}

/** Why the figures since a review do not speak of what was reviewed; both empty: they do. */
export interface ReviewDoubts {
  /** The search was changed after it was reviewed. */
  readonly isChanged: boolean;
  /** Groups that it uses and whose tenants have changed since, by name. */
  readonly changedGroups: readonly string[];
}

export function reviewDoubts(
  { search }: Pick<SavedSearch, 'search'>,
  review: SearchReview,
  groups: readonly TenantGroup[],
): ReviewDoubts {
  return {
    isChanged: !isSameCriteria(criteriaOf(search), review.criteria),
    changedGroups: groupsOfSearch(search, groups)
      .filter(({ changedAt }) => changedAt > review.at)
      .map(({ name }) => name),
  };
}

/** The search narrowed to what is new since the review. */
export function newOnly(criteria: Criteria, review: SearchReview): Criteria {
  const since = String(review.snapshot.highestId);
  return { ...criteria, filters: [...criteria.filters, { field: 'addedSince', not: false, values: [since] }] };
}

/**
 * The criteria over everything that the range has held since the review: from its beginning then to its end now. null
 * where the range does not move away, so that nothing can have passed.
 */
export function sinceReviewRange(criteria: Criteria, review: SearchReview, now: Microseconds): Criteria | null {
  if (criteria.undated === 'only' || criteria.range.kind === 'all' || criteria.range.kind === 'between') return null;
  const { from } = resolveRange(criteria.range, review.snapshot.now);
  const present = resolveRange(criteria.range, now);
  if (from === null || present.from === null || present.from <= from) return null;
  return { ...criteria, range: { kind: 'between', from, to: present.to } };
}
