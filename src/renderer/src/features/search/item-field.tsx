import InputBase from '@mui/material/InputBase';
import { searchStrings } from '../../strings/search';
import { useDebouncedText } from '../../ui/use-debounced-text';
import { useSearch } from './search-context';
import { filterOf, withFilter } from './search-state';

/** Item name contains. */
export function ItemField() {
  const { state, dispatch } = useSearch();
  const { filters } = state.search;
  const filter = filterOf(filters, 'item');
  const typed = useDebouncedText(filter?.values[0] ?? '', (text) => {
    const values = text.trim() === '' ? [] : [text];
    dispatch({
      kind: 'filters',
      filters: withFilter(filters, { field: 'item', not: filter?.not ?? false, values }, filter),
    });
  });
  return (
    <InputBase
      value={typed.text}
      onChange={(event) => typed.type(event.target.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') {
          typed.settle();
          dispatch({ kind: 'run' });
        }
      }}
      placeholder={searchStrings.itemContains}
      inputProps={{ 'aria-label': searchStrings.itemContains, spellCheck: false }}
      sx={{
        flex: '0 1 150px',
        minWidth: 96,
        height: 28,
        px: 2,
        fontSize: 13,
        bgcolor: 'var(--vt-canvas)',
        border: '1px solid var(--vt-lineStrong)',
        borderRadius: 1,
        '&.Mui-focused': { borderColor: 'var(--vt-accent)', boxShadow: '0 0 0 1px var(--vt-accent)' },
        '& input:focus-visible': { outline: 'none' },
      }}
    />
  );
}
