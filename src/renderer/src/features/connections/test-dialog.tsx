import type { ConnectionSummary } from '@contract/collecting-calls';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useEffect, useId } from 'react';
import { useAction } from '../../api/use-call';
import { connectionTestText as text } from '../../strings/connections';
import { useToasts } from '../../ui/toasts';
import { inputOfConnection } from './connection-draft';
import { TestPanel } from './test-panel';
import { useConnectionTest } from './use-connection-test';

export interface TestDialogProps {
  readonly summary: ConnectionSummary;
  readonly onClose: () => void;
}

/** Tests a kept connection; a certificate that is confirmed here is kept at once. */
export function TestDialog({ summary, onClose }: TestDialogProps) {
  const titleId = useId();
  const toasts = useToasts();
  const { run, start, stop } = useConnectionTest();
  const update = useAction('connections.update', ['connections.list']);
  const { connection } = summary;
  const { id } = connection;
  useEffect(() => start({ id }), [start, id]);
  const trust = (sha256: string): void =>
    update.mutate(
      {
        id,
        connection: { ...inputOfConnection(connection), trust: { ...connection.trust, pinned: sha256 } },
      },
      { onError: toasts.showFailure, onSuccess: () => start({ id }) },
    );
  return (
    <Dialog open onClose={onClose} aria-labelledby={titleId} maxWidth="sm" fullWidth>
      <DialogTitle id={titleId}>{text.title(connection.name)}</DialogTitle>
      <DialogContent sx={{ minHeight: 260 }}>
        <TestPanel run={run} onTrust={trust} pinned={connection.trust.pinned} />
      </DialogContent>
      <DialogActions>
        {run.isRunning ? (
          <Button onClick={stop}>{text.stop}</Button>
        ) : (
          <Button onClick={() => start({ id })}>{text.again}</Button>
        )}
        <Button autoFocus variant="contained" color="primary" onClick={onClose}>
          {text.close}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
