import Box from '@mui/material/Box';
import Dialog from '@mui/material/Dialog';
import IconButton from '@mui/material/IconButton';
import { X } from 'lucide-react';
import { useId } from 'react';
import { useCall } from '../../api/use-call';
import { compareStrings } from '../../strings/reading';
import { FailureNotice } from '../../ui/failure-notice';
import { CompareView } from './compare-view';

export interface CompareDialogProps {
  readonly left: number;
  readonly right: number;
  readonly onSwap: () => void;
  readonly onClose: () => void;
}

/** Two entries beside each other: their columns, then their records. */
export function CompareDialog({ left, right, onSwap, onClose }: CompareDialogProps) {
  const titleId = useId();
  const leftDetail = useCall('entry.read', { id: left }, { keepPrevious: false });
  const rightDetail = useCall('entry.read', { id: right }, { keepPrevious: false });
  const failure = leftDetail.error ?? rightDetail.error;
  const isRead = leftDetail.data !== undefined && rightDetail.data !== undefined;
  return (
    <Dialog
      open
      onClose={onClose}
      aria-labelledby={titleId}
      slotProps={{ paper: { sx: { width: '96vw', maxWidth: 'none', height: '94vh', maxHeight: 'none', m: 0 } } }}
    >
      <Box
        sx={{
          display: 'flex',
          alignItems: 'center',
          pl: 4,
          pr: 2,
          minHeight: 40,
          borderBottom: '1px solid var(--vt-line)',
        }}
      >
        <Box component="h2" id={titleId} sx={{ m: 0, flex: 1, fontSize: 14, fontWeight: 600 }}>
          {compareStrings.title(left, right)}
        </Box>
        <IconButton aria-label={compareStrings.close} title={compareStrings.closeHint} onClick={onClose}>
          <X size={15} aria-hidden />
        </IconButton>
      </Box>
      {failure !== null && (
        <FailureNotice
          failure={failure}
          onRetry={() => {
            void leftDetail.refetch();
            void rightDetail.refetch();
          }}
        />
      )}
      {failure === null && !isRead && (
        <Box role="status" sx={{ p: 4, color: 'text.secondary' }}>
          {compareStrings.loading}
        </Box>
      )}
      {leftDetail.data !== undefined && rightDetail.data !== undefined && (
        <CompareView left={leftDetail.data} right={rightDetail.data} onSwap={onSwap} />
      )}
    </Dialog>
  );
}
