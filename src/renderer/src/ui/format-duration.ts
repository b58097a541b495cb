import { formatCount } from './format-number';

const SECOND = 1_000_000;

/** Microseconds for a person: `0.4 ms`, `41.2 s`, `3 min 07 s`, `2 h 05 min`, `4 d 03 h`; a clock that went back keeps its sign. */
export function formatDuration(microseconds: number): string {
  if (microseconds < 0) return `−${formatDuration(-microseconds)}`;
  if (microseconds === 0) return '0 s';
  if (microseconds < 1000) return `${String(microseconds)} µs`;
  if (microseconds < 100_000) return `${(microseconds / 1000).toFixed(1)} ms`;
  if (microseconds < 59.95 * SECOND) return `${(microseconds / SECOND).toFixed(1)} s`;
  const seconds = Math.round(microseconds / SECOND);
  if (seconds < 3600) return pair(seconds, 60, 'min', 's');
  const minutes = Math.round(seconds / 60);
  if (minutes < 1440) return pair(minutes, 60, 'h', 'min');
  return pair(Math.round(minutes / 60), 24, 'd', 'h');
}

const pair = (value: number, base: number, large: string, small: string): string =>
  `${formatCount(Math.floor(value / base))} ${large} ${String(value % base).padStart(2, '0')} ${small}`;
