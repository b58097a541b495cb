import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import type { ReactNode } from 'react';
import { facetStrings } from '../../../strings/facets';
import { formatCount } from '../../../ui/format-number';

export interface FacetRowProps {
  /** The value in words. */
  readonly name: string;
  readonly label: ReactNode;
  /** null: not known yet. */
  readonly count: number | null;
  /** Of all entries of the facet, 0 to 1. */
  readonly share: number;
  readonly choice: 'kept' | 'leftOut' | null;
  /** The one of its list that the Tab key comes to. */
  readonly isStop: boolean;
  readonly onToggle: () => void;
  readonly onOnly: () => void;
  readonly onNot: () => void;
  readonly onFocus: () => void;
}

/** One value: ticked to keep it beside others; "only" and "not" by one press; its share as a thin bar. */
export function FacetRow(props: FacetRowProps) {
  const { name, label, count, share, choice, isStop, onToggle, onOnly, onNot, onFocus } = props;
  return (
    <Box data-facet-row={name} onFocus={onFocus} sx={ROW}>
      <Box component="label" sx={LABEL}>
        <input
          type="checkbox"
          checked={choice === 'kept'}
          tabIndex={isStop ? 0 : -1}
          onChange={onToggle}
          aria-label={facetStrings.valueName(name, count, choice === 'leftOut')}
          style={{ accentColor: 'var(--vt-accent)', margin: 0, flex: 'none' }}
        />
        {choice === 'leftOut' && (
          <Box component="span" aria-hidden sx={{ color: 'error.main', fontWeight: 600 }}>
            {facetStrings.leftOut}
          </Box>
        )}
        <Box
          component="span"
          sx={{ flex: 1, minWidth: 0, ...(choice === 'leftOut' ? { textDecoration: 'line-through' } : {}) }}
        >
          {label}
        </Box>
        <Box component="span" aria-hidden sx={{ color: 'text.secondary', flex: 'none' }}>
          {count === null ? '…' : formatCount(count)}
        </Box>
      </Box>
      <Box className="vt-facet-acts" sx={ACTS}>
        <ButtonBase tabIndex={-1} aria-label={facetStrings.onlyValue(name)} onClick={onOnly} sx={ACT}>
          {facetStrings.only}
        </ButtonBase>
        <ButtonBase tabIndex={-1} aria-label={facetStrings.notValue(name)} onClick={onNot} sx={ACT}>
          {facetStrings.not}
        </ButtonBase>
      </Box>
      <Box
        aria-hidden
        sx={BAR}
        style={{
          width: `calc((100% - 30px) * ${String(Math.min(1, share))})`,
          background: choice === 'kept' ? 'var(--vt-accent)' : 'var(--vt-lineStrong)',
        }}
      />
    </Box>
  );
}

const ROW = {
  position: 'relative',
  display: 'flex',
  alignItems: 'center',
  minHeight: 26,
  fontSize: 12,
  '&:hover, &:focus-within': { bgcolor: 'action.hover' },
  '&:hover .vt-facet-acts, & .vt-facet-acts:focus-within, &:has(:focus-visible) .vt-facet-acts': { opacity: 1 },
} as const;

const LABEL = {
  display: 'flex',
  alignItems: 'center',
  gap: 1.5,
  flex: 1,
  minWidth: 0,
  minHeight: 26,
  px: 2,
  cursor: 'default',
} as const;

/** Over the count, so that showing them moves nothing. */
const ACTS = {
  position: 'absolute',
  right: 0,
  top: 0,
  height: 24,
  display: 'flex',
  pr: 1,
  pl: 1,
  bgcolor: 'var(--vt-hover)',
  opacity: 0,
} as const;

const ACT = {
  height: 24,
  minWidth: 30,
  px: 1,
  fontSize: 12,
  fontWeight: 500,
  color: 'primary.main',
  borderRadius: 0.5,
  '&:hover': { textDecoration: 'underline' },
  '&:focus-visible': { outline: '2px solid var(--vt-accent)', outlineOffset: '-2px' },
} as const;

const BAR = { position: 'absolute', left: 26, bottom: 1, height: 2, minWidth: '1px', pointerEvents: 'none' } as const;
