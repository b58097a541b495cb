import type { Search } from '@core/search/search';
import Box from '@mui/material/Box';
import { CalendarOff } from 'lucide-react';
import { searchStrings } from '../../strings/search';
import { PopoverButton } from '../../ui/popover-button';
import { useSearch } from './search-context';

const MODES: readonly Search['undated'][] = ['include', 'exclude', 'only'];

/** How many undated entries the scope holds, and what becomes of them; not there where there are none. */
export function UndatedChip({ count }: { readonly count: number | null }) {
  const { state } = useSearch();
  const mode = state.search.undated;
  if (mode === 'include' && (count === null || count === 0)) return null;
  const words = `${searchStrings.undatedChip(count ?? 0)} · ${searchStrings.undatedMode[mode]}`;
  return (
    <PopoverButton
      name={`${searchStrings.undatedTitle}: ${words}`}
      label={words}
      icon={<CalendarOff size={13} aria-hidden />}
      isActive={mode !== 'include'}
    >
      {(close) => <UndatedChoice onChosen={close} />}
    </PopoverButton>
  );
}

/** What becomes of entries without a time. */
export function UndatedChoice({ onChosen }: { readonly onChosen: () => void }) {
  const { state, dispatch } = useSearch();
  const mode = state.search.undated;
  return (
    <Box role="radiogroup" aria-label={searchStrings.undatedTitle} sx={{ p: 3, display: 'grid', gap: 2 }}>
      {MODES.map((one) => (
        <Box component="label" key={one} sx={{ display: 'flex', gap: 2, alignItems: 'center' }}>
          <input
            type="radio"
            name="undated"
            checked={mode === one}
            autoFocus={mode === one}
            onChange={() => {
              dispatch({ kind: 'undated', undated: one });
              onChosen();
            }}
            style={{ accentColor: 'var(--vt-accent)', margin: 0 }}
          />
          {searchStrings.undatedModes[one]}
        </Box>
      ))}
    </Box>
  );
}
