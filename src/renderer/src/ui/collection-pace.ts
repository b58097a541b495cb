import type { CollectionProgress } from '@core/collection/collection-progress';
import { collectingText } from '../strings/collecting';
import { secondsInWords } from './format-ago';
import { formatCount } from './format-number';

type Progress = Pick<
  CollectionProgress,
  'scopesDone' | 'scopesTotal' | 'windowsDone' | 'windowsTotal' | 'entriesPerSecond' | 'secondsLeft' | 'isPaused'
>;

/** Hundredths of the way, by windows (by tenants until the windows are planned); never 100 before the end. */
export function collectionPercent(progress: Progress): number {
  const { windowsDone, windowsTotal, scopesDone, scopesTotal } = progress;
  const byScopes = scopesTotal === 0 ? 0 : scopesDone / scopesTotal;
  const share = windowsTotal === 0 ? byScopes : windowsDone / windowsTotal;
  return Math.min(99, Math.floor(share * 100));
}

/** `1,234 entries/s · about 3 min 07 s left`; empty while nothing can be told. */
export function paceInWords({ entriesPerSecond, secondsLeft, isPaused }: Progress): string {
  if (isPaused) return '';
  return [
    entriesPerSecond > 0 ? collectingText.rate(formatCount(entriesPerSecond)) : '',
    secondsLeft === null ? '' : collectingText.left(secondsInWords(secondsLeft)),
  ]
    .filter((part) => part !== '')
    .join(' · ');
}
