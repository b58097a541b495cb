import type { Person } from '@core/persons/person';
import type { PersonStep } from '@core/persons/person-log';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useId } from 'react';
import { useCall } from '../../api/use-call';
import { personText as text } from '../../strings/persons';
import { uiStrings } from '../../strings/ui';
import { FailureNotice } from '../../ui/failure-notice';
import { timeWithoutOffset } from '../../ui/format-time';
import { LoadingLines } from '../../ui/loading-lines';
import { useShownZone } from '../../ui/use-shown-zone';

interface HistoryDialogProps {
  readonly person: Person;
  readonly onClose: () => void;
}

function stepWords({ verb, value }: PersonStep): string {
  return verb === 'name' || verb === 'link' || verb === 'unlink' ? text.steps[verb](value) : value;
}

/** Everything that was said of one person, the newest first; what was undone stays in it. */
export function HistoryDialog({ person, onClose }: HistoryDialogProps) {
  const titleId = useId();
  const zone = useShownZone();
  const history = useCall('persons.history', { person: person.id }, { keepPrevious: false });
  return (
    <Dialog open onClose={onClose} aria-labelledby={titleId} maxWidth="sm" fullWidth>
      <DialogTitle id={titleId}>{text.historyOf(person.name)}</DialogTitle>
      <DialogContent>
        {history.error !== null && <FailureNotice failure={history.error} onRetry={() => void history.refetch()} />}
        {history.isPending && <LoadingLines />}
        <Box component="ol" sx={{ m: 0, p: 0, listStyle: 'none', display: 'grid', gap: 2 }}>
          {(history.data ?? []).map((step, at) => (
            <li key={`${String(step.at)} ${String(at)}`}>
              <Box sx={{ overflowWrap: 'anywhere' }}>{stepWords(step)}</Box>
              <Box sx={{ fontSize: 12, color: 'text.secondary' }}>
                {text.saidBy(step.who, timeWithoutOffset(step.at, zone, 'second'))}
                {step.why === '' ? '' : ` · ${step.why}`}
              </Box>
            </li>
          ))}
        </Box>
      </DialogContent>
      <DialogActions>
        <Button autoFocus onClick={onClose}>
          {uiStrings.close}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
