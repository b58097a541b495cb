import type { RollOff } from '@core/coverage/coverage-answers';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { Hourglass, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { useCollection } from '../../api/use-collecting';
import { coverageText as text } from '../../strings/coverage';
import { useCollectingFlow } from '../../ui/collecting-flow';
import { roughly } from '../../ui/format-ago';
import { formatTime, timeWithoutOffset } from '../../ui/format-time';
import { Pager } from '../../ui/pager';
import { useNow } from '../../ui/use-now';
import { useShownZone } from '../../ui/use-shown-zone';

export interface RollOffTableProps {
  readonly lines: readonly RollOff[];
  /** Spacing units at the left and right. */
  readonly edge: number;
}

const PAGE = 100;
const DAY = 86_400_000_000;
const SOON = 3 * DAY;

/** One line a tenant, the worst first, each with the way to collect it. */
export function RollOffTable({ lines, edge }: RollOffTableProps) {
  const [offset, setOffset] = useState(0);
  const now = useNow();
  const columns = text.rollOffColumns;
  const at = offset < lines.length ? offset : 0;
  return (
    <>
      <Table size="small" aria-label={text.rollOffLabel}>
        <TableHead>
          <TableRow>
            <TableCell sx={{ pl: edge }}>{columns.tenant}</TableCell>
            <TableCell>{columns.connection}</TableCell>
            <TableCell>{columns.from}</TableCell>
            <TableCell>{columns.passes}</TableCell>
            <TableCell>{columns.retention}</TableCell>
            <TableCell align="right" sx={{ pr: edge }} />
          </TableRow>
        </TableHead>
        <TableBody>
          {lines.slice(at, at + PAGE).map((one) => (
            <RollOffLine
              key={`${one.tenant.key} ${one.connectionId} ${one.stream}`}
              line={one}
              edge={edge}
              left={one.passesAt - now}
            />
          ))}
        </TableBody>
      </Table>
      <Box sx={{ px: edge, py: 1 }}>
        <Pager label={text.parts.rollOff} total={lines.length} offset={at} pageSize={PAGE} onChange={setOffset} />
      </Box>
    </>
  );
}

interface RollOffLineProps {
  readonly line: RollOff;
  readonly edge: number;
  /** Microseconds until the first entry is lost. */
  readonly left: number;
}

function RollOffLine({ line, edge, left }: RollOffLineProps) {
  const zone = useShownZone();
  const { collect } = useCollectingFlow();
  const isCollecting = useCollection() !== null;
  const Icon = left <= SOON ? TriangleAlert : Hourglass;
  const tone = left <= 0 ? 'error' : left <= SOON ? 'warning' : 'textQuiet';
  return (
    <TableRow>
      <TableCell sx={{ pl: edge, overflowWrap: 'anywhere' }}>{line.tenant.name}</TableCell>
      <TableCell sx={{ overflowWrap: 'anywhere' }}>
        {[line.connectionName, line.stream].filter((part) => part !== '').join(' · ')}
      </TableCell>
      <TableCell sx={{ whiteSpace: 'nowrap' }}>{timeWithoutOffset(line.uncollectedFrom, zone, 'minute')}</TableCell>
      <TableCell sx={{ whiteSpace: 'nowrap' }} title={formatTime(line.passesAt, zone, 'minute')}>
        <span style={{ display: 'inline-flex', alignItems: 'center', gap: 6 }}>
          <Icon size={14} aria-hidden style={{ color: `var(--vt-${tone})` }} />
          {left <= 0 ? text.losing : text.inTime(roughly(left))}
        </span>
      </TableCell>
      <TableCell sx={{ whiteSpace: 'nowrap' }}>{text.retentionDays(Math.round(line.retention / DAY))}</TableCell>
      <TableCell align="right" sx={{ pr: edge }}>
        <Button
          aria-label={text.collectOf(line.tenant.name)}
          disabled={isCollecting}
          onClick={() => void collect({ connections: [line.connectionId], tenants: [line.tenant.key] })}
        >
          {text.collect}
        </Button>
      </TableCell>
    </TableRow>
  );
}
