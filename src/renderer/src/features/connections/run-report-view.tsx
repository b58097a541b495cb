import type { RunReport, ScopeProgress } from '@core/collection/collection-progress';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import Typography from '@mui/material/Typography';
import { ArrowLeft } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useCall } from '../../api/use-call';
import { useCollection } from '../../api/use-collecting';
import { runInWords, runStateMeaning, runText as text, triggerText } from '../../strings/collecting';
import { useCollectingFlow } from '../../ui/collecting-flow';
import { FailureNotice } from '../../ui/failure-notice';
import { formatDuration } from '../../ui/format-duration';
import { formatCount } from '../../ui/format-number';
import { formatTime } from '../../ui/format-time';
import { LoadingLines } from '../../ui/loading-lines';
import { NoticeLine } from '../../ui/notice-line';
import { Pager } from '../../ui/pager';
import { TextInputField } from '../../ui/text-input-field';
import { useShownZone } from '../../ui/use-shown-zone';
import { RunStateMark } from './run-state';
import { CollectionBar } from './running-collection';
import { ScopesTable } from './scopes-table';

export interface RunReportViewProps {
  readonly runId: number;
  readonly onBack: () => void;
}

const PAGE = 100;
const FIGURES = ['read', 'added', 'duplicates', 'revisions', 'vanished'] as const;

/** The table at the end of a run: what is complete, what is not, and why. Grows while the run is under way. */
export function RunReportView({ runId, onBack }: RunReportViewProps) {
  const report = useCall('collection.read', { runId });
  const running = useCollection();
  const shown = report.data?.run.id === runId ? report.data : undefined;
  return (
    <Box sx={{ height: '100%', display: 'flex', flexDirection: 'column' }}>
      <Box
        sx={{ px: 5, pt: 2, pb: 3, display: 'grid', gap: 2, borderBottom: '1px solid var(--vt-line)', flex: 'none' }}
      >
        <Box>
          <Link
            component="button"
            underline="hover"
            onClick={onBack}
            sx={{ display: 'inline-flex', alignItems: 'center', gap: 1, font: 'inherit', color: 'text.secondary' }}
          >
            <ArrowLeft size={14} aria-hidden />
            {text.back}
          </Link>
        </Box>
        <Box sx={{ display: 'flex', alignItems: 'baseline', gap: 3 }}>
          <Typography variant="h1">{text.run(runId)}</Typography>
          {shown !== undefined && <RunStateMark run={shown.run} />}
        </Box>
        {shown !== undefined && <RunFacts report={shown} />}
        {running?.runId === runId && <CollectionBar progress={running} />}
      </Box>
      {report.error !== null && <FailureNotice failure={report.error} onRetry={() => void report.refetch()} />}
      {shown !== undefined && runStateMeaning[shown.run.state] !== '' && (
        <NoticeLine tone="warning">{runStateMeaning[shown.run.state]}</NoticeLine>
      )}
      {shown === undefined && report.error === null && <LoadingLines />}
      {shown !== undefined && <Scopes report={shown} />}
    </Box>
  );
}

function RunFacts({ report }: { readonly report: RunReport }) {
  const { run } = report;
  const zone = useShownZone();
  const { collect } = useCollectingFlow();
  const isCollecting = useCollection() !== null;
  const rest = report.scopes.filter((one) => isLacking(one));
  return (
    <>
      <Box sx={{ display: 'flex', columnGap: 5, rowGap: 0.5, flexWrap: 'wrap', color: 'text.secondary' }}>
        <Box>{triggerText[run.trigger]}</Box>
        <Box>
          {formatTime(run.startedAt, zone, 'second')}
          {run.endedAt === null ? '' : `, ${text.took(formatDuration(run.endedAt - run.startedAt))}`}
        </Box>
        <Box>
          {text.columns.windows} {formatCount(run.windows)}
        </Box>
        {FIGURES.map((figure) => (
          <Box key={figure}>
            {text.columns[figure]}{' '}
            <Box component="span" sx={{ color: run[figure] === 0 ? 'inherit' : 'text.primary', fontWeight: 600 }}>
              {formatCount(run[figure])}
            </Box>
          </Box>
        ))}
      </Box>
      {run.state !== 'running' && (
        <Box sx={{ display: 'flex', alignItems: 'center', gap: 3 }}>
          <Box role="status" sx={{ flex: 1, overflowWrap: 'anywhere' }}>
            {runInWords(report)}
          </Box>
          {rest.length > 0 && (
            <Button
              title={text.collectRestHint}
              disabled={isCollecting}
              onClick={() =>
                void collect({
                  connections: [...new Set(rest.map((one) => one.connectionId))],
                  tenants: [...new Set(rest.flatMap((one) => one.tenants))],
                })
              }
            >
              {text.collectRest}
            </Button>
          )}
        </Box>
      )}
    </>
  );
}

const isLacking = (scope: ScopeProgress): boolean => scope.state !== 'complete';

function Scopes({ report }: { readonly report: RunReport }) {
  const lacking = useMemo(() => report.scopes.filter(isLacking), [report.scopes]);
  const [wanted, setWanted] = useState<'all' | 'not' | null>(null);
  const [contains, setContains] = useState('');
  const [offset, setOffset] = useState(0);
  const filter = wanted ?? (lacking.length > 0 && report.run.state !== 'running' ? 'not' : 'all');
  const found = useMemo(() => {
    const text = contains.trim().toLowerCase();
    const some = filter === 'not' ? lacking : report.scopes;
    return text === '' ? some : some.filter((one) => `${one.title} ${one.connectionName}`.toLowerCase().includes(text));
  }, [filter, lacking, report.scopes, contains]);
  const at = offset < found.length ? offset : 0;
  if (report.scopes.length === 0) return <Box sx={{ px: 5, py: 4, color: 'text.secondary' }}>{text.noScopes}</Box>;
  return (
    <>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 3, px: 5, py: 2, flex: 'none' }}>
        <ToggleButtonGroup
          exclusive
          size="small"
          aria-label={text.filter}
          value={filter}
          onChange={(_, next: 'all' | 'not' | null) => setWanted(next ?? filter)}
        >
          <ToggleButton value="not">{text.filterNot(lacking.length)}</ToggleButton>
          <ToggleButton value="all">{text.filterAll(report.scopes.length)}</ToggleButton>
        </ToggleButtonGroup>
        <Box sx={{ width: 240 }}>
          <TextInputField
            label={text.find}
            hidesLabel
            placeholder={text.find}
            value={contains}
            onChange={(value) => {
              setContains(value);
              setOffset(0);
            }}
          />
        </Box>
        <Box sx={{ flex: 1 }} />
        <Pager label={text.tableLabel} total={found.length} offset={at} pageSize={PAGE} onChange={setOffset} />
      </Box>
      <Box sx={{ flex: 1, minHeight: 0, overflow: 'auto', borderTop: '1px solid var(--vt-line)' }}>
        {found.length === 0 ? (
          <Box sx={{ px: 5, py: 4, color: 'text.secondary' }}>{contains === '' ? text.noneNot : text.noneLike}</Box>
        ) : (
          <ScopesTable
            label={text.tableLabel}
            scopes={found.slice(at, at + PAGE)}
            {...(report.run.endedAt === null ? {} : { until: report.run.endedAt })}
          />
        )}
      </Box>
    </>
  );
}
