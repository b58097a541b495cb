import type { ConnectionSummary } from '@contract/collecting-calls';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { Cable, Plus } from 'lucide-react';
import { useState } from 'react';
import { useConnections } from '../../api/use-collecting';
import { useOpenDemo } from '../../ui/use-open-demo';
import { connectionsText as text } from '../../strings/connections';
import { useCollectingFlow } from '../../ui/collecting-flow';
import { EmptyState } from '../../ui/empty-state';
import { FailureNotice } from '../../ui/failure-notice';
import { LoadingLines } from '../../ui/loading-lines';
import { SidePane } from '../../ui/side-pane';
import { ConnectionPane } from './connection-pane';
import { ConnectionsTable } from './connections-table';

/** Every connection, and below them what there is to know about the one that is chosen. */
export function ConnectionsList() {
  const list = useConnections();
  const [opened, setOpened] = useState<string | null>(null);
  const [size, setSize] = useState(() => Math.min(280, Math.round(window.innerHeight * 0.36)));
  const shown = list.data?.find((one) => one.connection.id === opened) ?? null;
  return (
    <>
      {list.error !== null && <FailureNotice failure={list.error} onRetry={() => void list.refetch()} />}
      <Box sx={{ flex: 1, minHeight: 0, overflow: 'auto' }}>
        {list.isPending && <LoadingLines />}
        {list.data?.length === 0 && <NoConnections />}
        {list.data !== undefined && list.data.length > 0 && (
          <ConnectionsTable connections={byName(list.data)} opened={opened} onOpen={setOpened} />
        )}
      </Box>
      {shown !== null && (
        <SidePane side="bottom" size={size} onResized={setSize} separatorLabel={text.resizeDetail}>
          <ConnectionPane key={shown.connection.id} summary={shown} onClose={() => setOpened(null)} />
        </SidePane>
      )}
    </>
  );
}

const byName = (connections: readonly ConnectionSummary[]): readonly ConnectionSummary[] =>
  connections.toSorted((a, b) => a.connection.name.localeCompare(b.connection.name));

function NoConnections() {
  const flow = useCollectingFlow();
  const demo = useOpenDemo();
  return (
    <EmptyState
      icon={<Cable size={28} aria-hidden />}
      title={text.emptyTitle}
      actions={
        <>
          <Button
            variant="contained"
            color="primary"
            startIcon={<Plus size={14} aria-hidden />}
            onClick={flow.addConnection}
          >
            {text.add}
          </Button>
          {!demo.isDemo && (
            <Button disabled={demo.isOpening} onClick={demo.open}>
              {demo.isOpening ? text.openingDemo : text.openDemo}
            </Button>
          )}
        </>
      }
    >
      <Box>{text.emptyBody}</Box>
      {!demo.isDemo && <Box>{text.emptyDemo}</Box>}
      {demo.failure !== null && <FailureNotice failure={demo.failure} onRetry={demo.open} />}
    </EmptyState>
  );
}
