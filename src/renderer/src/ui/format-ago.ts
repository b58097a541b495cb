import type { Microseconds } from '@core/entry/entry-time';
import { formatDuration } from './format-duration';

const MINUTE = 60_000_000;
const DAY = 1440 * MINUTE;

/** How long ago: `just now`, `12 min ago`, `3 h ago`, `5 d ago`; a time ahead is `in 2 h`. */
export function formatAgo(instant: Microseconds, now: Microseconds): string {
  const passed = now - instant;
  // The page's idea of now is some seconds old.
  if (passed < -5_000_000) return `in ${roughly(-passed)}`;
  return passed < MINUTE ? 'just now' : `${roughly(passed)} ago`;
}

/** One unit of a length of time, rounded down: `40 s`, `12 min`, `3 h`, `5 d`. */
export function roughly(length: number): string {
  if (length < MINUTE) return `${String(Math.max(1, Math.floor(length / 1_000_000)))} s`;
  if (length < 60 * MINUTE) return `${String(Math.floor(length / MINUTE))} min`;
  if (length < 2 * DAY) return `${String(Math.floor(length / (60 * MINUTE)))} h`;
  return `${String(Math.floor(length / DAY))} d`;
}

/** Seconds left in words, never none: `about 40 s left`, `about 3 min 07 s left`. */
export function secondsInWords(seconds: number): string {
  return seconds < 60 ? `${String(Math.max(1, Math.round(seconds)))} s` : formatDuration(Math.round(seconds) * 1e6);
}
