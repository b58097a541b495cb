import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import Tooltip from '@mui/material/Tooltip';
import { RefreshCw } from 'lucide-react';
import type { Ref } from 'react';
import { searchStrings } from '../../strings/search';
import { QueryField } from './query-field';
import { RangePicker } from './range-picker';
import { ScopePicker } from './scope-picker';
import { useSearch } from './search-context';

/** The first line: whose entries, of which time, with which words. */
export function TopBar({ queryRef }: { readonly queryRef: Ref<HTMLInputElement> }) {
  const { dispatch } = useSearch();
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, alignItems: 'center', px: 3, py: 2 }}>
      <ScopePicker />
      <RangePicker />
      <QueryField inputRef={queryRef} />
      <Tooltip title={searchStrings.runAgain}>
        <IconButton
          aria-label={searchStrings.refresh}
          onClick={() => dispatch({ kind: 'run' })}
          sx={{ width: 28, height: 28, border: '1px solid var(--vt-lineStrong)' }}
        >
          <RefreshCw size={14} aria-hidden />
        </IconButton>
      </Tooltip>
    </Box>
  );
}
