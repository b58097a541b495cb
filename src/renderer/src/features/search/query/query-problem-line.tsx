import type { QueryFix, QueryProblem } from '@core/search/query/query-problem';
import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import { CircleAlert } from 'lucide-react';

export interface QueryProblemLineProps {
  readonly id: string;
  readonly problem: QueryProblem;
  readonly text: string;
  readonly onFix: (text: string, caret: number) => void;
}

/** Why the text is no query, below it, with what would mend it. The search before it stays on the screen. */
export function QueryProblemLine({ id, problem, text, onFix }: QueryProblemLineProps) {
  const fix = ({ place, replacement }: QueryFix): void =>
    onFix(
      text.slice(0, place.offset) + replacement + text.slice(place.offset + place.length),
      place.offset + replacement.length,
    );
  return (
    <Box sx={LINE}>
      <Box component="span" id={id} role="alert" sx={{ overflowWrap: 'anywhere', flex: '0 1 auto', minWidth: 0 }}>
        <CircleAlert size={13} aria-hidden style={{ verticalAlign: '-2px', marginRight: 6 }} />
        {problem.message}
      </Box>
      {problem.fixes.map((one) => (
        <ButtonBase key={one.title} onMouseDown={(event) => event.preventDefault()} onClick={() => fix(one)} sx={FIX}>
          {one.title}
        </ButtonBase>
      ))}
    </Box>
  );
}

const LINE = {
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'baseline',
  columnGap: 1.5,
  pt: 1,
  fontSize: 12,
  color: 'var(--vt-error)',
} as const;

const FIX = {
  minHeight: 24,
  px: 1,
  fontSize: 12,
  borderRadius: 0.5,
  color: 'var(--vt-accent)',
  textDecoration: 'underline',
  '&:hover': { bgcolor: 'action.hover' },
  '&:focus-visible': { outline: '2px solid var(--vt-accent)', outlineOffset: '-2px' },
} as const;
