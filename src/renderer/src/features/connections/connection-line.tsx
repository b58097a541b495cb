import type { ConnectionSummary } from '@contract/collecting-calls';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import Link from '@mui/material/Link';
import Switch from '@mui/material/Switch';
import TableCell from '@mui/material/TableCell';
import TableRow from '@mui/material/TableRow';
import { EllipsisVertical, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { useAction } from '../../api/use-call';
import { useCollection } from '../../api/use-collecting';
import { connectionsText as text } from '../../strings/connections';
import { useCollectingFlow } from '../../ui/collecting-flow';
import { middleCut } from '../../ui/middle-cut';
import { SmallBadge } from '../../ui/small-badge';
import { useToasts } from '../../ui/toasts';
import { connectorTitle } from './connector-title';
import { inputOfConnection } from './connection-draft';
import { ConnectionMenu } from './connection-menu';
import { LastRun, NextCollection } from './last-run';
import { SecretMark } from './secret-mark';
import { useConnector } from './use-connector';

export interface ConnectionLineProps {
  readonly summary: ConnectionSummary;
  readonly isOpened: boolean;
  readonly onOpen: () => void;
}

/** One connection: what it is, how it is doing, and what can be done with it. */
export function ConnectionLine({ summary, isOpened, onOpen }: ConnectionLineProps) {
  const { connection, secret, warnings } = summary;
  const connector = useConnector(connection.connector);
  const hasOn = connection.isEnabled;
  return (
    <TableRow
      hover
      selected={isOpened}
      onClick={onOpen}
      sx={{
        cursor: 'pointer',
        '&.Mui-selected': { boxShadow: 'inset 2px 0 0 var(--vt-accent)', bgcolor: 'var(--vt-selected)' },
        ...(hasOn ? {} : { '& > td': { color: 'text.secondary' } }),
      }}
    >
      <TableCell sx={{ pl: 5, width: '34%', minWidth: 180, maxWidth: 0 }}>
        <Box sx={{ display: 'flex', alignItems: 'center', gap: 2, minWidth: 0 }}>
          <Link
            component="button"
            underline="hover"
            aria-expanded={isOpened}
            aria-label={text.openDetail(connection.name)}
            onClick={(event) => {
              event.stopPropagation();
              onOpen();
            }}
            title={connection.name}
            sx={{ textAlign: 'left', font: 'inherit', fontWeight: 600, overflowWrap: 'anywhere' }}
          >
            {middleCut(connection.name, 60)}
          </Link>
          {warnings.length > 0 && (
            <Box component="span" title={warnings.join('\n')} sx={{ color: 'warning.main', display: 'flex' }}>
              <TriangleAlert size={14} role="img" aria-label={warnings.join(' ')} />
            </Box>
          )}
        </Box>
        <Box
          title={connection.address}
          sx={{
            color: 'text.secondary',
            fontSize: 12,
            overflow: 'hidden',
            textOverflow: 'ellipsis',
            whiteSpace: 'nowrap',
          }}
        >
          {[connection.address, connection.account].filter((part) => part !== null && part !== '').join(' · ')}
        </Box>
      </TableCell>
      <TableCell>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 2 }}>
          {connector === null ? connection.connector : connectorTitle(connector)}
          {connector?.isPreview === true && <SmallBadge title={text.previewHint}>{text.preview}</SmallBadge>}
        </Box>
      </TableCell>
      <TableCell sx={{ whiteSpace: 'nowrap' }}>
        {connection.tenants.kind === 'all' ? text.allTenants : text.chosenTenants(connection.tenants.ids.length)}
      </TableCell>
      <TableCell>
        <SecretMark place={secret} />
      </TableCell>
      <TableCell sx={{ whiteSpace: 'nowrap' }}>
        <LastRun summary={summary} />
      </TableCell>
      <TableCell sx={{ whiteSpace: 'nowrap' }}>
        <NextCollection summary={summary} />
      </TableCell>
      <TableCell onClick={(event) => event.stopPropagation()} sx={{ py: 0 }}>
        <EnabledSwitch summary={summary} />
      </TableCell>
      <TableCell align="right" onClick={(event) => event.stopPropagation()} sx={{ pr: 5, whiteSpace: 'nowrap' }}>
        <LineActions summary={summary} />
      </TableCell>
    </TableRow>
  );
}

function EnabledSwitch({ summary }: { readonly summary: ConnectionSummary }) {
  const { connection } = summary;
  const toasts = useToasts();
  const update = useAction('connections.update', ['connections.list']);
  return (
    <Switch
      size="small"
      checked={update.isPending ? !connection.isEnabled : connection.isEnabled}
      disabled={update.isPending}
      slotProps={{ input: { 'aria-label': text.enabledOf(connection.name) } }}
      onChange={(_, isEnabled) =>
        update.mutate(
          { id: connection.id, connection: { ...inputOfConnection(connection), isEnabled } },
          { onError: toasts.showFailure },
        )
      }
    />
  );
}

function LineActions({ summary }: { readonly summary: ConnectionSummary }) {
  const { connection } = summary;
  const flow = useCollectingFlow();
  const isCollecting = useCollection() !== null;
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  return (
    <Box sx={{ display: 'inline-flex', gap: 1 }}>
      <Button
        aria-label={text.collectOf(connection.name)}
        disabled={isCollecting}
        onClick={() => void flow.collect({ connections: [connection.id] })}
      >
        {text.collect}
      </Button>
      <Button aria-label={text.testOf(connection.name)} onClick={() => flow.testConnection(connection.id)}>
        {text.test}
      </Button>
      <IconButton
        aria-label={text.moreOf(connection.name)}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        <EllipsisVertical size={16} aria-hidden />
      </IconButton>
      <ConnectionMenu summary={summary} anchor={anchor} onClose={() => setAnchor(null)} />
    </Box>
  );
}
