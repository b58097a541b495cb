import type { ColumnId } from '../entry/columns';
import type { Severity } from '../entry/severity';
import type { Microseconds } from '../entry/entry-time';
import { formatDay, formatTime } from '../search/format-time';
import type { EntryRow } from '../search/results';

/** The severity as the user reads it. */
export const SEVERITY_TITLES = {
  information: 'Information',
  warning: 'Warning',
  error: 'Error',
} as const satisfies Record<Severity, string>;

/** Microseconds as a decimal number of seconds without rounding: `41.2`, `-0.000001`, `3`. */
export function secondsText(microseconds: number): string {
  const absolute = Math.abs(microseconds);
  const fraction = String(absolute % 1_000_000)
    .padStart(6, '0')
    .replace(/0+$/, '');
  const whole = `${microseconds < 0 ? '-' : ''}${Math.floor(absolute / 1_000_000)}`;
  return fraction === '' ? whole : `${whole}.${fraction}`;
}

const time = (instant: Microseconds | null, row: EntryRow, zone: string): string | null =>
  instant === null ? null : formatTime(instant, row.precision, zone);

const readers: Readonly<Record<ColumnId, (row: EntryRow, zone: string) => string | null>> = {
  severity: (row) => row.severity,
  date: (row, zone) => (row.started === null ? null : formatDay(row.started, zone)),
  started: (row, zone) => time(row.started, row, zone),
  finished: (row, zone) => time(row.finished, row, zone),
  duration: (row) => (row.duration === null ? null : secondsText(row.duration)),
  source: (row) => row.source,
  task: (row) => row.task,
  item: (row) => row.item,
  performer: (row) => row.performer,
  onBehalfOf: (row) => row.onBehalfOf,
  relation: (row) => row.relation,
  tenant: (row) => row.tenant,
  organization: (row) => row.organization,
  backend: (row) => row.backend,
  firstSeen: (row, zone) => formatTime(row.firstSeen, 'millisecond', zone),
  download: (row) => (row.artefacts.length === 0 ? null : row.artefacts.join('; ')),
  itemType: (row) => row.itemType,
  address: (row) => row.address,
  instance: (row) => row.instance,
  nativeId: (row) => row.nativeId,
  id: (row) => String(row.id),
};

/**
 * The text of one column of a row as exports and the command line write it; null for no value. Times are ISO 8601 with
 * the offset of `zone`, as fine as they are known; durations are seconds; severities, relations and backends their ids.
 */
export function columnText(row: EntryRow, column: ColumnId, zone = 'UTC'): string | null {
  return readers[column](row, zone);
}
