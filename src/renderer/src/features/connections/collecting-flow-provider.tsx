import type { RunReport } from '@core/collection/collection-progress';
import { type ReactNode, useCallback, useMemo, useState } from 'react';
import { callApplication } from '../../api/client';
import { operationEnd } from '../../api/use-application';
import { useAction } from '../../api/use-call';
import { useCollection, useConnections } from '../../api/use-collecting';
import { CallFailed } from '../../api/call-failed';
import { collectingText, runInWords, runText } from '../../strings/collecting';
import { type CollectingFlow, CollectingFlowContext, type CollectWish } from '../../ui/collecting-flow';
import { useCommands } from '../../ui/commands';
import { useNavigation } from '../../ui/navigation';
import { type Toasts, useToasts } from '../../ui/toasts';
import { ConnectionDialog } from './connection-dialog';
import { TestDialog } from './test-dialog';

type Dialog =
  | { readonly kind: 'none' }
  | { readonly kind: 'add' }
  | { readonly kind: 'edit'; readonly id: string }
  | { readonly kind: 'test'; readonly id: string };

const NONE: Dialog = { kind: 'none' };

/** Leads into connections and collecting from every screen. Stands inside the frame's navigation. */
export function CollectingFlowProvider(props: { readonly children: ReactNode }) {
  const [dialog, setDialog] = useState<Dialog>(NONE);
  const [part, setPart] = useState<CollectingFlow['part']>('connections');
  const [openedRun, setOpenedRun] = useState<number | null>(null);
  const { showScreen } = useNavigation();
  const toasts = useToasts();
  const connections = useConnections().data ?? [];
  const openRun = useCallback(
    (runId: number | null) => {
      setOpenedRun(runId);
      setPart('runs');
      showScreen('connections');
    },
    [showScreen],
  );
  const flow = useMemo<CollectingFlow>(
    () => ({
      addConnection: () => setDialog({ kind: 'add' }),
      editConnection: (id) => setDialog({ kind: 'edit', id }),
      testConnection: (id) => setDialog({ kind: 'test', id }),
      collect: (wish) => collectOnce(wish, toasts, openRun),
      openedRun,
      openRun,
      part,
      showPart: setPart,
    }),
    [toasts, openRun, openedRun, part],
  );
  useCollectingCommands(flow);
  const close = useCallback(() => setDialog(NONE), []);
  const chosen =
    dialog.kind === 'edit' || dialog.kind === 'test'
      ? (connections.find((one) => one.connection.id === dialog.id) ?? null)
      : null;
  return (
    <CollectingFlowContext.Provider value={flow}>
      {props.children}
      {dialog.kind === 'add' && <ConnectionDialog summary={null} onClose={close} />}
      {dialog.kind === 'edit' && chosen !== null && (
        <ConnectionDialog key={dialog.id} summary={chosen} onClose={close} />
      )}
      {dialog.kind === 'test' && chosen !== null && <TestDialog key={dialog.id} summary={chosen} onClose={close} />}
    </CollectingFlowContext.Provider>
  );
}

/** Starts a run, waits for its end, and says in a line what came of it. Never rejects. */
async function collectOnce(
  wish: CollectWish,
  toasts: Toasts,
  openRun: (runId: number) => void,
): Promise<RunReport | null> {
  const { connections, tenants, ...rest } = wish;
  try {
    const { operation, runId } = await callApplication('collection.start', {
      ...rest,
      ...(connections === undefined ? {} : { connections: [...connections] }),
      ...(tenants === undefined ? {} : { tenants: [...tenants] }),
    });
    const end = await operationEnd(operation);
    const action = { label: runText.report, run: () => openRun(runId) };
    if (end.outcome === 'failed') throw new CallFailed(end.failure);
    if (end.outcome === 'cancelled') {
      toasts.show({ text: collectingText.cancelled, action });
      return null;
    }
    // The operation's result is what the application declares for a collection.
    const report = end.result as RunReport;
    const isLacking = report.scopes.some((one) => one.state !== 'complete');
    toasts.show({ text: runInWords(report), action, ...(isLacking ? { kind: 'failed' as const } : {}) });
    return report;
  } catch (error) {
    toasts.showFailure(error);
    return null;
  }
}

/** The menu's commands about connections and collecting. */
function useCollectingCommands(flow: CollectingFlow): void {
  const running = useCollection();
  const pause = useAction('collection.pause');
  useCommands({
    'connections.add': () => flow.addConnection(),
    'collection.start': () => void flow.collect({}),
    'collection.pause': running === null ? null : () => pause.mutate({ isPaused: !running.isPaused }),
  });
}
