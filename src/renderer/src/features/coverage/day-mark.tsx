import type { DayState } from '@core/coverage/coverage-answers';
import Box from '@mui/material/Box';
import { coverageText as text, dayStateMark, dayStateShort } from '../../strings/coverage';
import { DAY_STYLE } from './calendar-style';

const SHOWN: readonly DayState[] = [
  'complete',
  'complete-so-far',
  'imported',
  'asking',
  'capped',
  'failed',
  'forbidden',
  'expired',
  'never-asked',
];

/** What the calendar's marks mean. */
export function Legend() {
  return (
    <Box
      component="ul"
      aria-label={text.legend}
      sx={{
        ...DAY_STYLE,
        listStyle: 'none',
        m: 0,
        p: 0,
        display: 'flex',
        flexWrap: 'wrap',
        columnGap: 4,
        rowGap: 1,
        fontSize: 12,
        color: 'text.secondary',
      }}
    >
      {SHOWN.map((state) => (
        <LegendItem key={state} state={state} words={dayStateShort[state]} />
      ))}
      <LegendItem state="complete" words={text.vanishedLegend} hasVanished />
    </Box>
  );
}

interface LegendItemProps {
  readonly state: DayState;
  readonly words: string;
  readonly hasVanished?: boolean;
}

function LegendItem({ state, words, hasVanished = false }: LegendItemProps) {
  return (
    <Box component="li" sx={{ display: 'flex', alignItems: 'center', gap: 1.5 }}>
      <span aria-hidden data-state={state} data-vanished={hasVanished} style={{ width: 18, height: 18 }}>
        {dayStateMark[state]}
      </span>
      {words}
    </Box>
  );
}
