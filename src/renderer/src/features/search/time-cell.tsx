import type { EntryRow } from '@core/search/results';
import { searchStrings } from '../../strings/search';
import { formatTime, timeParts } from '../../ui/format-time';
import { type DisplayZone, timeDoubt, zoneOfRow } from './cell-text';
import './cells.css';

export interface TimeCellProps {
  readonly row: EntryRow;
  readonly column: 'date' | 'started' | 'finished' | 'firstSeen';
  readonly display: DisplayZone;
  /** True where a column of its own shows the date of `started`. */
  readonly hasDate: boolean;
}

/** A time with its offset; the date is left out where the Date column shows it, a later day told beside the time. */
export function TimeCell({ row, column, display, hasDate }: TimeCellProps) {
  const zone = zoneOfRow(display, row);
  const instant = column === 'firstSeen' ? row.firstSeen : column === 'finished' ? row.finished : row.started;
  if (instant === null)
    return column === 'date' ? <span className="vt-time-quiet">{searchStrings.undated}</span> : null;
  const precision = column === 'firstSeen' ? 'second' : row.precision;
  const parts = timeParts(instant, zone, precision);
  if (column === 'date') return <span>{parts.day}</span>;
  const doubt = column === 'firstSeen' ? null : timeDoubt(row);
  const showsDate = column === 'firstSeen' || !hasDate;
  const later = showsDate || row.started === null ? 0 : daysBetween(timeParts(row.started, zone).date, parts.date);
  const whole = formatTime(instant, zone, precision);
  return (
    <span title={doubt === null ? whole : `${whole}\n${doubt}`} className="vt-time">
      {showsDate && `${parts.day} `}
      {parts.time}
      <span className="vt-time-quiet"> {parts.offset}</span>
      {later !== 0 && <span> {searchStrings.daysLater(later)}</span>}
      {doubt !== null && (
        <span role="img" aria-label={doubt} className="vt-time-doubt">
          {' '}
          ?
        </span>
      )}
    </span>
  );
}

/** Whole days from one date to another: `2026-11-21` to `2026-11-22` is 1. */
const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
