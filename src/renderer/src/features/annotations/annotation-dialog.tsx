import Box from '@mui/material/Box';
import Dialog from '@mui/material/Dialog';
import DialogTitle from '@mui/material/DialogTitle';
import { type ReactNode, useId } from 'react';
import { annotationStrings } from '../../strings/annotations';

export interface AnnotationDialogProps {
  readonly title: string;
  /** How many entries it is about; null: none in particular. */
  readonly entries: number | null;
  readonly width: number;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A small dialog near the top, so that the rows that it is about stay in sight. */
export function AnnotationDialog({ title, entries, width, onClose, children }: AnnotationDialogProps) {
  const titleId = useId();
  return (
    <Dialog
      open
      onClose={onClose}
      aria-labelledby={titleId}
      slotProps={{ paper: { sx: { width, maxWidth: '94vw', maxHeight: '80vh' } } }}
      sx={{ '& .MuiDialog-container': { alignItems: 'flex-start', pt: '10vh' } }}
    >
      <DialogTitle id={titleId} sx={{ display: 'flex', gap: 2, alignItems: 'baseline' }}>
        {title}
        {entries !== null && (
          <Box component="span" sx={{ fontSize: 12, fontWeight: 400, color: 'text.secondary' }}>
            {annotationStrings.on(entries)}
          </Box>
        )}
      </DialogTitle>
      {children}
    </Dialog>
  );
}
