import type { ClearLogChoices, ClearLogPlan } from '@core/clear-log/clear-log';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import { useAction, useCall } from '../../api/use-call';
import { clearLogText as text } from '../../strings/clear-log';
import { FailureNotice } from '../../ui/failure-notice';
import { NoticeLine } from '../../ui/notice-line';
import { SelectField } from '../../ui/select-field';
import { useToday } from '../../ui/use-today';
import { type ChosenDays, rangeOf, wrongDays } from './chosen-days';
import { DayField } from './day-field';

export interface ChooseDaysProps {
  readonly connectionId: string;
  readonly chosen: ChosenDays;
  readonly onChoose: (chosen: ChosenDays) => void;
  readonly onPlan: (plan: ClearLogPlan) => void;
  readonly onClose: () => void;
}

/** Asks for a tenant and for whole days that have ended. */
export function ChooseDays({ connectionId, chosen, onChoose, onPlan, onClose }: ChooseDaysProps) {
  const choices = useCall('clearLog.choices', { connectionId }, { staleTime: 0, keepPrevious: false });
  const plan = useAction('clearLog.plan');
  const zone = choices.data?.zone ?? 'UTC';
  const today = useToday(zone);
  const range = rangeOf(chosen, zone, today);
  const isReady = range !== null && chosen.tenant !== '' && choices.data?.refusal === null;
  const next = (): void => {
    if (range !== null) plan.mutate({ connectionId, tenant: chosen.tenant, ...range }, { onSuccess: onPlan });
  };
  return (
    <>
      <DialogContent sx={{ display: 'grid', gap: 4, gridTemplateColumns: 'minmax(0, 1fr)' }}>
        <Box>{text.intro}</Box>
        {choices.isPending && <Box role="status">{text.loading}</Box>}
        {choices.error !== null && <FailureNotice failure={choices.error} onRetry={() => void choices.refetch()} />}
        {choices.data !== undefined && (
          <Fields choices={choices.data} chosen={chosen} today={today} onChoose={onChoose} />
        )}
        {plan.isPending && <Box role="status">{text.planning}</Box>}
        {plan.error !== null && <FailureNotice failure={plan.error} />}
      </DialogContent>
      <DialogActions>
        <Button autoFocus onClick={onClose}>
          {text.cancel}
        </Button>
        <Button variant="contained" color="primary" disabled={!isReady || plan.isPending} onClick={next}>
          {text.next}
        </Button>
      </DialogActions>
    </>
  );
}

interface FieldsProps {
  readonly choices: ClearLogChoices;
  readonly chosen: ChosenDays;
  readonly today: string;
  readonly onChoose: (chosen: ChosenDays) => void;
}

function Fields({ choices, chosen, today, onChoose }: FieldsProps) {
  const { tenants, refusal, zone } = choices;
  const wrong = wrongDays(chosen, today);
  if (refusal !== null || tenants.length === 0) {
    return (
      <NoticeLine tone="warning" isInset>
        {refusal ?? text.noTenants}
      </NoticeLine>
    );
  }
  return (
    <>
      <SelectField
        label={text.tenant}
        value={chosen.tenant}
        options={[
          { value: '', label: text.chooseTenant },
          ...tenants.map(({ id, name }) => ({ value: id, label: name === id ? id : `${name} (${id})` })),
        ]}
        onChange={(tenant) => onChoose({ ...chosen, tenant })}
      />
      <Box sx={{ display: 'grid', gap: 1 }}>
        <Box sx={{ display: 'grid', gap: 4, gridTemplateColumns: '1fr 1fr' }}>
          <DayField
            label={text.firstDay}
            value={chosen.first}
            before={today}
            wrong={wrong.first}
            onChange={(first) => onChoose({ ...chosen, first, last: chosen.last === '' ? first : chosen.last })}
          />
          <DayField
            label={text.lastDay}
            value={chosen.last}
            before={today}
            wrong={wrong.last}
            onChange={(last) => onChoose({ ...chosen, last })}
          />
        </Box>
        <Box sx={{ fontSize: 12, color: 'text.secondary' }}>{text.dayHelp(zone)}</Box>
      </Box>
    </>
  );
}
