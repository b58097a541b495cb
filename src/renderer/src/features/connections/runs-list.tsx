import type { CollectionRun } from '@core/coverage/coverage-ledger';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { History } from 'lucide-react';
import { useState } from 'react';
import { useCall } from '../../api/use-call';
import { runText as text, triggerText } from '../../strings/collecting';
import { useCollectingFlow } from '../../ui/collecting-flow';
import { EmptyState } from '../../ui/empty-state';
import { FailureNotice } from '../../ui/failure-notice';
import { formatCount } from '../../ui/format-number';
import { formatTime } from '../../ui/format-time';
import { LoadingLines } from '../../ui/loading-lines';
import { useShownZone } from '../../ui/use-shown-zone';
import { RunStateMark } from './run-state';
import { RunningCollection } from './running-collection';

const AT_ONCE = 100;
const FIGURES = [
  'read',
  'added',
  'duplicates',
  'revisions',
  'vanished',
] as const satisfies readonly (keyof CollectionRun)[];

/** Every run, newest first; above them the one that is under way. */
export function RunsList() {
  const [shown, setShown] = useState(AT_ONCE);
  const list = useCall('collection.runs', { limit: 10_000 });
  const runs = list.data ?? [];
  return (
    <>
      {list.error !== null && <FailureNotice failure={list.error} onRetry={() => void list.refetch()} />}
      <Box sx={{ flex: 1, minHeight: 0, overflow: 'auto' }}>
        <RunningCollection />
        {list.isPending && <LoadingLines />}
        {list.data !== undefined && runs.length === 0 && (
          <EmptyState icon={<History size={28} aria-hidden />} title={text.emptyTitle}>
            {text.emptyBody}
          </EmptyState>
        )}
        {runs.length > 0 && <RunsTable runs={runs.slice(0, shown)} />}
        {runs.length > shown && (
          <Box sx={{ p: 3, textAlign: 'center' }}>
            <Button onClick={() => setShown(shown + AT_ONCE)}>{text.showMore(runs.length - shown)}</Button>
          </Box>
        )}
      </Box>
    </>
  );
}

function RunsTable({ runs }: { readonly runs: readonly CollectionRun[] }) {
  const { columns } = text;
  const zone = useShownZone();
  const { openRun } = useCollectingFlow();
  return (
    <Table size="small" stickyHeader aria-label={text.listLabel}>
      <TableHead>
        <TableRow>
          <TableCell sx={{ pl: 5 }}>{columns.run}</TableCell>
          <TableCell>{columns.state}</TableCell>
          <TableCell>{columns.trigger}</TableCell>
          <TableCell>{columns.started}</TableCell>
          <TableCell align="right">{columns.windows}</TableCell>
          <TableCell align="right">{columns.notComplete}</TableCell>
          {FIGURES.map((figure) => (
            <TableCell key={figure} align="right" sx={{ '&:last-of-type': { pr: 5 } }}>
              {columns[figure]}
            </TableCell>
          ))}
        </TableRow>
      </TableHead>
      <TableBody>
        {runs.map((run) => (
          <TableRow key={run.id} hover onClick={() => openRun(run.id)} sx={{ cursor: 'pointer' }}>
            <TableCell sx={{ pl: 5, whiteSpace: 'nowrap' }}>
              <Link
                component="button"
                underline="hover"
                aria-label={text.open(run.id)}
                onClick={() => openRun(run.id)}
                sx={{ font: 'inherit' }}
              >
                {text.run(run.id)}
              </Link>
            </TableCell>
            <TableCell>
              <RunStateMark run={run} />
            </TableCell>
            <TableCell sx={{ whiteSpace: 'nowrap' }}>{triggerText[run.trigger]}</TableCell>
            <TableCell sx={{ whiteSpace: 'nowrap' }}>{formatTime(run.startedAt, zone, 'minute')}</TableCell>
            <TableCell align="right">{formatCount(run.windows)}</TableCell>
            <TableCell align="right" sx={{ color: run.notComplete === 0 ? 'text.secondary' : 'warning.main' }}>
              {formatCount(run.notComplete)}
            </TableCell>
            {FIGURES.map((figure) => (
              <TableCell
                key={figure}
                align="right"
                sx={{
                  color: run[figure] === 0 ? 'text.secondary' : figure === 'vanished' ? 'warning.main' : undefined,
                  '&:last-of-type': { pr: 5 },
                }}
              >
                {formatCount(run[figure])}
              </TableCell>
            ))}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
