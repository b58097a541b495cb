import { drillCriteria, type LensAnswer, type LensColumn, type LensRow } from '@core/lenses/lens-answer';
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import { Fragment, type ReactNode } from 'react';
import { lensText as text } from '../../strings/lenses';
import { formatDuration } from '../../ui/format-duration';
import { formatCount } from '../../ui/format-number';
import { timeWithoutOffset } from '../../ui/format-time';
import { middleCut } from '../../ui/middle-cut';
import { PersonMark } from '../../ui/person-mark';

export interface LensCellProps {
  readonly answer: LensAnswer;
  readonly row: LensRow;
  readonly column: LensColumn;
  /** What the row is about, for those who hear a figure without seeing it. */
  readonly name: string;
  readonly zone: string;
  readonly onOpen: () => void;
  readonly onOpenSlots: () => void;
}

const QUIET = { color: 'text.secondary' } as const;

/** One cell: a figure opens the entries behind it, a number of expected runs shows when they were. */
export function LensCell({ answer, row, column, name, zone, onOpen, onOpenSlots }: LensCellProps) {
  const value = row.cells[answer.columns.indexOf(column)] ?? null;
  if (value === null)
    return (
      <Box component="span" sx={QUIET} aria-label={text.none}>
        –
      </Box>
    );
  if (column.kind === 'text') {
    return value === '' ? (
      <Box component="span" sx={QUIET}>
        {text.none}
      </Box>
    ) : (
      <LongText text={String(value)} />
    );
  }
  if (column.kind === 'performer') {
    return (
      <Box component="span" sx={{ display: 'inline-flex', alignItems: 'center', gap: 1, maxWidth: '100%' }}>
        {value === '' ? (
          <Box component="span" sx={QUIET}>
            {text.none}
          </Box>
        ) : (
          <LongText text={String(value)} />
        )}
        <PersonMark performer={String(value)} />
      </Box>
    );
  }
  const words = figureText(value, column, zone);
  const isLack = (column.id === 'missed' || column.id === 'failed' || column.id === 'outliers') && Number(value) > 0;
  const open = column.kind === 'slots' ? (Number(value) > 0 ? onOpenSlots : null) : onOpen;
  const isOpened = column.kind === 'slots' ? open !== null : drillCriteria(answer, row, column.id) !== null;
  if (!isOpened || open === null)
    return (
      <Box component="span" sx={toneOf(value, column)}>
        {words}
      </Box>
    );
  return (
    <Link
      component="button"
      underline="hover"
      aria-label={(column.kind === 'slots' ? text.openSlots : text.open)(words, column.title, name)}
      onClick={open}
      sx={{
        font: 'inherit',
        verticalAlign: 'baseline',
        textAlign: 'inherit',
        py: '4px',
        my: '-4px',
        minWidth: 24,
        fontWeight: isLack ? 600 : 400,
      }}
    >
      {words}
    </Link>
  );
}

/** Characters of a name that are shown; the whole of it on hover. */
const LONGEST = 160;

function LongText({ text: words }: { readonly text: string }) {
  const isCut = words.length > LONGEST;
  return (
    <Box component="span" title={isCut ? words : undefined} sx={{ minWidth: 0 }}>
      {pieces(isCut ? middleCut(words, LONGEST) : words)}
    </Box>
  );
}

/** With places for a new line where a name has a joint: `application.lifecycle.update`, `ScheduledReportSent`. */
const pieces = (words: string): ReactNode =>
  words.split(/(?<=[._/@:-])|(?<=\p{Ll})(?=\p{Lu})/u).map((piece, at) => (
    // The pieces of a text that never changes have no other key than their place.
    <Fragment key={at}>
      {at > 0 && <wbr />}
      {piece}
    </Fragment>
  ));

function toneOf(value: string | number, { kind }: LensColumn): object {
  if (value === 0) return QUIET;
  return kind === 'state' && value === 'Did not run' ? { fontWeight: 600 } : {};
}

function figureText(value: string | number, { kind }: LensColumn, zone: string): string {
  if (typeof value === 'string') return value;
  switch (kind) {
    case 'time':
      return timeWithoutOffset(value, zone, 'second');
    case 'duration':
      return formatDuration(value);
    case 'change':
      return value === 0 ? '±0' : `${value > 0 ? '+' : '−'}${formatCount(Math.abs(value))}`;
    default:
      return formatCount(value);
  }
}
