import { drillCriteria, type LensAnswer, type LensRow } from '@core/lenses/lens-answer';
import { type LensId, lensOf } from '@core/lenses/lenses';
import type { Criteria } from '@core/search/search';
import Box from '@mui/material/Box';
import { useState } from 'react';
import { lensText as text } from '../../strings/lenses';
import { FailureNotice } from '../../ui/failure-notice';
import { formatEntries } from '../../ui/format-number';
import { LiveRegion } from '../../ui/live-region';
import { LoadingLines } from '../../ui/loading-lines';
import { Pager } from '../../ui/pager';
import { ExpectationDialog } from './expectation-dialog';
import { type LensMemory, useLensMemory } from './lens-memory';
import { LensEmpty } from './lens-empty';
import { LensNotes } from './lens-notes';
import { LensTable } from './lens-table';
import { LensTools } from './lens-tools';
import { PAGE, useLens } from './use-lens';
import { useLensCoverage } from './use-lens-coverage';
import { useShowCriteria } from './use-show-criteria';
import { useDimmed } from '../../ui/use-dimmed';

/** One lens: what it is for, what it is narrowed to, what its figures can be trusted for, and the figures. */
export function LensView({ id }: { readonly id: LensId }) {
  const lens = lensOf(id);
  const memory = useLensMemory(id);
  const { input, query, answer, zone } = useLens(id, memory);
  const coverage = useLensCoverage(answer?.criteria ?? null, zone);
  const isOutdated = query.isPlaceholderData || query.isFetching;
  const dim = useDimmed(isOutdated);
  return (
    <Box component="section" aria-label={lens.title} sx={{ height: '100%', display: 'flex', flexDirection: 'column' }}>
      <Box sx={{ px: 4, pt: 3, pb: 2, flex: 'none' }}>
        <Box component="h2" sx={{ m: 0, fontSize: 15, fontWeight: 600 }}>
          {lens.title}
        </Box>
        <Box sx={{ mt: 1 }}>{lens.purpose}</Box>
        <Box sx={{ mt: 1, fontSize: 12, color: 'text.secondary', maxWidth: 900 }}>{lens.needs}</Box>
      </Box>
      <LensTools lens={lens} memory={memory} answer={answer} input={input} zone={zone} />
      {query.error !== null && <FailureNotice failure={query.error} onRetry={() => void query.refetch()} />}
      {answer !== null && <LensNotes answer={answer} coverage={coverage} memory={memory} />}
      {answer === null && query.isFetching && <LoadingLines />}
      {answer !== null && (
        <Box
          aria-busy={isOutdated}
          sx={{
            flex: 1,
            minHeight: 0,
            display: 'flex',
            flexDirection: 'column',
            ...dim,
          }}
        >
          <Figures answer={answer} memory={memory} zone={zone} coverage={coverage} />
        </Box>
      )}
      <LiveRegion text={answer === null || isOutdated ? '' : text.rows(answer.total)} />
    </Box>
  );
}

interface FiguresProps {
  readonly answer: LensAnswer;
  readonly memory: LensMemory;
  readonly zone: string;
  readonly coverage: ReturnType<typeof useLensCoverage>;
}

function Figures({ answer, memory, zone, coverage }: FiguresProps) {
  const { choices, choose } = memory;
  const showCriteria = useShowCriteria();
  const [adjusted, setAdjusted] = useState<LensRow | null>(null);
  if (answer.total === 0) return <LensEmpty isFinding={choices.contains.trim() !== ''} coverage={coverage} />;
  const open = (row: LensRow, column: string): void => {
    const criteria: Criteria | null = drillCriteria(answer, row, column);
    if (criteria !== null) showCriteria(criteria, answer.lens === 'timing' ? 'duration' : 'started');
  };
  return (
    <>
      <LensTable
        answer={answer}
        zone={zone}
        onSort={(sort) => choose({ sort, snapshot: answer.snapshot })}
        onOpen={open}
        onOpenSlots={(row) => choose({ grouping: 'slots', series: row.key, contains: '', snapshot: answer.snapshot })}
        onAdjust={answer.grouping === 'series' ? setAdjusted : null}
      />
      <Box
        sx={{
          flex: 'none',
          minHeight: 36,
          px: 4,
          display: 'flex',
          alignItems: 'center',
          gap: 3,
          borderTop: '1px solid var(--vt-line)',
          color: 'text.secondary',
        }}
      >
        <Box>{text.rows(answer.total)}</Box>
        {answer.entries !== null && <Box>{formatEntries(answer.entries)}</Box>}
        <Box sx={{ flex: 1 }} />
        <Pager
          label={text.table}
          total={answer.total}
          offset={answer.offset}
          pageSize={PAGE}
          onChange={(offset) => choose({ offset, snapshot: answer.snapshot })}
        />
      </Box>
      {adjusted !== null && <ExpectationDialog row={adjusted} zone={zone} onClose={() => setAdjusted(null)} />}
    </>
  );
}
