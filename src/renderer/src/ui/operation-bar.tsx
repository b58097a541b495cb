import type { OperationProgress } from '@core/operations/operation';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import { operationText } from '../strings/operations';
import { paceText, percentDone } from './operation-pace';
import { useNow } from './use-now';

export interface OperationBarProps {
  /** null: begun, and nothing told yet. */
  readonly progress: OperationProgress | null;
  /** What it is called where nothing tells it. */
  readonly title: string;
  readonly onCancel?: (() => void) | undefined;
  readonly cancelLabel?: string;
}

/** How far long work is: a bar, the figures, and the way to stop it. */
export function OperationBar({ progress, title, onCancel, cancelLabel }: OperationBarProps) {
  const now = useNow();
  const percent = progress === null ? null : percentDone(progress);
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 4 }}>
      <Box sx={{ flex: 1, minWidth: 0, display: 'grid', gap: 1 }}>
        <LinearProgress
          aria-label={title}
          variant={percent === null ? 'indeterminate' : 'determinate'}
          {...(percent === null ? {} : { value: percent })}
        />
        <Box sx={{ display: 'flex', gap: 4, color: 'text.secondary', fontSize: 12 }}>
          <Box sx={{ flex: 1, minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}>
            {progress?.title ?? title}
          </Box>
          <Box sx={{ whiteSpace: 'nowrap' }}>{progress === null ? operationText.waiting : paceText(progress, now)}</Box>
        </Box>
      </Box>
      {onCancel !== undefined && <Button onClick={onCancel}>{cancelLabel ?? operationText.cancel}</Button>}
    </Box>
  );
}
