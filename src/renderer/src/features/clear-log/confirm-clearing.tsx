import type { ClearLogPlan } from '@core/clear-log/clear-log';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import { useState } from 'react';
import { clearLogText as text } from '../../strings/clear-log';
import { NoticeLine } from '../../ui/notice-line';
import { TextInputField } from '../../ui/text-input-field';
import { daysInPlan } from './chosen-days';

export interface ConfirmClearingProps {
  readonly plan: ClearLogPlan;
  readonly onBack: () => void;
  readonly onConfirm: (typed: string) => void;
  readonly onClose: () => void;
}

/** Says exactly what the backend will delete, and asks for the tenant's name; the safe choice has the focus. */
export function ConfirmClearing({ plan, onBack, onConfirm, onClose }: ConfirmClearingProps) {
  const [typed, setTyped] = useState('');
  const isTyped = typed.trim() === plan.typed;
  return (
    <>
      <DialogContent sx={{ display: 'grid', gap: 3, gridTemplateColumns: 'minmax(0, 1fr)' }}>
        <Box sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}>
          {text.what(plan.tenant.name, daysInPlan(plan), plan.zone)}
        </Box>
        <Box component="section" aria-label={text.exactly}>
          <Box component="h3" sx={HEADING}>
            {text.exactly}
          </Box>
          <Box component="ul" sx={{ m: 0, pl: 5, display: 'grid', gap: 1 }}>
            {plan.sentences.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </Box>
        </Box>
        <Box component="section" aria-label={text.race} sx={{ display: 'grid', gap: 1 }}>
          <Box component="h3" sx={{ ...HEADING, mb: 0 }}>
            {text.race}
          </Box>
          <NoticeLine tone="warning" isInset>
            {plan.race}
          </NoticeLine>
        </Box>
        <TextInputField label={text.type(plan.typed)} help={text.typeHelp} value={typed} onChange={setTyped} />
      </DialogContent>
      <DialogActions>
        <Button onClick={onBack}>{text.back}</Button>
        <Box sx={{ flex: 1 }} />
        <Button autoFocus onClick={onClose}>
          {text.cancel}
        </Button>
        <Button variant="contained" color="error" disabled={!isTyped} onClick={() => onConfirm(typed)}>
          {text.confirm}
        </Button>
      </DialogActions>
    </>
  );
}

const HEADING = { m: 0, mb: 1, fontSize: 12, fontWeight: 600, color: 'text.secondary' } as const;
