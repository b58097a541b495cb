import { clockText, hoursWords, readMinutes, type WorkingHours } from '@core/search/working-hours';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { Clock } from 'lucide-react';
import { useState } from 'react';
import { lensText as text } from '../../strings/lenses';
import { PopoverButton } from '../../ui/popover-button';
import { TextInputField } from '../../ui/text-input-field';
import { ZoneField } from '../../ui/zone-field';
import { DayBoxes } from './day-boxes';
import { useWorkingHours } from './use-working-hours';

/** The working days and hours, by the clock of one zone; kept in the settings. */
export function HoursButton() {
  const { hours, known, filter, keep } = useWorkingHours();
  const words = hoursWords(filter).replace(/^outside /u, '');
  return (
    <PopoverButton name={`${text.hours}: ${words}`} label={words} icon={<Clock size={14} aria-hidden />}>
      {(close) => (
        <HoursForm
          hours={hours}
          known={known}
          onApply={(next) => {
            keep(next);
            close();
          }}
        />
      )}
    </PopoverButton>
  );
}

interface HoursFormProps {
  readonly hours: WorkingHours;
  readonly known: readonly WorkingHours[];
  readonly onApply: (hours: WorkingHours) => void;
}

function HoursForm({ hours, known, onApply }: HoursFormProps) {
  const [days, setDays] = useState(hours.days);
  const [from, setFrom] = useState(clockText(hours.from));
  const [to, setTo] = useState(clockText(hours.to));
  const [zone, setZone] = useState(hours.zone);
  const [start, end] = [readMinutes(from), readMinutes(to)];
  const isInvalid = days.length === 0 || start === null || end === null || start === end || start === 1440;
  const chooseZone = (next: string | null): void => {
    if (next === null) return;
    setZone(next);
    const kept = known.find((one) => one.zone === next);
    if (kept === undefined) return;
    setDays(kept.days);
    setFrom(clockText(kept.from));
    setTo(clockText(kept.to));
  };
  return (
    <Box
      component="form"
      aria-label={text.hours}
      sx={{ p: 3, width: 320, display: 'grid', gap: 3 }}
      onSubmit={(event) => {
        event.preventDefault();
        if (!isInvalid && start !== null && end !== null) onApply({ days, from: start, to: end, zone });
      }}
    >
      <ZoneField label={text.hoursZone} help="" value={zone} onChange={chooseZone} />
      <DayBoxes label={text.hoursDays} days={days} onChange={setDays} />
      <Box sx={{ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: 2 }}>
        <TextInputField label={text.hoursFrom} value={from} onChange={setFrom} isWrong={start === null} />
        <TextInputField label={text.hoursTo} value={to} onChange={setTo} isWrong={end === null} />
      </Box>
      <Box
        sx={{ fontSize: 12, color: isInvalid ? 'error.main' : 'text.secondary' }}
        role={isInvalid ? 'alert' : undefined}
      >
        {isInvalid ? text.hoursInvalid : text.hoursHelp}
      </Box>
      <Button type="submit" variant="contained" color="primary" disabled={isInvalid}>
        {text.apply}
      </Button>
    </Box>
  );
}
