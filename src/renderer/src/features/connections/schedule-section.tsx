import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import { connectionFormText as text } from '../../strings/connections';
import { SelectField } from '../../ui/select-field';
import type { ConnectionDraft } from './connection-draft';
import { FormSection } from './form-section';

export interface ScheduleSectionProps {
  readonly draft: ConnectionDraft;
  readonly onChange: (patch: Partial<ConnectionDraft>) => void;
}

const HOURS = [1, 2, 4, 6, 12, 24] as const;

/** When the connection is collected from by itself. */
export function ScheduleSection({ draft, onChange }: ScheduleSectionProps) {
  const { everyHours } = draft;
  const options = [
    { value: '', label: text.repeats.none },
    ...HOURS.map((hours) => ({ value: String(hours), label: text.repeats[hours] })),
    ...(everyHours === null || HOURS.some((one) => one === everyHours)
      ? []
      : [{ value: String(everyHours), label: text.repeatOther(everyHours) }]),
  ];
  return (
    <FormSection title={text.schedule}>
      <Box>
        <FormControlLabel
          control={<Checkbox checked={draft.isEnabled} onChange={(_, isEnabled) => onChange({ isEnabled })} />}
          label={text.enabled}
        />
        <Box sx={{ fontSize: 12, color: 'text.secondary', pl: 6 }}>{text.enabledHelp}</Box>
        <FormControlLabel
          control={
            <Checkbox checked={draft.collectOnStart} onChange={(_, collectOnStart) => onChange({ collectOnStart })} />
          }
          label={text.onStart}
        />
      </Box>
      <SelectField
        label={text.repeat}
        value={everyHours === null ? '' : String(everyHours)}
        options={options}
        help={text.scheduleHint}
        onChange={(hours) => onChange({ everyHours: hours === '' ? null : Number(hours) })}
      />
    </FormSection>
  );
}
