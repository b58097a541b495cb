import Box from '@mui/material/Box';
import { searchStrings } from '../../strings/search';
import { PopoverButton } from '../../ui/popover-button';
import { useSearch } from './search-context';
import { filterOf, withFilter } from './search-state';

const VALUES = ['unexplained', 'aged-out', 'cleared', ''] as const;

/** Which entries by what became of them at their backend; none ticked means all. */
export function VanishedPicker() {
  const { state, dispatch } = useSearch();
  const filter = filterOf(state.search.filters, 'vanished');
  const chosen = filter?.values ?? [];
  const toggle = (value: string): void => {
    const values = chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value];
    const next = { field: 'vanished' as const, not: filter?.not ?? false, values };
    dispatch({ kind: 'filters', filters: withFilter(state.search.filters, next, filter) });
  };
  return (
    <PopoverButton name={searchStrings.vanished} label={searchStrings.vanished} isActive={filter !== null}>
      {() => (
        <Box role="group" aria-label={searchStrings.vanished} sx={{ p: 3, display: 'grid', gap: 2, maxWidth: 280 }}>
          {VALUES.map((value, index) => (
            <Box component="label" key={value} sx={{ display: 'flex', gap: 2, alignItems: 'center' }}>
              <input
                type="checkbox"
                autoFocus={index === 0}
                checked={chosen.includes(value)}
                onChange={() => toggle(value)}
                style={{ accentColor: 'var(--vt-accent)', margin: 0 }}
              />
              {searchStrings.vanishedValues[value]}
            </Box>
          ))}
          <Box sx={{ color: 'text.secondary', fontSize: 12 }}>{searchStrings.vanishedHelp}</Box>
        </Box>
      )}
    </PopoverButton>
  );
}
