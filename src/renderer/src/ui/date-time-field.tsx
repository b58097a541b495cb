import type { Microseconds } from '@core/entry/entry-time';
import { AdapterDayjs } from '@mui/x-date-pickers/AdapterDayjs';
import { DateTimePicker } from '@mui/x-date-pickers/DateTimePicker';
import { LocalizationProvider } from '@mui/x-date-pickers/LocalizationProvider';
import dayjs, { type Dayjs } from 'dayjs';
import timezone from 'dayjs/plugin/timezone';
import utc from 'dayjs/plugin/utc';
import type { ReactNode } from 'react';

dayjs.extend(utc);
dayjs.extend(timezone);

export type TypedTime = Dayjs;

export interface DateTimeFieldProps {
  readonly label: string;
  /** IANA name or `UTC`: what is typed is a time in it. */
  readonly zone: string;
  /** null: empty. May be no valid time while it is typed. */
  readonly value: TypedTime | null;
  readonly onChange: (value: TypedTime | null) => void;
}

/** Stands around fields for times. */
export function DateTimeFields({ children }: { readonly children: ReactNode }) {
  return <LocalizationProvider dateAdapter={AdapterDayjs}>{children}</LocalizationProvider>;
}

/** A day and a time of day, to the second, in a zone. */
export function DateTimeField({ label, zone, value, onChange }: DateTimeFieldProps) {
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

export const timeInZone = (instant: Microseconds | null, zone: string): TypedTime | null => {
  if (instant === null) return null;
  const time = dayjs.utc(Math.floor(instant / 1000));
  return zone === 'UTC' ? time : time.tz(zone);
};

export const microsecondsOf = (time: TypedTime | null): Microseconds | null =>
  time === null ? null : time.valueOf() * 1000;
