import type { ScopeProgress } from '@core/collection/collection-progress';
import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { runText as text } from '../../strings/collecting';
import { formatCount } from '../../ui/format-number';
import { formatTime } from '../../ui/format-time';
import { useShownZone } from '../../ui/use-shown-zone';
import { ScopeStateMark } from './run-state';

export interface ScopesTableProps {
  readonly label: string;
  readonly scopes: readonly ScopeProgress[];
  /** Without the columns that are of interest only after the end. */
  readonly isShort?: boolean;
  /** Nothing is claimed of later moments: a day that has not ended yet is asked whole. */
  readonly until?: number;
}

/** One line a tenant: how it stands, how much came, and why it is not complete. */
export function ScopesTable({ label, scopes, isShort = false, until = Number.POSITIVE_INFINITY }: ScopesTableProps) {
  const { columns } = text;
  const zone = useShownZone();
  const reasonsWidth = scopes.some(({ reasons }) => reasons.length > 0) ? '40%' : 'auto';
  return (
    <Table size="small" stickyHeader aria-label={label}>
      <TableHead>
        <TableRow>
          <TableCell sx={{ pl: isShort ? 3 : 5 }}>{columns.tenant}</TableCell>
          {!isShort && <TableCell>{columns.connection}</TableCell>}
          <TableCell>{columns.state}</TableCell>
          <TableCell align="right">{columns.progress}</TableCell>
          <TableCell align="right">{columns.read}</TableCell>
          <TableCell align="right">{columns.added}</TableCell>
          {!isShort && <TableCell align="right">{columns.duplicates}</TableCell>}
          {!isShort && <TableCell>{columns.range}</TableCell>}
          <TableCell sx={{ pr: isShort ? 3 : 5 }}>{columns.reasons}</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {scopes.map((one) => (
          <TableRow key={`${one.connectionId} ${one.scope}`} sx={{ verticalAlign: 'top' }}>
            <TableCell sx={{ pl: isShort ? 3 : 5, overflowWrap: 'anywhere', minWidth: 170 }}>{one.title}</TableCell>
            {!isShort && <TableCell>{one.connectionName}</TableCell>}
            <TableCell>
              <ScopeStateMark state={one.state} />
            </TableCell>
            <TableCell align="right" sx={{ whiteSpace: 'nowrap' }}>
              {formatCount(one.windowsDone)}/{formatCount(one.windowsTotal)}
            </TableCell>
            <TableCell align="right">{formatCount(one.read)}</TableCell>
            <TableCell align="right">{formatCount(one.added)}</TableCell>
            {!isShort && <TableCell align="right">{formatCount(one.duplicates)}</TableCell>}
            {!isShort && (
              <TableCell sx={{ whiteSpace: 'nowrap' }}>
                {one.completeTo === null ? '' : formatTime(Math.min(one.completeTo, until), zone, 'minute')}
              </TableCell>
            )}
            <TableCell sx={{ pr: isShort ? 3 : 5, overflowWrap: 'anywhere', width: reasonsWidth }}>
              {one.reasons.map((reason) => (
                <Box key={reason}>{reason}</Box>
              ))}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
