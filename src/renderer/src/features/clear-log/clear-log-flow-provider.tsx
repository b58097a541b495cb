import { type ReactNode, useCallback, useMemo, useState } from 'react';
import { useCall } from '../../api/use-call';
import { useConnections } from '../../api/use-collecting';
import { ClearLogFlowContext } from '../../ui/clear-log-flow';
import { ClearLogDialog } from './clear-log-dialog';
import { ClearLogHistory } from './clear-log-history';

/** Leads into clearing a log from every screen; only connections whose connector can clear are offered it. */
export function ClearLogFlowProvider(props: { readonly children: ReactNode }) {
  const [connectionId, setConnectionId] = useState<string | null>(null);
  const hasHistory = (useCall('clearLog.history', {}).data?.length ?? 0) > 0;
  const connectors = useCall('connections.connectors', {}).data ?? [];
  const clearing = new Set(connectors.filter((one) => one.capabilities.clearLog).map((one) => one.id));
  const canClear = (useConnections().data ?? []).some(({ connection }) => clearing.has(connection.connector));
  const isShown = hasHistory || canClear;
  const flow = useMemo(() => ({ clearLog: setConnectionId, history: isShown ? <ClearLogHistory /> : null }), [isShown]);
  const close = useCallback(() => setConnectionId(null), []);
  return (
    <ClearLogFlowContext.Provider value={flow}>
      {props.children}
      {connectionId !== null && <ClearLogDialog key={connectionId} connectionId={connectionId} onClose={close} />}
    </ClearLogFlowContext.Provider>
  );
}
