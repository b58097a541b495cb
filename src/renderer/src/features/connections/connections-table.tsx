import type { ConnectionSummary } from '@contract/collecting-calls';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { connectionsText as text } from '../../strings/connections';
import { ConnectionLine } from './connection-line';

export interface ConnectionsTableProps {
  readonly connections: readonly ConnectionSummary[];
  readonly opened: string | null;
  readonly onOpen: (id: string | null) => void;
}

/** One line a connection. */
export function ConnectionsTable({ connections, opened, onOpen }: ConnectionsTableProps) {
  const { columns } = text;
  return (
    <Table size="small" stickyHeader aria-label={text.listLabel}>
      <TableHead>
        <TableRow>
          <TableCell sx={{ pl: 5 }}>{columns.name}</TableCell>
          <TableCell>{columns.backend}</TableCell>
          <TableCell>{columns.tenants}</TableCell>
          <TableCell>{columns.secret}</TableCell>
          <TableCell>{columns.lastRun}</TableCell>
          <TableCell>{columns.next}</TableCell>
          <TableCell>{columns.enabled}</TableCell>
          <TableCell align="right" sx={{ pr: 5 }}>
            {columns.actions}
          </TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {connections.map((one) => (
          <ConnectionLine
            key={one.connection.id}
            summary={one}
            isOpened={one.connection.id === opened}
            onOpen={() => onOpen(one.connection.id === opened ? null : one.connection.id)}
          />
        ))}
      </TableBody>
    </Table>
  );
}
