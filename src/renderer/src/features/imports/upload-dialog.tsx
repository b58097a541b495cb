import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import LinearProgress from '@mui/material/LinearProgress';
import { useId } from 'react';
import { uploadText } from '../../strings/imports';
import { formatBytes } from '../../ui/format-number';

export interface UploadDialogProps {
  /** Bytes. */
  readonly done: number;
  readonly total: number;
  readonly onCancel: () => void;
}

/** The browser hands files over: how far it is, and the way out. */
export function UploadDialog({ done, total, onCancel }: UploadDialogProps) {
  const titleId = useId();
  const text = uploadText.progress(formatBytes(done), formatBytes(total));
  return (
    <Dialog open onClose={onCancel} aria-labelledby={titleId} maxWidth="xs" fullWidth>
      <DialogTitle id={titleId}>{uploadText.title}</DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 3 }}>
        <Box sx={{ color: 'text.secondary' }}>{uploadText.body}</Box>
        <LinearProgress
          aria-labelledby={titleId}
          variant={total === 0 ? 'indeterminate' : 'determinate'}
          value={total === 0 ? 0 : (done / total) * 100}
        />
        <Box sx={{ textAlign: 'right' }}>{text}</Box>
      </DialogContent>
      <DialogActions>
        <Button autoFocus onClick={onCancel}>
          {uploadText.cancel}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
