import type { SearchCoverage } from '@core/coverage/coverage-answers';
import type { TimeSpan } from '@core/coverage/time-spans';
import { dayStateText } from '../../../strings/coverage';
import { histogramText as text } from '../../../strings/histogram';
import { dayAfter, dayOf, daySpans, startOfDay } from '../../../ui/calendar-days';

/** Days that the coverage answer considers at most, the newest. */
const MOST_DAYS = 1000;
const DAY = 86_400_000_000;

/** What of the time axis is not covered, to be drawn and to be said. */
export interface CoverageMarks {
  /** Stretches of days that lack something, in microseconds. */
  readonly lacking: readonly TimeSpan[];
  /** Stretches of which nothing can be said; drawn more quietly. */
  readonly unknown: readonly TimeSpan[];
  /** What the second says; empty where there is none. */
  readonly unknownWords: string;
  readonly days: SearchCoverage['days'];
  readonly zone: string;
}

/** The marks for what the ledger answers of a search; null: it has not answered yet. */
export function coverageMarks(
  coverage: SearchCoverage | null,
  axis: TimeSpan,
  { zone, now }: { readonly zone: string; readonly now: number },
): CoverageMarks | null {
  if (coverage === null) return null;
  const { days, unknownTenants, tenants } = coverage;
  const runs = daySpans(days.map((one) => one.day)).map(({ from, to }) => ({
    from: startOfDay(from, zone),
    to: startOfDay(dayAfter(to), zone),
  }));
  // What is still to come is no lack.
  const past = { from: axis.from, to: Math.min(axis.to, now) };
  const lacking = runs.map((run) => ({ from: Math.max(run.from, past.from), to: Math.min(run.to, axis.to) }));
  const checkedFrom = past.to - (MOST_DAYS - 1) * DAY;
  const unknown =
    unknownTenants > 0
      ? [past]
      : !coverage.isComplete && past.from < checkedFrom
        ? [{ from: past.from, to: checkedFrom }]
        : [];
  return {
    lacking: lacking.filter((one) => one.from < one.to),
    unknown: unknown.filter((one) => one.from < one.to),
    unknownWords: unknownTenants > 0 ? text.unknownTenants(unknownTenants, tenants) : text.notChecked,
    days,
    zone,
  };
}

/** The days of a span that lack something. */
export function lackingDays({ from, to }: TimeSpan, { days, zone }: CoverageMarks): SearchCoverage['days'] {
  if (days.length === 0) return [];
  const first = dayOf(from, zone);
  const last = dayOf(Math.max(from, to - 1), zone);
  return days.filter(({ day }) => day >= first && day <= last);
}

/** The days that a span lacks, in words; empty: none that is known. */
export function lackInWords(span: TimeSpan, marks: CoverageMarks): string {
  const lacking = lackingDays(span, marks);
  if (lacking.length === 0) return '';
  const tenants = Math.max(...lacking.map((one) => one.tenants));
  const states = [...new Set(lacking.map((one) => dayStateText[one.state]))].join(', ');
  return text.lack(lacking.length, text.lackOf(tenants, states));
}

/** Whether there is something of a span that nothing can be said of. */
export function isUnknown(span: TimeSpan, { unknown }: CoverageMarks): boolean {
  return unknown.some((one) => one.from < span.to && span.from < one.to);
}
