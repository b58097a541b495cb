import { activeFilters } from '@core/search/describe-filter';
import type { Filter, FilterField } from '@core/search/search';
import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import Popover from '@mui/material/Popover';
import { X } from 'lucide-react';
import { useState } from 'react';
import { facetStrings } from '../../strings/facets';
import { searchStrings } from '../../strings/search';
import { middleCut } from '../../ui/middle-cut';
import { FilterEditor } from './filter-editor';
import { titleOf } from './filter-fields';
import { useSearch } from './search-context';
import { filterOf } from './search-state';
import { useValueLabels } from './use-value-labels';

/** Characters of a chip's values before their middle gives way. */
const LONGEST = 60;

/** A filter that is being changed, and where: its chip may go and come again meanwhile. */
interface Edited {
  readonly field: FilterField;
  readonly index: number;
  readonly left: number;
  readonly top: number;
}

/** Every active filter as a chip: press it to change it, its cross to remove it. */
export function ActiveFilters() {
  const { state, dispatch } = useSearch();
  const { filters } = state.search;
  const [edited, setEdited] = useState<Edited | null>(null);
  const labelOf = useValueLabels(filters);
  const set = (next: readonly Filter[]): void => dispatch({ kind: 'filters', filters: next });
  return (
    <>
      {filters.length > 0 && (
        <Box role="list" aria-label={searchStrings.activeFilters} sx={CHIPS}>
          {activeFilters(state.search, labelOf).map(({ index, filter, words }) => (
            <FilterChip
              key={`${filter.field}-${String(index)}`}
              field={words.field}
              values={words.values}
              not={filter.not}
              onEdit={(left, top) => setEdited({ field: filter.field, index, left, top })}
              onRemove={() => set(filters.filter((_, at) => at !== index))}
            />
          ))}
          <Box role="listitem">
            <ButtonBase
              onClick={() => dispatch({ kind: 'query', filters: [], query: '' })}
              sx={{ ...PART, height: 24, color: 'primary.main' }}
            >
              {searchStrings.clearAll}
            </ButtonBase>
          </Box>
        </Box>
      )}
      {edited !== null && <ChipEditor edited={edited} filters={filters} onClose={() => setEdited(null)} />}
    </>
  );
}

interface ChipEditorProps {
  readonly edited: Edited;
  readonly filters: readonly Filter[];
  readonly onClose: () => void;
}

function ChipEditor({ edited, filters, onClose }: ChipEditorProps) {
  const { field, index, left, top } = edited;
  const own = filters[index];
  return (
    <Popover
      open
      anchorReference="anchorPosition"
      anchorPosition={{ left, top }}
      onClose={onClose}
      slotProps={{ paper: { role: 'dialog', 'aria-label': facetStrings.addFilterOf(titleOf(field)), sx: { mt: 1 } } }}
    >
      <FilterEditor field={field} filter={own?.field === field ? own : filterOf(filters, field)} onDone={onClose} />
    </Popover>
  );
}

interface FilterChipProps {
  readonly field: string;
  readonly values: string;
  readonly not: boolean;
  readonly onEdit: (left: number, top: number) => void;
  readonly onRemove: () => void;
}

function FilterChip({ field, values, not, onEdit, onRemove }: FilterChipProps) {
  const name = `${not ? `${facetStrings.leftOut} ` : ''}${field} ${values}`;
  return (
    <Box role="listitem" sx={CHIP}>
      <ButtonBase
        aria-haspopup="dialog"
        onClick={(event) => {
          const { left, bottom } = event.currentTarget.getBoundingClientRect();
          onEdit(left, bottom);
        }}
        aria-label={facetStrings.editFilter(name)}
        title={values}
        sx={{ ...PART, gap: 1, minWidth: 0 }}
      >
        {not && (
          <Box component="span" sx={{ color: 'error.main', fontWeight: 600 }}>
            {facetStrings.leftOut}
          </Box>
        )}
        <Box component="span" sx={{ color: 'text.secondary', whiteSpace: 'nowrap' }}>
          {field}
        </Box>
        <Box component="span" sx={VALUES}>
          {middleCut(values, LONGEST)}
        </Box>
      </ButtonBase>
      <ButtonBase
        aria-label={searchStrings.removeFilter(name)}
        onClick={onRemove}
        sx={{ ...PART, minWidth: 24, px: 0 }}
      >
        <X size={12} aria-hidden />
      </ButtonBase>
    </Box>
  );
}

const CHIPS = { display: 'flex', flexWrap: 'wrap', gap: 1, minWidth: 0 } as const;

const CHIP = {
  display: 'flex',
  alignItems: 'center',
  height: 24,
  minWidth: 0,
  maxWidth: '100%',
  border: '1px solid var(--vt-lineStrong)',
  borderRadius: 1,
  bgcolor: 'var(--vt-panel)',
  overflow: 'hidden',
} as const;

const PART = {
  height: 22,
  px: 1.5,
  fontSize: 12,
  borderRadius: 0.5,
  '&:hover': { bgcolor: 'action.hover' },
  '&:focus-visible': { outline: '2px solid var(--vt-accent)', outlineOffset: '-2px' },
} as const;

const VALUES = {
  fontWeight: 500,
  unicodeBidi: 'isolate',
  whiteSpace: 'nowrap',
  overflow: 'hidden',
  textOverflow: 'ellipsis',
} as const;
