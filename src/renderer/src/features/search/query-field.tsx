import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import InputBase from '@mui/material/InputBase';
import { Search, X } from 'lucide-react';
import type { Ref } from 'react';
import { searchStrings } from '../../strings/search';
import { useDebouncedText } from '../../ui/use-debounced-text';
import { useSearch } from './search-context';
import { filterOf, withFilter } from './search-state';

/** Text over the whole record. Typing applies by itself; Enter runs the search again; Esc leaves the field. */
export function QueryField({ inputRef }: { readonly inputRef: Ref<HTMLInputElement> }) {
  const { state, dispatch } = useSearch();
  const { filters } = state.search;
  const filter = filterOf(filters, 'text');
  const typed = useDebouncedText(filter?.values[0] ?? '', (text) => {
    const values = text.trim() === '' ? [] : [text];
    dispatch({
      kind: 'filters',
      filters: withFilter(filters, { field: 'text', not: filter?.not ?? false, values }, filter),
    });
  });
  return (
    <Box
      role="search"
      sx={{
        flex: '1 1 220px',
        minWidth: 160,
        height: 28,
        display: 'flex',
        alignItems: 'center',
        gap: 2,
        pl: 2,
        bgcolor: 'var(--vt-canvas)',
        border: '1px solid var(--vt-lineStrong)',
        borderRadius: 1,
        '&:focus-within': { borderColor: 'var(--vt-accent)', boxShadow: '0 0 0 1px var(--vt-accent)' },
        '& input:focus-visible': { outline: 'none' },
      }}
    >
      <Search size={14} aria-hidden style={{ flex: 'none', color: 'var(--vt-textQuiet)' }} />
      <InputBase
        inputRef={inputRef}
        value={typed.text}
        onChange={(event) => typed.type(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') {
            typed.settle();
            dispatch({ kind: 'run' });
          }
        }}
        placeholder={searchStrings.queryHint}
        inputProps={{ 'aria-label': searchStrings.query, spellCheck: false, maxLength: 10_000 }}
        sx={{ flex: 1, fontSize: 13, '& input': { p: 0, height: 26 } }}
      />
      {typed.text !== '' && (
        <IconButton
          aria-label={searchStrings.clearQuery}
          onClick={() => {
            typed.type('');
            typed.settle();
          }}
        >
          <X size={14} aria-hidden />
        </IconButton>
      )}
      <Box component="kbd" aria-hidden sx={KEY}>
        /
      </Box>
    </Box>
  );
}

const KEY = {
  fontFamily: 'inherit',
  fontSize: 11,
  color: 'text.secondary',
  border: '1px solid var(--vt-line)',
  borderRadius: 0.5,
  px: 1,
  mr: 1,
} as const;
