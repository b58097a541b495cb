import type { HistogramBucket } from '@core/search/results';
import { formatCount, formatEntries } from '../ui/format-number';
import { plural } from '../ui/plural';

/** Words of the histogram over the grid. */
export const histogramText = {
  title: 'Histogram',
  name: 'Entries over time',
  show: 'Show the histogram',
  hide: 'Hide the histogram',
  buckets: {
    second: 'by second',
    '10-seconds': 'by 10 seconds',
    minute: 'by minute',
    '5-minutes': 'by 5 minutes',
    '15-minutes': 'by 15 minutes',
    '30-minutes': 'by 30 minutes',
    hour: 'by hour',
    '3-hours': 'by 3 hours',
    '6-hours': 'by 6 hours',
    '12-hours': 'by 12 hours',
    day: 'by day',
    week: 'by week',
    month: 'by month',
    quarter: 'by quarter',
    year: 'by year',
  } satisfies Record<HistogramBucket, string>,
  legend: 'Legend',
  severities: { information: 'Information', warning: 'Warning', error: 'Error' },
  notCovered: 'Not covered',
  notCoveredHint: 'Days that were not collected whole: entries can be missing here.',
  unknown: 'Coverage not known',
  unknownTenants: (unknown: number, all: number) =>
    unknown === all
      ? 'Coverage not known: no connection collects these tenants, and no import declares a range.'
      : `${plural(unknown, 'tenant', 'tenants')} of ${formatCount(all)} ${unknown === 1 ? 'was' : 'were'} never collected.`,
  notChecked: 'Coverage is listed for the newest 1,000 days; it is not known here.',
  vanished: 'Vanished',
  vanishedHint: 'Entries that the backend no longer holds; filled: without explanation.',
  vanishedCount: (all: number, unexplained: number) => {
    const words = `${formatEntries(all)} vanished`;
    if (unexplained === 0) return words;
    return unexplained === all
      ? `${words} without explanation`
      : `${words}, ${formatCount(unexplained)} without explanation`;
  },
  most: (count: number) => `${formatCount(count)} at most`,
  counting: 'Counting…',
  none: 'No dated entry in this range',
  noneAtAll: 'No dated entry matches',
  onlyUndated: 'Only undated entries are searched for; they have no place in time.',
  notCounted: 'Not counted: the search failed.',
  entries: formatEntries,
  counts: (counts: { readonly information: number; readonly warning: number; readonly error: number }) => {
    const parts = [
      ...(counts.error > 0 ? [plural(counts.error, 'error', 'errors')] : []),
      ...(counts.warning > 0 ? [plural(counts.warning, 'warning', 'warnings')] : []),
    ];
    const all = counts.information + counts.warning + counts.error;
    return all === 0 ? 'no entries' : [formatEntries(all), ...parts].join(', ');
  },
  lack: (days: number, words: string) =>
    days === 1 ? `not covered: ${words}` : `${formatCount(days)} days not covered: ${words}`,
  lackOf: (tenants: number, state: string) => `${plural(tenants, 'tenant', 'tenants')} ${state}`,
  covered: 'Covered: every tenant in scope is complete here.',
  summary: (bars: number, bucket: string, span: string, entries: number) =>
    `${formatEntries(entries)} ${bucket}, ${plural(bars, 'bar', 'bars')}, ${span}.`,
  keys: 'Arrow keys move over the bars, Shift extends a selection, Enter zooms to it, Escape cancels. Plus and minus zoom, 0 fits, Ctrl with an arrow moves the range, Ctrl+Z takes back. The menu key offers more.',
  selected: (span: string, counts: string) => `Selected ${span}: ${counts}`,
  earlier: 'Earlier',
  later: 'Later',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  fit: 'Fit to the entries',
  undo: 'Undo the zoom',
  redo: 'Redo the zoom',
  table: 'Show as a table',
  zoomTo: 'Zoom to it',
  zoomToSelection: 'Zoom to the selection',
  onlyErrors: (errors: number) => `Only its ${plural(errors, 'error', 'errors')}`,
  noErrors: 'It has no errors',
  copyFigures: 'Copy figures',
  coverageOf: 'Coverage of that time',
  coverageTitle: (span: string) => `Coverage of ${span}`,
  copied: 'Figures copied.',
  menu: (span: string) => `What can be done with ${span}`,
  tableTitle: (bucket: string) => `Entries over time, ${bucket}`,
  columns: {
    when: 'When',
    from: 'From',
    until: 'Until',
    information: 'Information',
    warning: 'Warning',
    error: 'Error',
    total: 'Total',
    vanished: 'Vanished',
    unexplained: 'Unexplained',
    coverage: 'Coverage',
  },
  totals: 'Total',
  onlyWithEntries: 'Only rows with entries',
  copyCsv: 'Copy as CSV',
  copyTsv: 'Copy as TSV',
  zoomed: (span: string) => `Range ${span}`,
} as const;
