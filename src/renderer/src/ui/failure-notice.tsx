import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { CircleAlert } from 'lucide-react';
import type { CallFailed } from '../api/call-failed';
import { uiStrings } from '../strings/ui';

export interface FailureNoticeProps {
  readonly failure: CallFailed;
  readonly onRetry?: (() => void) | undefined;
}

/** A failure where it happened, with its retry beside it; what was shown before stays. */
export function FailureNotice({ failure, onRetry }: FailureNoticeProps) {
  return (
    <Box
      role="alert"
      sx={{
        display: 'flex',
        alignItems: 'center',
        gap: 2,
        px: 3,
        py: 1,
        minHeight: 36,
        bgcolor: 'var(--vt-errorGround)',
        borderBlock: '1px solid var(--vt-line)',
      }}
    >
      <Box sx={{ color: 'error.main', display: 'flex' }}>
        <CircleAlert size={16} aria-hidden />
      </Box>
      <Box sx={{ flex: 1, minWidth: 0 }} title={failure.detail}>
        {failure.message}
      </Box>
      {onRetry !== undefined && <Button onClick={onRetry}>{uiStrings.retry}</Button>}
    </Box>
  );
}
