import type { Microseconds } from '@core/entry/entry-time';
import type { TimeRange } from '@core/search/search';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { AdapterDayjs } from '@mui/x-date-pickers/AdapterDayjs';
import { DateTimePicker } from '@mui/x-date-pickers/DateTimePicker';
import { LocalizationProvider } from '@mui/x-date-pickers/LocalizationProvider';
import dayjs, { type Dayjs } from 'dayjs';
import timezone from 'dayjs/plugin/timezone';
import utc from 'dayjs/plugin/utc';
import { useState } from 'react';
import { searchStrings } from '../../strings/search';

dayjs.extend(utc);
dayjs.extend(timezone);

export interface CustomRangeProps {
  /** IANA name or `UTC`: what is typed is a time in it. */
  readonly zone: string;
  readonly from: Microseconds | null;
  readonly to: Microseconds | null;
  readonly onApply: (range: TimeRange) => void;
}

/** A range of the user's own, `[from, until)`; an end that is left empty stays open. */
export function CustomRange({ zone, from, to, onApply }: CustomRangeProps) {
  const [start, setStart] = useState(() => inZone(from, zone));
  const [end, setEnd] = useState(() => inZone(to, zone));
  const isInvalid = [start, end].some((one) => one !== null && !one.isValid());
  const isBackwards = !isInvalid && start !== null && end !== null && !end.isAfter(start);
  return (
    <LocalizationProvider dateAdapter={AdapterDayjs}>
      <Box
        component="form"
        aria-label={searchStrings.customRange}
        sx={{ display: 'grid', gap: 3, pt: 1 }}
        onSubmit={(event) => {
          event.preventDefault();
          if (!isInvalid && !isBackwards) onApply({ kind: 'between', from: micros(start), to: micros(end) });
        }}
      >
        <Field label={searchStrings.from} zone={zone} value={start} onChange={setStart} />
        <Field label={searchStrings.until} zone={zone} value={end} onChange={setEnd} />
        <Box sx={{ color: 'text.secondary', fontSize: 12, mt: -1 }}>{searchStrings.timesIn(zone)}</Box>
        {isBackwards && (
          <Box role="alert" sx={{ color: 'error.main', fontSize: 12 }}>
            {searchStrings.rangeBackwards}
          </Box>
        )}
        <Button type="submit" variant="contained" color="primary" disabled={isInvalid || isBackwards}>
          {searchStrings.apply}
        </Button>
      </Box>
    </LocalizationProvider>
  );
}

interface FieldProps {
  readonly label: string;
  readonly zone: string;
  readonly value: Dayjs | null;
  readonly onChange: (value: Dayjs | null) => void;
}

function Field({ label, zone, value, onChange }: FieldProps) {
  return (
    <DateTimePicker
      label={label}
      value={value}
      onChange={onChange}
      timezone={zone}
      ampm={false}
      format="YYYY-MM-DD HH:mm:ss"
      views={['year', 'month', 'day', 'hours', 'minutes', 'seconds']}
      timeSteps={{ hours: 1, minutes: 5, seconds: 5 }}
      slotProps={{ textField: { size: 'small', fullWidth: true }, field: { clearable: true } }}
    />
  );
}

const inZone = (instant: Microseconds | null, zone: string): Dayjs | null => {
  if (instant === null) return null;
  const time = dayjs.utc(Math.floor(instant / 1000));
  return zone === 'UTC' ? time : time.tz(zone);
};

const micros = (time: Dayjs | null): Microseconds | null => (time === null ? null : time.valueOf() * 1000);
