import type { OperationProgress } from '@core/operations/operation';
import { operationText } from '../strings/operations';
import { formatDuration } from './format-duration';
import { formatBytes, formatCount, formatEntries } from './format-number';

/** Seconds left at the pace so far; null while that says nothing (no total, the first second, nothing done). */
export function secondsLeft(
  progress: Pick<OperationProgress, 'done' | 'total' | 'startedAt'>,
  nowMicroseconds: number,
): number | null {
  const elapsed = (nowMicroseconds - progress.startedAt) / 1e6;
  if (progress.total === null || progress.done <= 0 || elapsed < 1) return null;
  const left = ((progress.total - progress.done) / progress.done) * elapsed;
  return Math.max(0, Math.round(left));
}

/** Hundredths of the way, whole; null where no total is known. Never 100 before the end. */
export function percentDone(progress: Pick<OperationProgress, 'done' | 'total'>): number | null {
  if (progress.total === null || progress.total === 0) return null;
  return Math.min(99, Math.floor((progress.done / progress.total) * 100));
}

/** One line: `12.3 MB of 40.0 MB · 12,400 entries · 31,000 entries/s · about 12.0 s left`. */
export function paceText(progress: OperationProgress, nowMicroseconds: number): string {
  const amount = progress.unit === 'bytes' ? formatBytes : formatEntries;
  const done =
    progress.total === null
      ? amount(progress.done)
      : operationText.of(
          (progress.unit === 'bytes' ? formatBytes : formatCount)(progress.done),
          amount(progress.total),
        );
  const left = secondsLeft(progress, nowMicroseconds);
  return [
    done,
    progress.unit === 'bytes' ? formatEntries(progress.entries) : '',
    progress.entriesPerSecond > 0 ? operationText.rate(formatCount(progress.entriesPerSecond)) : '',
    left === null ? '' : operationText.left(left < 60 ? operationText.seconds(left) : formatDuration(left * 1e6)),
  ]
    .filter((part) => part !== '')
    .join(' · ');
}
