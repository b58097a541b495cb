import { colourQuery, type QueryColour } from '@core/search/query/colour-query';
import type { Place } from '@core/search/query/query-node';
import type { QueryProblem } from '@core/search/query/query-problem';
import Box from '@mui/material/Box';
import { type Ref, useMemo } from 'react';
import { MONO } from '../../../theme/tokens';

export interface QueryColoursProps {
  readonly ref: Ref<HTMLDivElement>;
  readonly text: string;
  readonly problem: QueryProblem | null;
}

/** The text in colours, with what is wrong underlined; only to be seen, the field has the text itself. */
export function QueryColours({ ref, text, problem }: QueryColoursProps) {
  const pieces = useMemo(() => cut(text, problem?.place ?? null), [text, problem]);
  return (
    <Box ref={ref} aria-hidden sx={TEXT}>
      {pieces.map(({ offset, length, colour, isWrong }) => (
        <span key={offset} data-colour={colour} data-wrong={isWrong}>
          {text.slice(offset, offset + length)}
        </span>
      ))}
    </Box>
  );
}

interface Piece extends Place {
  readonly colour: QueryColour;
  readonly isWrong: boolean;
}

/** The coloured pieces, cut at the ends of what is wrong. */
function cut(text: string, wrong: Place | null): readonly Piece[] {
  if (wrong === null) return colourQuery(text).map((piece) => ({ ...piece, isWrong: false }));
  const from = wrong.length > 0 ? wrong.offset : Math.max(0, wrong.offset - 1);
  const to = Math.max(from + 1, wrong.offset + wrong.length);
  return colourQuery(text).flatMap(({ offset, length, colour }): readonly Piece[] => {
    const end = offset + length;
    const borders = [offset, Math.min(Math.max(from, offset), end), Math.min(Math.max(to, offset), end), end];
    return borders.slice(1).flatMap((border, index): readonly Piece[] => {
      const start = borders[index] ?? offset;
      return border > start ? [{ offset: start, length: border - start, colour, isWrong: index === 1 }] : [];
    });
  });
}

const TEXT = {
  position: 'absolute',
  top: 0,
  left: 0,
  height: 26,
  lineHeight: '26px',
  whiteSpace: 'pre',
  pointerEvents: 'none',
  fontFamily: MONO,
  fontSize: 12.5,
  fontVariantLigatures: 'none',
  letterSpacing: 0,
  color: 'var(--vt-text)',
  '& [data-colour="field"]': { color: 'var(--vt-accent)' },
  '& [data-colour="operator"]': { color: 'var(--vt-warning)' },
  '& [data-colour="phrase"]': { color: 'var(--vt-success)' },
  '& [data-colour="sign"]': { color: 'var(--vt-textQuiet)' },
  '& [data-wrong="true"]': {
    textDecoration: 'underline wavy var(--vt-error) 1px',
    textUnderlineOffset: '3px',
    textDecorationSkipInk: 'none',
  },
  '@media (forced-colors: active)': { display: 'none' },
} as const;
