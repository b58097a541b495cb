import { TASK_LIST_TITLES, type TaskListId, type TaskPattern } from '@core/lenses/vocabulary';
import { patternsText, readPatterns } from '@core/lenses/pattern-lines';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useId, useState } from 'react';
import { useAction, useCall } from '../../api/use-call';
import { lensText } from '../../strings/lenses';
import { FailureNotice } from '../../ui/failure-notice';
import { timeWithoutOffset } from '../../ui/format-time';
import { LoadingLines } from '../../ui/loading-lines';
import { TextAreaField } from '../../ui/text-area-field';
import { useToasts } from '../../ui/toasts';
import { useShownZone } from '../../ui/use-shown-zone';

interface TaskListDialogProps {
  readonly list: TaskListId;
  readonly onClose: () => void;
}

const text = lensText.taskList;

/** The tasks that a lens goes by, as patterns: what ships, what is a guess, and what the user has made of it. */
export function TaskListDialog({ list, onClose }: TaskListDialogProps) {
  const titleId = useId();
  const zone = useShownZone();
  const toasts = useToasts();
  const kept = useCall('lenses.taskList', { list }, { keepPrevious: false });
  const keep = useAction('lenses.keepTaskList');
  const [typed, setTyped] = useState<string | null>(null);
  const patterns = kept.data?.patterns ?? [];
  const read = readPatterns(typed ?? patternsText(patterns), patterns);
  const save = (next: readonly TaskPattern[] | null): void =>
    keep.mutate(
      { list, patterns: next === null ? null : [...next] },
      { onSuccess: onClose, onError: toasts.showFailure },
    );
  return (
    <Dialog open onClose={onClose} aria-labelledby={titleId} maxWidth="md" fullWidth>
      <DialogTitle id={titleId}>{text.title(TASK_LIST_TITLES[list])}</DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 2 }}>
        {kept.error !== null && <FailureNotice failure={kept.error} onRetry={() => void kept.refetch()} />}
        {kept.data === undefined ? (
          <LoadingLines />
        ) : (
          <>
            <TextAreaField
              label={text.patterns}
              help={read.ok ? text.help : read.problem}
              isWrong={!read.ok}
              rows={12}
              value={typed ?? patternsText(patterns)}
              onChange={setTyped}
            />
            <Box sx={{ color: 'text.secondary' }}>{originWords(read.ok ? read.patterns : patterns)}</Box>
            <Box component="details">
              <Box component="summary" sx={{ minHeight: 24, cursor: 'pointer' }}>
                {text.tasks(kept.data.tasks.length)}
              </Box>
              <Box sx={{ maxHeight: 160, overflow: 'auto', fontSize: 12, overflowWrap: 'anywhere' }}>
                {kept.data.tasks.join(' · ')}
              </Box>
            </Box>
            <Box sx={{ color: 'text.secondary', fontSize: 12 }}>
              {kept.data.changedBy === null || kept.data.changedAt === null
                ? text.shipped
                : text.changed(kept.data.changedBy, timeWithoutOffset(kept.data.changedAt, zone, 'minute'))}
            </Box>
          </>
        )}
      </DialogContent>
      <DialogActions>
        {kept.data?.isShipped === false && <Button onClick={() => save(null)}>{text.restore}</Button>}
        <Button onClick={onClose}>{text.cancel}</Button>
        <Button
          variant="contained"
          color="primary"
          disabled={typed === null || !read.ok || keep.isPending}
          onClick={() => read.ok && save(read.patterns)}
        >
          {text.save}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

function originWords(patterns: readonly TaskPattern[]): string {
  const count = (origin: TaskPattern['origin']): number => patterns.filter((one) => one.origin === origin).length;
  return text.origin(count('documented'), count('inferred'), count('own'));
}
