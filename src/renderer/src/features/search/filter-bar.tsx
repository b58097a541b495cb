import { FACET_FIELDS, type FacetField } from '@core/search/search';
import { FILTER_TITLES } from '@core/search/describe-filter';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { Columns3, Download } from 'lucide-react';
import type { ReactNode } from 'react';
import { searchStrings } from '../../strings/search';
import { PopoverButton } from '../../ui/popover-button';
import { FacetPicker } from './facet-picker';
import { ItemField } from './item-field';
import { SeverityBoxes } from './severity-boxes';

const ALWAYS: readonly FacetField[] = ['source', 'task', 'organization', 'performer'];
const MORE = FACET_FIELDS.filter((field) => ![...ALWAYS, 'severity', 'tenant', 'backend'].includes(field));

export interface FilterBarProps {
  readonly savedSearches: ReactNode;
  readonly onColumns: () => void;
  readonly onExport: () => void;
}

/** The second line: a filter per field, and what can be done with the search. */
export function FilterBar({ savedSearches, onColumns, onExport }: FilterBarProps) {
  return (
    <Box
      role="group"
      aria-label={searchStrings.filters}
      sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 2, rowGap: 1.5, px: 3, pb: 2 }}
    >
      <SeverityBoxes />
      {ALWAYS.map((field) => (
        <FacetPicker key={field} field={field} />
      ))}
      <ItemField />
      <FacetPicker field="backend" />
      <PopoverButton name={searchStrings.moreFilters} label={searchStrings.moreFilters}>
        {() => (
          <Box sx={{ p: 2, display: 'grid', gap: 1, justifyItems: 'stretch', minWidth: 160 }}>
            {MORE.map((field) => (
              <FacetPicker key={field} field={field} label={FILTER_TITLES[field]} />
            ))}
          </Box>
        )}
      </PopoverButton>
      <Box sx={{ flex: 1 }} />
      <Box sx={{ display: 'flex', gap: 2 }}>
        {savedSearches}
        <Button startIcon={<Columns3 size={14} aria-hidden />} onClick={onColumns}>
          {searchStrings.columns}
        </Button>
        <Button startIcon={<Download size={14} aria-hidden />} onClick={onExport}>
          {searchStrings.exportButton}
        </Button>
      </Box>
    </Box>
  );
}
