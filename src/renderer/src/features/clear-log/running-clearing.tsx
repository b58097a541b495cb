import type { ClearLogRecord } from '@core/clear-log/clear-log';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import { CircleCheck, CircleDashed, LoaderCircle } from 'lucide-react';
import { clearedInWords, clearLogText as text } from '../../strings/clear-log';
import { FailureNotice } from '../../ui/failure-notice';
import type { OperationState } from '../../ui/use-operation';

export interface RunningClearingProps {
  readonly state: Exclude<OperationState, { kind: 'idle' }>;
  readonly onCancel: () => void;
  readonly onBack: () => void;
  readonly onClose: () => void;
}

/** The step in which the backend is asked to delete; from here on nothing is stopped. */
const DELETING = 2;

/** The steps of a clearing while it goes on, and what became of it. */
export function RunningClearing({ state, onCancel, onBack, onClose }: RunningClearingProps) {
  const isRunning = state.kind === 'running';
  const step = isRunning ? (state.progress?.done ?? 0) : text.steps.length;
  return (
    <>
      <DialogContent sx={{ display: 'grid', gap: 3, gridTemplateColumns: 'minmax(0, 1fr)' }}>
        {(isRunning || state.kind === 'done') && (
          <Steps step={step} title={isRunning ? (state.progress?.title ?? '') : ''} />
        )}
        {isRunning && step >= DELETING && <Box role="status">{text.tooLate}</Box>}
        {/* The operation's result is what the application declares for it. */}
        {state.kind === 'done' && <Outcome record={state.result as ClearLogRecord} />}
        {state.kind === 'failed' && <FailureNotice failure={state.failure} />}
        {state.kind === 'cancelled' && <Box role="status">{text.cancelled}</Box>}
      </DialogContent>
      <DialogActions>
        {isRunning && step < DELETING && <Button onClick={onCancel}>{text.cancelRun}</Button>}
        {(state.kind === 'failed' || state.kind === 'cancelled') && <Button onClick={onBack}>{text.back}</Button>}
        <Button autoFocus onClick={onClose}>
          {isRunning ? text.hide : text.close}
        </Button>
      </DialogActions>
    </>
  );
}

function Steps({ step, title }: { readonly step: number; readonly title: string }) {
  return (
    <Box component="ol" aria-label={text.stepsLabel} sx={{ m: 0, p: 0, listStyle: 'none', display: 'grid', gap: 1.5 }}>
      {text.steps.map((name, index) => {
        const state = index < step ? 'done' : index === step ? 'now' : 'waiting';
        const { icon: Icon, colour } = LOOKS[state];
        return (
          <Box
            component="li"
            key={name}
            aria-current={state === 'now' ? 'step' : undefined}
            sx={{ display: 'flex', gap: 2, alignItems: 'center', fontWeight: state === 'now' ? 600 : 400 }}
          >
            <Icon size={15} aria-label={text.stepStates[state]} style={{ flex: 'none', color: colour }} />
            <span>
              {name}
              {state === 'now' && title !== '' && (
                <Box role="status" sx={{ fontWeight: 400, fontSize: 12, color: 'text.secondary' }}>
                  {title}
                </Box>
              )}
            </span>
          </Box>
        );
      })}
    </Box>
  );
}

const LOOKS = {
  done: { icon: CircleCheck, colour: 'var(--vt-success)' },
  now: { icon: LoaderCircle, colour: 'var(--vt-accent)' },
  waiting: { icon: CircleDashed, colour: 'var(--vt-textQuiet)' },
} as const;

function Outcome({ record }: { readonly record: ClearLogRecord }) {
  return (
    <Box role="status" sx={{ display: 'grid', gap: 1 }}>
      {clearedInWords(record).map((sentence) => (
        <Box key={sentence}>{sentence}</Box>
      ))}
    </Box>
  );
}
