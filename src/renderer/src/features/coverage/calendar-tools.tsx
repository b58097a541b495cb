import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import { coverageText as text } from '../../strings/coverage';
import { localZone } from '../../ui/format-time';
import { SelectField } from '../../ui/select-field';
import { TextInputField } from '../../ui/text-input-field';
import type { CalendarChoices } from './calendar-choices';

export interface CalendarToolsProps {
  readonly choices: CalendarChoices;
  readonly shown: number;
  readonly all: number;
  readonly onChange: (patch: Partial<CalendarChoices>) => void;
}

const RANGES = ([30, 90, 180] as const).map((days) => ({ value: String(days), label: text.ranges[days] }));

/** How many days, in which zone, of which tenants. */
export function CalendarTools({ choices, shown, all, onChange }: CalendarToolsProps) {
  const zones = [
    { value: 'local' as const, label: `${text.zones.local} (${localZone()})` },
    { value: 'utc' as const, label: text.zones.utc },
  ];
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, alignItems: 'center' }}>
      <Box sx={{ width: 140 }}>
        <SelectField
          label={text.range}
          hidesLabel
          value={String(choices.days)}
          options={RANGES}
          onChange={(days) => onChange({ days: days === '180' ? 180 : days === '90' ? 90 : 30 })}
        />
      </Box>
      <Box sx={{ width: 210 }}>
        <SelectField
          label={text.zone}
          hidesLabel
          value={choices.zone}
          options={zones}
          onChange={(zone) => onChange({ zone })}
        />
      </Box>
      <Box sx={{ width: 200 }}>
        <TextInputField
          label={text.find}
          hidesLabel
          placeholder={text.find}
          value={choices.contains}
          onChange={(contains) => onChange({ contains })}
        />
      </Box>
      <FormControlLabel
        sx={{ m: 0 }}
        control={<Checkbox checked={choices.onlyNot} onChange={(_, onlyNot) => onChange({ onlyNot })} />}
        label={text.onlyNot}
      />
      <Box sx={{ flex: 1 }} />
      <Box role="status" sx={{ color: 'text.secondary', whiteSpace: 'nowrap' }}>
        {text.tenants(shown, all)}
      </Box>
    </Box>
  );
}
