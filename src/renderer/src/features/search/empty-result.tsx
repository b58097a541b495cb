import type { Microseconds } from '@core/entry/entry-time';
import type { SearchCoverage } from '@core/coverage/coverage-answers';
import { describeFilter } from '@core/search/describe-filter';
import type { EmptyExplanation } from '@core/search/results';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { SearchX } from 'lucide-react';
import { useCall } from '../../api/use-call';
import { useConnections } from '../../api/use-collecting';
import { coverageNoticeText } from '../../strings/coverage';
import { queryStrings } from '../../strings/query';
import { searchStrings } from '../../strings/search';
import { EmptyState } from '../../ui/empty-state';
import { FailureNotice } from '../../ui/failure-notice';
import { formatTime, offsetMinutes } from '../../ui/format-time';
import { middleCut } from '../../ui/middle-cut';
import { coverageInWords } from './coverage-words';
import type { CoverageOfSearch } from './use-coverage';
import { useSearch } from './search-context';
import { useValueLabels } from './use-value-labels';

/** Characters of a query on a button. */
const LONGEST_QUERY = 40;
const DAY: Microseconds = 86_400_000_000;

/** Why nothing is shown, and the way out: never only "no entries". */
export function EmptyResult({ coverage }: { readonly coverage: CoverageOfSearch }) {
  const { criteria, snapshot } = useSearch();
  const connections = useConnections();
  const why = useCall('search.explainEmpty', { criteria, snapshot }, { keepPrevious: false });
  if (why.error !== null) return <FailureNotice failure={why.error} onRetry={() => void why.refetch()} />;
  const isCoverageAsked = coverage.answer !== null || coverage.failure !== null;
  // Nothing is said before it is known whether everything was collected, and no button moves under the pointer.
  if (why.data === undefined || !isCoverageAsked || connections.isPending) {
    return <EmptyState title={searchStrings.loading} />;
  }
  const { answer } = coverage;
  const isImportedOnly = connections.data?.length === 0;
  const isRange = why.data.entriesOutsideRange !== null && why.data.entriesOutsideRange > 0;
  return (
    <EmptyState
      icon={<SearchX size={28} aria-hidden />}
      title={isImportedOnly ? titleOfFinding(isRange) : titleOf(isRange, answer)}
      actions={
        <>
          <RangeActions why={why.data} isRange={isRange} />
          <FilterActions why={why.data} />
        </>
      }
    >
      {answer !== null && !answer.isComplete && <NotCollected coverage={answer} />}
      {answer === null && <Box sx={{ color: 'text.primary' }}>{coverageNoticeText.emptyText}</Box>}
      <Explanation why={why.data} isRange={isRange} />
    </EmptyState>
  );
}

const titleOfFinding = (isRange: boolean): string => (isRange ? searchStrings.emptyRange : searchStrings.emptyTitle);

/** "No entry" is said only where everything was collected; `coverage` null: the ledger could not be asked. */
function titleOf(isRange: boolean, coverage: SearchCoverage | null): string {
  if (coverage === null) return coverageNoticeText.emptyUnknown;
  if (coverage.isComplete) return titleOfFinding(isRange);
  const isNever = coverage.unknownTenants === coverage.tenants;
  return isNever ? coverageNoticeText.emptyNever : coverageNoticeText.emptyTitle;
}

function NotCollected({ coverage }: { readonly coverage: SearchCoverage }) {
  return (
    <Box sx={{ color: 'text.primary' }}>
      {coverageInWords(coverage)}. {coverageNoticeText.emptyText}
    </Box>
  );
}

interface PartProps {
  readonly why: EmptyExplanation;
  readonly isRange: boolean;
}

function Explanation({ why, isRange }: PartProps) {
  const { display } = useSearch();
  const zone = display.kind === 'fixed' ? display.zone : 'UTC';
  const words = (instant: Microseconds): string => formatTime(instant, zone, 'second');
  const { earliest, latest } = why;
  const span = earliest === null || latest === null ? null : { earliest: words(earliest), latest: words(latest) };
  return (
    <>
      {isRange && span !== null && (
        <Box>{searchStrings.emptyRangeText(why.entriesOutsideRange ?? 0, span.earliest, span.latest)}</Box>
      )}
      {(why.filters.length > 0 || why.entriesWithoutQuery !== undefined) && <Box>{searchStrings.emptyByFilter}</Box>}
      {!isRange && why.filters.length === 0 && why.entriesWithoutQuery === undefined && (
        <>
          <Box>{searchStrings.emptyTogether}</Box>
          {span !== null && <Box>{searchStrings.archiveSpan(span.earliest, span.latest)}</Box>}
        </>
      )}
    </>
  );
}

function RangeActions({ why, isRange }: PartProps) {
  const { dispatch, criteria, display } = useSearch();
  const zone = display.kind === 'fixed' ? display.zone : 'UTC';
  const { earliest, latest } = why;
  if (earliest === null || latest === null || criteria.range.kind === 'all') return null;
  if (!isRange && (why.filters.length > 0 || why.entriesWithoutQuery !== undefined)) return null;
  return (
    <>
      <Button
        variant={isRange ? 'contained' : 'outlined'}
        color={isRange ? 'primary' : 'inherit'}
        onClick={() => dispatch({ kind: 'range', range: { kind: 'between', ...wholeDays(earliest, latest, zone) } })}
      >
        {searchStrings.goThere}
      </Button>
      <Button onClick={() => dispatch({ kind: 'range', range: { kind: 'all' } })}>{searchStrings.showAllTimes}</Button>
    </>
  );
}

/** Whole days of the zone around a span, so that its last entry is within `[from, to)`. */
function wholeDays(
  earliest: Microseconds,
  latest: Microseconds,
  zone: string,
): { from: Microseconds; to: Microseconds } {
  return { from: dayStart(earliest, zone), to: dayStart(latest + DAY, zone) };
}

function dayStart(instant: Microseconds, zone: string): Microseconds {
  const offset = offsetMinutes(instant, zone) * 60_000_000;
  return Math.floor((instant + offset) / DAY) * DAY - offset;
}

function FilterActions({ why }: { readonly why: EmptyExplanation }) {
  const { dispatch, criteria } = useSearch();
  const labelOf = useValueLabels(criteria.filters);
  const remove = (index: number): void =>
    dispatch({ kind: 'filters', filters: criteria.filters.filter((_, at) => at !== index) });
  return (
    <>
      {why.filters.map(({ index, entriesWithout }) => {
        const filter = criteria.filters[index];
        if (filter === undefined) return null;
        return (
          <Button key={index} onClick={() => remove(index)}>
            {searchStrings.withoutFilter(
              describeFilter(filter, (value) => labelOf(filter, value)),
              entriesWithout,
            )}
          </Button>
        );
      })}
      {why.entriesWithoutQuery !== undefined && (
        <Button onClick={() => dispatch({ kind: 'query', filters: criteria.filters, query: '' })}>
          {queryStrings.withoutQuery(middleCut(criteria.query, LONGEST_QUERY), why.entriesWithoutQuery)}
        </Button>
      )}
      {(criteria.filters.length > 0 || criteria.query !== '') && (
        <Button variant="text" color="primary" onClick={() => dispatch({ kind: 'query', filters: [], query: '' })}>
          {searchStrings.clearAll}
        </Button>
      )}
    </>
  );
}
