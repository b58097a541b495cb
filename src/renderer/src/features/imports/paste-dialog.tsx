import type { FileHandle } from '@core/files/file-handle';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import TextField from '@mui/material/TextField';
import { ClipboardPaste } from 'lucide-react';
import { useId, useState } from 'react';
import { CallFailed } from '../../api/call-failed';
import { useAction } from '../../api/use-call';
import { pasteText } from '../../strings/imports';
import { FailureNotice } from '../../ui/failure-notice';
import { localZone, timeParts } from '../../ui/format-time';
import { MONO } from '../../theme/tokens';
import { LeaveDialog } from '../../ui/leave-dialog';

export interface PasteDialogProps {
  readonly onClose: () => void;
  readonly onFile: (handle: FileHandle) => void;
}

/** What `files.fromText` takes, in UTF-16 code units. */
const LONGEST = 64_000_000;

/** Records from the clipboard: as Lumu's portal lets a user copy them. Typed text is not lost by a slip of Esc. */
export function PasteDialog({ onClose, onFile }: PasteDialogProps) {
  const titleId = useId();
  const [text, setText] = useState('');
  const [isLeaving, setIsLeaving] = useState(false);
  const [refused, setRefused] = useState<CallFailed | null>(null);
  const toFile = useAction('files.fromText');
  const leave = (): void => (text.trim() === '' ? onClose() : setIsLeaving(true));
  const next = (): void => {
    const { date, time } = timeParts(Date.now() * 1000, localZone(), 'second');
    const stamp = `${date} ${time}`.replaceAll(':', '.');
    toFile.mutate({ name: pasteText.name(stamp), text }, { onSuccess: onFile });
  };
  const failure = refused ?? toFile.error;
  return (
    <Dialog open onClose={leave} aria-labelledby={titleId} maxWidth="md" fullWidth>
      <DialogTitle id={titleId}>{pasteText.title}</DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 2 }}>
        {failure !== null && <FailureNotice failure={failure} />}
        <Box sx={{ display: 'flex', alignItems: 'center', gap: 2 }}>
          <Box sx={{ flex: 1, color: 'text.secondary' }}>{pasteText.help}</Box>
          <Button
            startIcon={<ClipboardPaste size={14} aria-hidden />}
            onClick={() =>
              void readClipboard().then(
                (clip) => {
                  setRefused(null);
                  setText(clip);
                },
                () => setRefused(new CallFailed({ code: 'not-available-here', message: pasteText.clipboardRefused })),
              )
            }
          >
            {pasteText.fromClipboard}
          </Button>
        </Box>
        <TextField
          multiline
          rows={16}
          autoFocus
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && text.trim() !== '') next();
          }}
          error={text.length > LONGEST}
          helperText={text.length > LONGEST ? pasteText.tooLong : undefined}
          slotProps={{
            htmlInput: {
              'aria-label': pasteText.label,
              spellCheck: false,
              style: { fontFamily: MONO, fontSize: 12, lineHeight: 1.5 },
            },
          }}
        />
      </DialogContent>
      <DialogActions>
        <Button onClick={leave}>{pasteText.cancel}</Button>
        <Button
          variant="contained"
          color="primary"
          disabled={text.trim() === '' || text.length > LONGEST || toFile.isPending}
          onClick={next}
        >
          {toFile.isPending ? pasteText.reading : pasteText.next}
        </Button>
      </DialogActions>
      {isLeaving && (
        <LeaveDialog
          title={pasteText.discardTitle}
          body={pasteText.discardBody}
          leaveLabel={pasteText.discard}
          stayLabel={pasteText.keep}
          onLeave={onClose}
          onStay={() => setIsLeaving(false)}
        />
      )}
    </Dialog>
  );
}

const readClipboard = (): Promise<string> => navigator.clipboard.readText();
