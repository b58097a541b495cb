import type { TimeSpan } from '@core/coverage/time-spans';
import { formatTime } from '@core/search/format-time';
import type { TimelineBar } from '@core/search/results';
import { histogramText as text } from '../../../strings/histogram';
import { type CoverageMarks, isUnknown, lackInWords } from './coverage-marks';
import { totalOf } from './plot-geometry';

export interface FiguresRow {
  readonly from: string;
  readonly until: string;
  readonly bar: TimelineBar;
  readonly total: number;
  /** Empty where nothing is missing. */
  readonly lack: string;
}

/** The bars as rows; times in ISO 8601 with their offset, so that they can be read by machine. */
export function figuresRows(
  bars: readonly TimelineBar[],
  zone: string,
  coverage: CoverageMarks | null,
): readonly FiguresRow[] {
  return bars.map((bar) => ({
    from: formatTime(bar.start, 'second', zone),
    until: formatTime(bar.end, 'second', zone),
    bar,
    total: totalOf(bar),
    lack: coverage === null ? '' : coverageWords({ from: bar.start, to: bar.end }, coverage),
  }));
}

const coverageWords = (span: TimeSpan, coverage: CoverageMarks): string =>
  [lackInWords(span, coverage), isUnknown(span, coverage) ? coverage.unknownWords : '']
    .filter((part) => part !== '')
    .join('; ');

const { columns } = text;
const TITLES = [
  columns.from,
  columns.until,
  columns.information,
  columns.warning,
  columns.error,
  columns.total,
  columns.vanished,
  columns.unexplained,
  columns.coverage,
];

/** Rows under their titles, for a spreadsheet: fields between tabs, or CSV as RFC 4180 has it. */
export function figuresText(rows: readonly FiguresRow[], kind: 'csv' | 'tsv'): string {
  const lines = rows.map(({ from, until, bar, total, lack }) =>
    [from, until, bar.information, bar.warning, bar.error, total, bar.vanished, bar.unexplained, lack].map(String),
  );
  const field = kind === 'csv' ? csvField : (value: string): string => value.replaceAll(/[\t\r\n]+/g, ' ');
  const separator = kind === 'csv' ? ',' : '\t';
  const end = kind === 'csv' ? '\r\n' : '\n';
  return [TITLES, ...lines].map((line) => line.map(field).join(separator) + end).join('');
}

const csvField = (value: string): string => (/[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);
