import type { CompletionOption } from '@core/search/query/complete-query';
import Box from '@mui/material/Box';
import Popper from '@mui/material/Popper';
import { type RefObject, useEffect, useRef } from 'react';
import { queryStrings } from '../../../strings/query';
import { LiveRegion } from '../../../ui/live-region';

export interface QueryPopupProps {
  readonly id: string;
  readonly anchor: RefObject<HTMLElement | null>;
  readonly options: readonly CompletionOption[];
  readonly active: number;
  readonly isLooking: boolean;
  readonly onChoose: (option: CompletionOption) => void;
}

/** What could be written next, below the bar. The field keeps the focus. */
export function QueryPopup({ id, anchor, options, active, isLooking, onChoose }: QueryPopupProps) {
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    <Popper open anchorEl={() => anchor.current ?? document.body} placement="bottom-start" sx={{ zIndex: 'modal' }}>
      <Box
        component="ul"
        ref={list}
        id={id}
        role="listbox"
        aria-label={queryStrings.suggestions}
        onMouseDown={(event) => event.preventDefault()}
        sx={{ ...LIST, width: `min(${String(Math.max(320, anchor.current?.clientWidth ?? 320))}px, 560px)` }}
      >
        {isLooking && (
          <Box component="li" role="presentation" sx={{ px: 3, py: 1, color: 'text.secondary' }}>
            {queryStrings.searching}
          </Box>
        )}
        {options.map((option, index) => (
          <Box
            component="li"
            key={`${option.kind} ${option.label} ${option.insert}`}
            id={`${id}-${String(index)}`}
            role="option"
            aria-selected={index === active}
            onClick={() => onChoose(option)}
            sx={OPTION}
          >
            <Box component="span" sx={LABEL}>
              {option.label}
            </Box>
            <Box component="span" sx={DETAIL}>
              {option.detail}
            </Box>
          </Box>
        ))}
      </Box>
      <LiveRegion text={queryStrings.suggested(options.length)} />
    </Popper>
  );
}

const LIST = {
  m: 0,
  mt: 1,
  p: 1,
  maxHeight: 288,
  overflow: 'auto',
  listStyle: 'none',
  bgcolor: 'var(--vt-raised)',
  border: '1px solid var(--vt-lineStrong)',
  borderRadius: 1,
  fontSize: 13,
} as const;

const OPTION = {
  display: 'flex',
  alignItems: 'baseline',
  gap: 3,
  px: 2,
  minHeight: 26,
  lineHeight: '26px',
  borderRadius: 0.5,
  cursor: 'default',
  '&:hover': { bgcolor: 'action.hover' },
  '&[aria-selected="true"]': {
    bgcolor: 'var(--vt-selected)',
    outline: '1px solid var(--vt-accent)',
    outlineOffset: '-1px',
  },
} as const;

const LABEL = {
  flex: '1 1 auto',
  minWidth: 0,
  overflow: 'hidden',
  textOverflow: 'ellipsis',
  whiteSpace: 'nowrap',
  unicodeBidi: 'isolate',
} as const;

const DETAIL = {
  flex: '0 1 auto',
  maxWidth: '50%',
  fontVariantNumeric: 'tabular-nums',
  textAlign: 'right',
  overflow: 'hidden',
  textOverflow: 'ellipsis',
  whiteSpace: 'nowrap',
  fontSize: 12,
  color: 'text.secondary',
  unicodeBidi: 'isolate',
} as const;
