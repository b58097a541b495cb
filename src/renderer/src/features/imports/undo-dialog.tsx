import type { ImportReport } from '@core/imports/import-report';
import Box from '@mui/material/Box';
import { undoText } from '../../strings/imports';
import { ConfirmDialog } from '../../ui/confirm-dialog';

export interface UndoDialogProps {
  readonly report: ImportReport;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** Says exactly what undoing takes away and what it leaves. */
export function UndoDialog({ report, onConfirm, onClose }: UndoDialogProps) {
  return (
    <ConfirmDialog
      title={undoText.title(report.id)}
      confirmLabel={undoText.confirm}
      onConfirm={onConfirm}
      onClose={onClose}
    >
      <Box sx={{ display: 'grid', gap: 2 }}>
        <Box>{undoText.body(report.figures.added + report.figures.revisions)}</Box>
        <Box sx={{ color: 'text.secondary' }}>{undoText.again}</Box>
      </Box>
    </ConfirmDialog>
  );
}
