import type { SavedSearch } from '@core/saved-searches/saved-search';
import Box from '@mui/material/Box';
import { useShownZone } from '../../ui/use-shown-zone';
import { sinceWords } from './since-words';
import type { SavedSearches } from './use-saved-searches';

const COLOURS = { new: 'var(--vt-accent)', quiet: 'var(--vt-textQuiet)', warning: 'var(--vt-warning)' } as const;

export interface SinceBadgeProps {
  readonly one: SavedSearch;
  readonly saved: SavedSearches;
  /** UTC microseconds. */
  readonly now: number;
}

/** `+12 since 3 d ago`, the whole of it on hover; nothing for a search that was never reviewed. */
export function SinceBadge({ one, saved, now }: SinceBadgeProps) {
  const zone = useShownZone();
  const words = sinceWords({ one, counted: saved.since.counted.get(one.id), groups: saved.groups, now, zone });
  if (words === null) return null;
  return (
    <Box
      component="span"
      title={words.explanation}
      sx={{ color: COLOURS[words.tone], fontWeight: words.tone === 'new' ? 600 : 400, whiteSpace: 'nowrap' }}
    >
      {words.text}
    </Box>
  );
}
