import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import { ChevronDown, ChevronRight } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { facetStrings } from '../../../strings/facets';

export interface FacetSectionProps {
  readonly title: string;
  readonly isFolded: boolean;
  readonly onFold: (isFolded: boolean) => void;
  /** A filter of this facet narrows the search. */
  readonly isActive: boolean;
  /** Buttons beside the title, while it is not folded. */
  readonly tools: ReactNode;
  readonly children: ReactNode;
}

/** One facet: its title folds it; what is folded is not made, and so not counted. */
export function FacetSection({ title, isFolded, onFold, isActive, tools, children }: FacetSectionProps) {
  const id = useId();
  const Chevron = isFolded ? ChevronRight : ChevronDown;
  return (
    <Box component="section" aria-labelledby={id} sx={{ borderBottom: '1px solid var(--vt-line)', py: 0.5 }}>
      <Box sx={{ display: 'flex', alignItems: 'center', pr: 1, minHeight: 28 }}>
        <Box component="h3" sx={{ m: 0, flex: 1, minWidth: 0, fontSize: 12, fontWeight: 600 }}>
          <ButtonBase
            aria-expanded={!isFolded}
            title={isFolded ? facetStrings.unfold(title) : facetStrings.fold(title)}
            onClick={() => onFold(!isFolded)}
            sx={{ ...TITLE, color: isActive ? 'primary.main' : 'text.secondary' }}
          >
            <Chevron size={14} aria-hidden style={{ flex: 'none' }} />
            <span id={id} style={{ overflow: 'hidden', textOverflow: 'ellipsis' }}>
              {title}
            </span>
          </ButtonBase>
        </Box>
        {!isFolded && tools}
      </Box>
      {!isFolded && children}
    </Box>
  );
}

const TITLE = {
  width: '100%',
  minHeight: 28,
  justifyContent: 'flex-start',
  gap: 1,
  px: 2,
  fontSize: 12,
  fontWeight: 600,
  whiteSpace: 'nowrap',
  '&:focus-visible': { outline: '2px solid var(--vt-accent)', outlineOffset: '-2px' },
} as const;
