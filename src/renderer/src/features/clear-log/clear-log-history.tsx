import type { ClearLogRecord } from '@core/clear-log/clear-log';
import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { Eraser } from 'lucide-react';
import { useCall } from '../../api/use-call';
import { clearingState, clearLogText as text } from '../../strings/clear-log';
import { EmptyState } from '../../ui/empty-state';
import { FailureNotice } from '../../ui/failure-notice';
import { formatCount } from '../../ui/format-number';
import { formatTime } from '../../ui/format-time';
import { useShownZone } from '../../ui/use-shown-zone';
import { daysInPlan } from './chosen-days';

/** Every clearing of the past, whatever became of it. */
export function ClearLogHistory() {
  const { data, error, refetch } = useCall('clearLog.history', {}, { staleTime: 0 });
  const { columns } = text;
  return (
    <Box sx={{ flex: 1, minHeight: 0, overflow: 'auto' }}>
      {error !== null && <FailureNotice failure={error} onRetry={() => void refetch()} />}
      {data?.length === 0 && (
        <EmptyState icon={<Eraser size={28} aria-hidden />} title={text.historyEmpty}>
          {text.historyEmptyHint}
        </EmptyState>
      )}
      {data !== undefined && data.length > 0 && (
        <Table size="small" stickyHeader aria-label={text.historyLabel}>
          <TableHead>
            <TableRow>
              <TableCell sx={{ pl: 5 }}>{columns.when}</TableCell>
              <TableCell>{columns.what}</TableCell>
              <TableCell>{columns.by}</TableCell>
              <TableCell align="right">{columns.counted}</TableCell>
              <TableCell align="right">{columns.archived}</TableCell>
              <TableCell align="right">{columns.left}</TableCell>
              <TableCell sx={{ pr: 5 }}>{columns.state}</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {data.map((record) => (
              <HistoryRow key={record.id} record={record} />
            ))}
          </TableBody>
        </Table>
      )}
    </Box>
  );
}

/** The backend's own days, whatever zone the window shows. */
function HistoryRow({ record }: { readonly record: ClearLogRecord }) {
  const zone = useShownZone();
  const { counted, archived, left, reason, startedAt, tenantName, connectionName } = record;
  const figure = (value: number | null): string => (value === null ? '–' : formatCount(value));
  return (
    <TableRow sx={{ '& td': { verticalAlign: 'top' } }}>
      <TableCell sx={{ pl: 5, whiteSpace: 'nowrap' }}>{formatTime(startedAt, zone, 'second')}</TableCell>
      <TableCell>
        {tenantName}
        <Box sx={{ fontSize: 12, color: 'text.secondary' }}>
          {daysInPlan(record)} · {connectionName}
        </Box>
      </TableCell>
      <TableCell>{text.by(record.account, record.machineUser)}</TableCell>
      <TableCell align="right">{figure(counted)}</TableCell>
      <TableCell align="right">{figure(archived)}</TableCell>
      <TableCell align="right">{figure(left)}</TableCell>
      <TableCell sx={{ pr: 5, minWidth: 220 }}>
        <Box sx={{ fontWeight: 600 }}>{clearingState(record)}</Box>
        {reason !== null && <Box sx={{ fontSize: 12, color: 'text.secondary' }}>{reason}</Box>}
      </TableCell>
    </TableRow>
  );
}
