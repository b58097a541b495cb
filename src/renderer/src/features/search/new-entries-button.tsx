import Button from '@mui/material/Button';
import { ArrowUp } from 'lucide-react';
import { searchStrings } from '../../strings/search';
import { useSearch } from './search-context';

/** Beside the count, where it covers no row and moves none: how many entries came since, and the way to them. */
export function NewEntriesButton({ entries }: { readonly entries: number }) {
  const { dispatch } = useSearch();
  if (entries === 0) return null;
  return (
    <Button
      variant="contained"
      color="primary"
      startIcon={<ArrowUp size={14} aria-hidden />}
      onClick={() => dispatch({ kind: 'run' })}
      sx={{ flex: 'none' }}
    >
      {searchStrings.newEntries(entries)}
    </Button>
  );
}
