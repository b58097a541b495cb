import type { ClearLogPlan, ClearLogRecord } from '@core/clear-log/clear-log';
import Dialog from '@mui/material/Dialog';
import DialogTitle from '@mui/material/DialogTitle';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useId, useRef, useState } from 'react';
import { callApplication } from '../../api/client';
import { useConnections } from '../../api/use-collecting';
import { clearingState, clearLogText as text } from '../../strings/clear-log';
import { useToasts } from '../../ui/toasts';
import { useOperation } from '../../ui/use-operation';
import { ChooseDays } from './choose-days';
import { ConfirmClearing } from './confirm-clearing';
import { NO_DAYS } from './chosen-days';
import { RunningClearing } from './running-clearing';

export interface ClearLogDialogProps {
  readonly connectionId: string;
  readonly onClose: () => void;
}

/** Clears days of one tenant's log: chosen, explained, typed, done step by step, and told in plain words. */
export function ClearLogDialog({ connectionId, onClose }: ClearLogDialogProps) {
  const titleId = useId();
  const [chosen, setChosen] = useState(NO_DAYS);
  const [plan, setPlan] = useState<ClearLogPlan | null>(null);
  const { state, start, cancel, reset } = useClearing();
  const connection = useConnections().data?.find((one) => one.connection.id === connectionId)?.connection;
  const begin = (typed: string): void => {
    if (plan === null) return;
    start(plan, typed);
  };
  return (
    <Dialog open onClose={onClose} aria-labelledby={titleId} maxWidth="sm" fullWidth>
      <DialogTitle id={titleId}>{text.title(connection?.name ?? '')}</DialogTitle>
      {state.kind !== 'idle' ? (
        <RunningClearing
          state={state}
          onCancel={cancel}
          onBack={() => {
            reset();
            setPlan(null);
          }}
          onClose={onClose}
        />
      ) : plan === null ? (
        <ChooseDays
          connectionId={connectionId}
          chosen={chosen}
          onChoose={setChosen}
          onPlan={setPlan}
          onClose={onClose}
        />
      ) : (
        <ConfirmClearing plan={plan} onBack={() => setPlan(null)} onConfirm={begin} onClose={onClose} />
      )}
    </Dialog>
  );
}

/** The work itself; it goes on, and is told in a toast, when the dialog is closed. */
function useClearing() {
  const { state, run, cancel, reset } = useOperation();
  const client = useQueryClient();
  const toasts = useToasts();
  const isShown = useRef(false);
  useEffect(() => {
    isShown.current = true;
    return () => {
      isShown.current = false;
    };
  }, []);
  const start = ({ connectionId, tenant, from, to }: ClearLogPlan, typed: string): void => {
    const asked = { connectionId, tenant: tenant.id, from, to, typed };
    void run(() => callApplication('clearLog.start', asked)).then((end) => {
      // The operation's result is what the application declares for it.
      if (end.kind === 'done') {
        const record = end.result as ClearLogRecord;
        toasts.show({ text: `${clearingState(record)}: ${record.tenantName}` });
      }
      // The dialog itself tells a failure while it is open.
      if (end.kind === 'failed' && !isShown.current) toasts.showFailure(end.failure);
      return client.invalidateQueries({ queryKey: ['clearLog.history'] });
    });
  };
  return { state, start, cancel, reset };
}
