import TextField from '@mui/material/TextField';
import { useId } from 'react';
import { dayAfter } from '../../ui/calendar-days';
import { FieldFrame } from '../../ui/field-frame';

export interface DayFieldProps {
  readonly label: string;
  /** `2026-11-21`; empty: none. */
  readonly value: string;
  /** Only days before this one. */
  readonly before: string;
  /** What is wrong with it; empty: nothing. */
  readonly wrong: string;
  readonly onChange: (day: string) => void;
}

/** A whole day; the system's own field, whose days are nobody's zone. */
export function DayField({ label, value, before, wrong, onChange }: DayFieldProps) {
  const id = useId();
  const isWrong = wrong !== '';
  return (
    <FieldFrame id={id} label={label} help={isWrong ? wrong : undefined} hidesLabel={false} isWrong={isWrong}>
      <TextField
        id={id}
        type="date"
        fullWidth
        value={value}
        error={isWrong}
        onChange={(event) => onChange(event.target.value)}
        slotProps={{
          htmlInput: { max: dayAfter(before, -1), ...(isWrong ? { 'aria-describedby': `${id}-help` } : {}) },
        }}
      />
    </FieldFrame>
  );
}
