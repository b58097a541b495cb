import type { AnnotationAction } from '@core/annotations/annotation-book';
import { describeChange } from '@core/annotations/describe-change';
import { describeFilter, describeRange } from '@core/search/describe-filter';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import { useState } from 'react';
import { useCall } from '../../api/use-call';
import { annotationStrings } from '../../strings/annotations';
import { FailureNotice } from '../../ui/failure-notice';
import { formatEntries } from '../../ui/format-number';
import { formatTime } from '../../ui/format-time';
import { useShownZone } from '../../ui/use-shown-zone';
import { AnnotationDialog } from './annotation-dialog';
import { useAnnotate } from './use-annotate';

/** Actions that are read at once; the most that are shown. */
const PORTION = 100;
const MOST = 1000;

/** Who marked, tagged, noted and reviewed what and when, the newest first, and the way back from each. */
export function HistoryDialog({ onClose }: { readonly onClose: () => void }) {
  const [limit, setLimit] = useState(PORTION);
  const history = useCall('annotations.history', { limit });
  const { data } = history;
  const older = Math.min((data?.total ?? 0) - (data?.actions.length ?? 0), PORTION, MOST - limit);
  return (
    <AnnotationDialog title={annotationStrings.history} entries={null} width={640} onClose={onClose}>
      <DialogContent sx={{ minHeight: 120 }} tabIndex={0}>
        {history.error !== null && <FailureNotice failure={history.error} onRetry={() => void history.refetch()} />}
        {data === undefined && history.error === null && (
          <Box role="status" sx={QUIET}>
            {annotationStrings.historyLoading}
          </Box>
        )}
        {data?.total === 0 && <Box sx={QUIET}>{annotationStrings.historyEmpty}</Box>}
        <Box component="ol" aria-label={annotationStrings.history} sx={{ m: 0, p: 0, listStyle: 'none' }}>
          {data?.actions.map((action) => (
            <ActionLine key={action.id} action={action} />
          ))}
        </Box>
        {older > 0 && <Button onClick={() => setLimit(limit + PORTION)}>{annotationStrings.older(older)}</Button>}
      </DialogContent>
      <DialogActions>
        <Button autoFocus onClick={onClose}>
          {annotationStrings.close}
        </Button>
      </DialogActions>
    </AnnotationDialog>
  );
}

function ActionLine({ action }: { readonly action: AnnotationAction }) {
  const annotate = useAnnotate();
  const zone = useShownZone();
  const [isBusy, setIsBusy] = useState(false);
  const { what, who, at, entries, isUndone } = action;
  const words = describeChange(what.change);
  const turn = async (): Promise<void> => {
    setIsBusy(true);
    await (isUndone ? annotate.redo(action.id) : annotate.undo(action.id));
    setIsBusy(false);
  };
  return (
    <Box component="li" sx={LINE}>
      <Box sx={{ flex: 1, minWidth: 0, overflowWrap: 'anywhere' }}>
        <Box sx={isUndone ? { color: 'text.secondary', textDecoration: 'line-through' } : {}}>{titleOf(action)}</Box>
        <Box sx={{ fontSize: 12, color: 'text.secondary' }}>
          {who} · {formatTime(at, zone, 'second')} · {formatEntries(entries)}
          {what.kind === 'said' && `, ${whichOf(action)}`}
          {isUndone && ` · ${annotationStrings.isUndone}`}
        </Box>
      </Box>
      {what.kind === 'said' && (
        <Button
          disabled={isBusy}
          aria-label={isUndone ? annotationStrings.redoOf(words) : annotationStrings.undoOf(words)}
          onClick={() => void turn()}
        >
          {isUndone ? annotationStrings.redo : annotationStrings.undo}
        </Button>
      )}
    </Box>
  );
}

function titleOf({ what }: AnnotationAction): string {
  const words = describeChange(what.change);
  if (what.kind === 'said') return words.slice(0, 1).toUpperCase() + words.slice(1);
  return what.kind === 'undo' ? annotationStrings.undidText(words) : annotationStrings.redidText(words);
}

/** Which entries: picked, or the search that held them. */
function whichOf({ criteria }: AnnotationAction): string {
  if (criteria === null) return annotationStrings.picked;
  const parts = [...criteria.filters.map((filter) => describeFilter(filter)), criteria.query].filter(
    (one) => one !== '',
  );
  return `${annotationStrings.bySearch}: ${[describeRange(criteria.range), ...parts].join(' · ')}`;
}

const QUIET = { color: 'text.secondary' } as const;
const LINE = {
  display: 'flex',
  alignItems: 'center',
  gap: 3,
  py: 1.5,
  borderBottom: '1px solid var(--vt-line)',
} as const;
