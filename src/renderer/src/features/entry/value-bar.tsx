import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import { Copy, Ellipsis, Filter, FilterX } from 'lucide-react';
import type { ReactNode } from 'react';
import { readingStrings } from '../../strings/reading';
import { MONO } from '../../theme/tokens';
import { middleCut } from '../../ui/middle-cut';
import { MiddleText } from '../../ui/middle-text';
import { mayDecode } from '../../ui/record-viewer/decoding/decode-value';
import { columnWords, filterWords, type ValueActs } from './use-value-acts';
import type { ValueAt } from './value-at';

export interface ValueBarProps {
  /** null: the cursor is on none yet. */
  readonly value: ValueAt | null;
  readonly acts: ValueActs;
  readonly canFilter: boolean;
  readonly onDecode: (value: ValueAt) => void;
  readonly onMenu: (value: ValueAt, place: { readonly x: number; readonly y: number }) => void;
}

/** The value at the cursor, and what is most often done with it. Always as high: nothing moves when a value is clicked. */
export function ValueBar({ value, acts, canFilter, onDecode, onMenu }: ValueBarProps) {
  return (
    <Box role="group" aria-label={readingStrings.valueBar} sx={BAR}>
      {value === null ? (
        <Box sx={{ color: 'text.secondary', overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}>
          {readingStrings.noValue}
        </Box>
      ) : (
        <>
          <Box sx={{ flex: 1, minWidth: 0, fontFamily: MONO }}>
            <MiddleText text={value.pointer === '' ? readingStrings.whole : value.pointer} />
          </Box>
          {canFilter && value.segments.length > 0 && (
            <>
              <Tool label={words(value, false)} keys="f" onClick={() => acts.filter(value, false)}>
                <Filter size={14} aria-hidden />
              </Tool>
              <Tool label={words(value, true)} keys="Shift+f" onClick={() => acts.filter(value, true)}>
                <FilterX size={14} aria-hidden />
              </Tool>
            </>
          )}
          <Tool label={readingStrings.copyValue} keys="y" onClick={() => acts.copyValue(value)}>
            <Copy size={14} aria-hidden />
          </Tool>
          {value.kind === 'text' && mayDecode(value.meant) && (
            <Button size="small" title={`${readingStrings.decode}  d`} onClick={() => onDecode(value)}>
              {readingStrings.decode}
            </Button>
          )}
          <IconButton
            aria-label={readingStrings.more}
            aria-haspopup="menu"
            title={readingStrings.more}
            onClick={(event) => {
              const box = event.currentTarget.getBoundingClientRect();
              onMenu(value, { x: box.left, y: box.bottom });
            }}
            sx={TOOL}
          >
            <Ellipsis size={14} aria-hidden />
          </IconButton>
        </>
      )}
    </Box>
  );
}

const words = (value: ValueAt, not: boolean): string => {
  const column = columnWords(value);
  if (column === null) return filterWords(value, not);
  return not ? readingStrings.filterOut(column) : readingStrings.filterFor(column);
};

interface ToolProps {
  readonly label: string;
  readonly keys: string;
  readonly onClick: () => void;
  readonly children: ReactNode;
}

function Tool({ label, keys, onClick, children }: ToolProps) {
  return (
    <IconButton aria-label={label} title={`${middleCut(label, 120)}  ${keys}`} onClick={onClick} sx={TOOL}>
      {children}
    </IconButton>
  );
}

const BAR = {
  display: 'flex',
  alignItems: 'center',
  gap: 0.5,
  height: 32,
  flex: 'none',
  pl: 3,
  pr: 1,
  fontSize: 12,
  borderTop: '1px solid var(--vt-line)',
  bgcolor: 'var(--vt-panel)',
} as const;

const TOOL = { width: 26, height: 26, p: 0, flex: 'none' } as const;
