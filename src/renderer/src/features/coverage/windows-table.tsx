import type { LedgerWindow } from '@core/coverage/coverage-ledger';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { useMemo, useState } from 'react';
import { clockText, runText } from '../../strings/collecting';
import { coverageText as text } from '../../strings/coverage';
import { useCollectingFlow } from '../../ui/collecting-flow';
import { formatCount } from '../../ui/format-number';
import { timeWithoutOffset } from '../../ui/format-time';
import { OutcomeMark } from '../../ui/outcome-mark';

export interface WindowsTableProps {
  readonly windows: readonly LedgerWindow[];
  readonly zone: string;
}

const AT_ONCE = 100;

/** One line a window of the ledger, the last asked first. */
export function WindowsTable({ windows, zone }: WindowsTableProps) {
  const { columns } = text;
  const [shown, setShown] = useState(AT_ONCE);
  const newest = useMemo(() => windows.toSorted((a, b) => b.askedAt - a.askedAt || b.id - a.id), [windows]);
  return (
    <>
      <Table size="small" stickyHeader aria-label={text.windows}>
        <TableHead>
          <TableRow sx={{ '& > th': { whiteSpace: 'nowrap' } }}>
            <TableCell sx={{ pl: 5 }}>{columns.outcome}</TableCell>
            <TableCell>{columns.asked}</TableCell>
            <TableCell>{columns.range}</TableCell>
            <TableCell>{columns.connection}</TableCell>
            <TableCell>{columns.clock}</TableCell>
            <TableCell align="right">{columns.pages}</TableCell>
            <TableCell align="right">{columns.read}</TableCell>
            <TableCell align="right">{columns.added}</TableCell>
            <TableCell align="right">{columns.duplicates}</TableCell>
            <TableCell align="right" title={text.totalHint}>
              {columns.total}
            </TableCell>
            <TableCell sx={{ pr: 5 }}>{columns.reason}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {newest.slice(0, shown).map((one) => (
            <WindowLine key={one.id} window={one} zone={zone} />
          ))}
        </TableBody>
      </Table>
      {newest.length > shown && (
        <Box sx={{ p: 2, textAlign: 'center' }}>
          <Button onClick={() => setShown(shown + AT_ONCE)}>{text.windowsMore(newest.length - shown)}</Button>
        </Box>
      )}
    </>
  );
}

const NO_WRAP = { whiteSpace: 'nowrap' } as const;

function WindowLine({ window, zone }: { readonly window: LedgerWindow; readonly zone: string }) {
  const { openRun } = useCollectingFlow();
  const { runId } = window;
  const short = (instant: number): string => timeWithoutOffset(instant, zone, 'second');
  return (
    <TableRow sx={{ verticalAlign: 'top' }}>
      <TableCell sx={{ pl: 5 }}>
        <OutcomeMark outcome={window.outcome} />
      </TableCell>
      <TableCell sx={NO_WRAP}>
        {timeWithoutOffset(window.askedAt, zone, 'second')}
        {runId !== null && (
          <Box sx={{ fontSize: 12 }}>
            <Link component="button" underline="hover" onClick={() => openRun(runId)} sx={{ font: 'inherit' }}>
              {runText.run(runId)}
            </Link>
          </Box>
        )}
      </TableCell>
      <TableCell sx={NO_WRAP}>
        {short(window.from)}
        <Box>– {short(window.to)}</Box>
      </TableCell>
      <TableCell sx={{ minWidth: 120 }}>
        {window.connectionName}
        <Box sx={{ fontSize: 12, color: 'text.secondary', overflowWrap: 'anywhere' }}>
          {[window.account, window.stream].filter((part) => part !== '').join(' · ')}
        </Box>
      </TableCell>
      <TableCell sx={NO_WRAP}>{clockText[window.clock]}</TableCell>
      <TableCell align="right">{formatCount(window.pages)}</TableCell>
      <TableCell align="right">{formatCount(window.read)}</TableCell>
      <TableCell align="right">{formatCount(window.added)}</TableCell>
      <TableCell align="right">{formatCount(window.duplicates)}</TableCell>
      <TableCell align="right" title={text.totalHint} sx={window.total === null ? { color: 'text.secondary' } : {}}>
        {window.total === null ? '–' : formatCount(window.total)}
      </TableCell>
      <TableCell sx={{ pr: 5, minWidth: 220, overflowWrap: 'anywhere' }}>{window.reason ?? ''}</TableCell>
    </TableRow>
  );
}
