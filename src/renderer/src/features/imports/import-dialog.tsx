import type { FileHandle } from '@core/files/file-handle';
import { NO_CHOICES } from '@core/backends/reading-plan';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useId, useState } from 'react';
import { useAction, useCall } from '../../api/use-call';
import { previewText } from '../../strings/imports';
import { FailureNotice } from '../../ui/failure-notice';
import { LeaveDialog } from '../../ui/leave-dialog';
import { useDebounced } from '../../ui/use-debounced';
import { type Choices, choicesInput, readableFiles, withRemembered } from './choices';
import { ImportPreviewView } from './import-preview-view';
import { PreviewSummary } from './preview-summary';

export interface ImportDialogProps {
  readonly handles: readonly FileHandle[];
  readonly onClose: () => void;
  readonly onStarted: (importId: number) => void;
}

const SETTLE_MS = 300;

/** Shows what would be read before anything is, asks what the files do not tell, and starts the import. */
export function ImportDialog({ handles, onClose, onStarted }: ImportDialogProps) {
  const titleId = useId();
  const [choices, setChoices] = useState<Choices>(NO_CHOICES);
  const [isLeaving, setIsLeaving] = useState(false);
  const settled = useDebounced(choices, SETTLE_MS);
  const files = handles.map((one) => one.handle);
  const preview = useCall('imports.preview', { files, choices: choicesInput(settled) });
  const start = useAction('imports.start', ['imports.list']);
  const leave = (): void => (choices === NO_CHOICES ? onClose() : setIsLeaving(true));
  const shown = preview.data;
  const isBehind = preview.isFetching || settled !== choices;
  const hasSomething = shown !== undefined && (readableFiles(shown).length > 0 || shown.furtherFiles > 0);
  const failure = start.error ?? preview.error;
  return (
    <Dialog
      open
      onClose={leave}
      aria-labelledby={titleId}
      maxWidth="lg"
      fullWidth
      slotProps={{ paper: { sx: { height: 'calc(100vh - 48px)', m: 6, width: 'calc(100% - 48px)' } } }}
    >
      <DialogTitle id={titleId}>{previewText.title}</DialogTitle>
      <DialogContent sx={{ p: 0, display: 'flex', flexDirection: 'column', overflow: 'hidden' }} aria-busy={isBehind}>
        {failure !== null && failure.code !== 'cancelled' && (
          <FailureNotice failure={failure} onRetry={start.error === null ? () => void preview.refetch() : undefined} />
        )}
        <ImportPreviewView
          preview={shown}
          hasFailed={preview.error !== null}
          isBehind={isBehind}
          choices={choices}
          onChange={(patch) => setChoices((old) => ({ ...withRemembered(shown, old), ...patch }))}
          files={files}
        />
      </DialogContent>
      <DialogActions sx={{ borderTop: '1px solid var(--vt-line)' }}>
        <Box sx={{ flex: 1, minWidth: 0, color: 'text.secondary' }}>
          {shown !== undefined && <PreviewSummary preview={shown} />}
        </Box>
        <Button onClick={leave}>{previewText.cancel}</Button>
        <Button
          variant="contained"
          color="primary"
          disabled={!hasSomething || isBehind || start.isPending}
          onClick={() =>
            start.mutate(
              { files, choices: choicesInput(choices) },
              { onSuccess: ({ importId }) => onStarted(importId) },
            )
          }
        >
          {start.isPending ? previewText.starting : previewText.start}
        </Button>
      </DialogActions>
      {isLeaving && (
        <LeaveDialog
          title={previewText.discardTitle}
          body={previewText.discardBody}
          leaveLabel={previewText.discard}
          stayLabel={previewText.keep}
          onLeave={onClose}
          onStay={() => setIsLeaving(false)}
        />
      )}
    </Dialog>
  );
}
