import Box from '@mui/material/Box';
import { lensText as text } from '../../strings/lenses';

interface DayBoxesProps {
  readonly label: string;
  /** 0 is Monday; in order. */
  readonly days: readonly number[];
  readonly onChange: (days: readonly number[]) => void;
}

/** The days of the week, any of them. */
export function DayBoxes({ label, days, onChange }: DayBoxesProps) {
  return (
    <Box component="fieldset" sx={{ border: 0, p: 0, m: 0 }}>
      <Box component="legend" sx={{ fontSize: 12, color: 'text.secondary', p: 0, mb: 1 }}>
        {label}
      </Box>
      <Box sx={{ display: 'grid', gridTemplateColumns: '1fr 1fr', columnGap: 3 }}>
        {text.weekdays.map((name, day) => (
          <Box component="label" key={name} sx={{ display: 'flex', alignItems: 'center', gap: 2, minHeight: 24 }}>
            <input
              type="checkbox"
              checked={days.includes(day)}
              style={{ accentColor: 'var(--vt-accent)', margin: 0, width: 14, height: 14 }}
              onChange={({ target }) => {
                const others = days.filter((one) => one !== day);
                onChange(target.checked ? [...others, day].toSorted((left, right) => left - right) : others);
              }}
            />
            {name}
          </Box>
        ))}
      </Box>
    </Box>
  );
}
