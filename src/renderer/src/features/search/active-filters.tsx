import { activeFilters } from '@core/search/describe-filter';
import type { Filter } from '@core/search/search';
import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import { X } from 'lucide-react';
import { searchStrings } from '../../strings/search';
import { middleCut } from '../../ui/middle-cut';
import { useSearch } from './search-context';
import { withTurned } from './search-state';
import { useValueLabels } from './use-value-labels';

/** Characters of a chip's values before their middle gives way. */
const LONGEST = 60;

/** Every active filter as a chip: press it to turn it around, its cross to remove it. */
export function ActiveFilters() {
  const { state, dispatch } = useSearch();
  const { filters } = state.search;
  const labelOf = useValueLabels(filters);
  const set = (next: readonly Filter[]): void => dispatch({ kind: 'filters', filters: next });
  if (filters.length === 0) return null;
  return (
    <Box role="list" aria-label={searchStrings.activeFilters} sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
      {activeFilters(state.search, labelOf).map(({ index, filter, words }) => (
        <FilterChip
          key={`${filter.field}-${String(index)}`}
          field={words.field}
          values={words.values}
          not={filter.not}
          onTurn={() => set(withTurned(filters, index))}
          onRemove={() => set(filters.filter((_, at) => at !== index))}
        />
      ))}
      <Box role="listitem">
        <ButtonBase onClick={() => set([])} sx={{ ...PART, color: 'primary.main' }}>
          {searchStrings.clearAll}
        </ButtonBase>
      </Box>
    </Box>
  );
}

interface FilterChipProps {
  readonly field: string;
  readonly values: string;
  readonly not: boolean;
  readonly onTurn: () => void;
  readonly onRemove: () => void;
}

function FilterChip({ field, values, not, onTurn, onRemove }: FilterChipProps) {
  const name = `${not ? 'not ' : ''}${field} ${values}`;
  return (
    <Box role="listitem" sx={CHIP}>
      <ButtonBase
        onClick={onTurn}
        aria-label={`${name}. ${not ? searchStrings.turnBack : searchStrings.turnFilter}`}
        title={`${values}\n${not ? searchStrings.turnBack : searchStrings.turnFilter}`}
        sx={{ ...PART, gap: 1 }}
      >
        {not && (
          <Box component="span" sx={{ color: 'error.main', fontWeight: 600 }}>
            not
          </Box>
        )}
        <Box component="span" sx={{ color: 'text.secondary' }}>
          {field}
        </Box>
        <Box component="span" sx={{ fontWeight: 500, unicodeBidi: 'isolate' }}>
          {middleCut(values, LONGEST)}
        </Box>
      </ButtonBase>
      <ButtonBase aria-label={searchStrings.removeFilter(name)} onClick={onRemove} sx={{ ...PART, px: 1 }}>
        <X size={12} aria-hidden />
      </ButtonBase>
    </Box>
  );
}

const CHIP = {
  display: 'flex',
  alignItems: 'center',
  height: 24,
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
