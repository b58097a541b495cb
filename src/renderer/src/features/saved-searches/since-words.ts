import type { SavedSearch } from '@core/saved-searches/saved-search';
import { reviewDoubts } from '@core/saved-searches/since-review';
import type { TenantGroup } from '@core/tenant-groups/tenant-group';
import { reviewText } from '../../strings/saved-searches';
import { formatAgo } from '../../ui/format-ago';
import { formatTime } from '../../ui/format-time';
import type { CountedSince } from './use-since-reviews';

export interface SinceWords {
  readonly text: string;
  /** The whole of it, for a tooltip and for those who hear the window. */
  readonly explanation: string;
  readonly tone: 'new' | 'quiet' | 'warning';
}

interface SinceWordsInput {
  readonly one: SavedSearch;
  readonly counted: CountedSince | undefined;
  readonly groups: readonly TenantGroup[];
  /** UTC microseconds. */
  readonly now: number;
  readonly zone: string;
}

/** What stands beside a search about what is new since its review; null: it was never reviewed. */
export function sinceWords({ one, counted, groups, now, zone }: SinceWordsInput): SinceWords | null {
  const { review } = one;
  if (review === null) return null;
  const ago = formatAgo(review.at, Math.max(now, review.at));
  const reviewed = reviewText.reviewedBy(ago, review.by);
  const doubts = reviewDoubts(one, review, groups);
  if (doubts.isChanged) {
    return { text: reviewText.changedSince, explanation: `${reviewed}. ${reviewText.edited}`, tone: 'warning' };
  }
  if (counted === undefined || counted.reviewedAt !== review.at) {
    return { text: reviewText.counting, explanation: reviewed, tone: 'quiet' };
  }
  if (counted.since === null) {
    return { text: reviewText.notCounted, explanation: counted.failure ?? reviewed, tone: 'warning' };
  }
  const { entries, passed, changes } = counted.since;
  const sentences = [
    reviewText.explain(entries, formatTime(review.at, zone, 'minute'), review.by, review.entries),
    ...(passed === 0 ? [] : [reviewText.passed(passed)]),
    ...(changes === 0 ? [] : [reviewText.changes(changes)]),
    ...(doubts.changedGroups.length === 0 ? [] : [reviewText.groups(doubts.changedGroups.join(', '))]),
  ];
  const figure = entries === 0 ? reviewText.nothingNew(ago) : reviewText.newSince(entries, ago);
  const isDoubtful = passed > 0 || changes > 0 || doubts.changedGroups.length > 0;
  return {
    text: passed === 0 ? figure : `${figure} · ${reviewText.passedShort(passed)}`,
    explanation: sentences.join(' '),
    tone: isDoubtful ? 'warning' : entries === 0 ? 'quiet' : 'new',
  };
}
