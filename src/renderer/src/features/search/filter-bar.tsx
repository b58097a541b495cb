import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import { PanelLeftClose, PanelLeftOpen } from 'lucide-react';
import type { ReactNode, RefObject } from 'react';
import { facetStrings } from '../../strings/facets';
import { searchStrings } from '../../strings/search';
import { ActiveFilters } from './active-filters';
import { AddFilter } from './add-filter';
import type { FacetsPane } from './facets/use-facets-pane';
import { ResidualChips } from './query/residual-chips';
import { SeverityBoxes } from './severity-boxes';

export interface FilterBarProps {
  readonly pane: FacetsPane;
  /** The button of the time range, which "Date" presses. */
  readonly rangeRef: RefObject<HTMLButtonElement | null>;
  /** What is done with the search as a whole. */
  readonly actions: ReactNode;
}

/** The second line: severities, every active filter, the way to one more; and what is done with the search. */
export function FilterBar({ pane, rangeRef, actions }: FilterBarProps) {
  const Icon = pane.isOpen ? PanelLeftClose : PanelLeftOpen;
  const label = pane.isOpen ? facetStrings.hide : facetStrings.show;
  return (
    <Box sx={BAR}>
      <IconButton
        aria-label={facetStrings.title}
        aria-expanded={pane.isOpen}
        title={`${label}  b`}
        onClick={pane.toggle}
        sx={{ width: 26, height: 26, p: 0, flex: 'none' }}
      >
        <Icon size={15} aria-hidden />
      </IconButton>
      <Box role="group" aria-label={searchStrings.filters} sx={FILTERS}>
        <SeverityBoxes />
        <ActiveFilters />
        <ResidualChips />
        <AddFilter rangeRef={rangeRef} />
      </Box>
      <Box sx={ACTIONS}>{actions}</Box>
    </Box>
  );
}

const BAR = {
  display: 'flex',
  alignItems: 'flex-start',
  gap: 2,
  px: 3,
  pb: 1.5,
  flex: 'none',
} as const;

/** Many filters take three lines and no more: the rows have the room, and the filters are gone through. */
const FILTERS = {
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  columnGap: 3,
  rowGap: 1,
  flex: 1,
  minWidth: 0,
  minHeight: 26,
  maxHeight: 84,
  overflowY: 'auto',
} as const;

const ACTIONS = {
  display: 'flex',
  gap: 1.5,
  flex: 'none',
  '& .MuiButton-root': { minHeight: 26, py: 0, px: 2 },
} as const;
