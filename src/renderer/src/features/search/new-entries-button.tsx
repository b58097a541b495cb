import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { ArrowUp } from 'lucide-react';
import { searchStrings } from '../../strings/search';
import { useSearch } from './search-context';

/** Over the top of the grid, so that no row moves: how many entries came since, and the way to them. */
export function NewEntriesButton({ entries }: { readonly entries: number }) {
  const { dispatch } = useSearch();
  if (entries === 0) return null;
  return (
    <Box
      sx={{
        position: 'absolute',
        zIndex: 4,
        top: 36,
        left: 0,
        right: 0,
        display: 'grid',
        placeItems: 'center',
        pointerEvents: 'none',
      }}
    >
      <Button
        variant="contained"
        color="primary"
        startIcon={<ArrowUp size={14} aria-hidden />}
        onClick={() => dispatch({ kind: 'run' })}
        sx={{ pointerEvents: 'auto' }}
      >
        {searchStrings.newEntries(entries)}
      </Button>
    </Box>
  );
}
