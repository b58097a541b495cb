import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import { Download, Plus } from 'lucide-react';
import { useCollection, useConnections } from '../../api/use-collecting';
import { connectionsText as text } from '../../strings/connections';
import { clearLogText } from '../../strings/clear-log';
import { useClearLogFlow } from '../../ui/clear-log-flow';
import { type ConnectionsPart, useCollectingFlow } from '../../ui/collecting-flow';
import { ScreenHeader } from '../../ui/screen-header';
import { ConnectionsList } from './connections-list';
import { RunReportView } from './run-report-view';
import { RunsList } from './runs-list';

/** The connections, and the runs that collected from them. */
export function ConnectionsScreen() {
  const flow = useCollectingFlow();
  const clearings = useClearLogFlow().history;
  const { openedRun, openRun, part, showPart } = flow;
  if (part === 'runs' && openedRun !== null) {
    return <RunReportView key={openedRun} runId={openedRun} onBack={() => openRun(null)} />;
  }
  return (
    <Box sx={{ height: '100%', display: 'flex', flexDirection: 'column' }}>
      <ScreenHeader title={text.title}>
        <Actions />
      </ScreenHeader>
      <Tabs
        value={part}
        onChange={(_, next: ConnectionsPart) => showPart(next)}
        aria-label={text.partsLabel}
        sx={{ flex: 'none', px: 3, borderBottom: '1px solid var(--vt-line)' }}
      >
        <Tab value="connections" label={text.parts.connections} />
        <Tab value="runs" label={text.parts.runs} />
        {clearings !== null && <Tab value="clearings" label={clearLogText.historyTab} />}
      </Tabs>
      {part === 'connections' && <ConnectionsList />}
      {part === 'runs' && <RunsList />}
      {part === 'clearings' && clearings}
    </Box>
  );
}

function Actions() {
  const flow = useCollectingFlow();
  const connections = useConnections().data ?? [];
  const isCollecting = useCollection() !== null;
  if (connections.length === 0) return null;
  return (
    <>
      <Button
        startIcon={<Download size={14} aria-hidden />}
        title={text.collectAllHint}
        disabled={isCollecting || !connections.some((one) => one.connection.isEnabled)}
        onClick={() => void flow.collect({})}
      >
        {text.collectAll}
      </Button>
      <Button
        variant="contained"
        color="primary"
        startIcon={<Plus size={14} aria-hidden />}
        onClick={flow.addConnection}
      >
        {text.add}
      </Button>
    </>
  );
}
