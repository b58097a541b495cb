import type { ConnectionSummary } from '@contract/collecting-calls';
import Box from '@mui/material/Box';
import { useAction } from '../../api/use-call';
import { connectionsText as text } from '../../strings/connections';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { FailureNotice } from '../../ui/failure-notice';
import { useToasts } from '../../ui/toasts';

export interface RemoveDialogProps {
  readonly summary: ConnectionSummary;
  readonly onClose: () => void;
}

/** Says exactly what stays and what goes. */
export function RemoveDialog({ summary, onClose }: RemoveDialogProps) {
  const { id, name } = summary.connection;
  const toasts = useToasts();
  const remove = useAction('connections.remove', ['connections.list', 'coverage.rollOff', 'coverage.ofSearch']);
  return (
    <ConfirmDialog
      title={text.removeTitle(name)}
      confirmLabel={text.removeConfirm}
      isBusy={remove.isPending}
      onClose={onClose}
      onConfirm={() =>
        // The line goes from the list before the call has answered, and this dialog with it: a promise outlives both.
        void remove.mutateAsync({ id }).then(
          () => {
            onClose();
            toasts.show({ text: text.removed(name) });
          },
          () => undefined,
        )
      }
    >
      <Box sx={{ display: 'grid', gap: 2 }}>
        <Box>{text.removeGoes}</Box>
        <Box>{text.removeStays}</Box>
        <Box sx={{ color: 'text.secondary' }}>{text.removeBackend}</Box>
        {remove.error !== null && <FailureNotice failure={remove.error} />}
      </Box>
    </ConfirmDialog>
  );
}
