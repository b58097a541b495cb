import Box from '@mui/material/Box';
import { Bookmark } from 'lucide-react';
import { useRef } from 'react';
import { savedSearchesText } from '../../strings/saved-searches';
import { useCommand } from '../../ui/commands';
import { middleCut } from '../../ui/middle-cut';
import { useNavigation } from '../../ui/navigation';
import { PopoverButton } from '../../ui/popover-button';
import type { SavedSearchesSlotProps } from '../../ui/slots';
import { SavedSearchesPanel } from './saved-searches-panel';
import { useSavedSearches } from './use-saved-searches';

/** Saved searches: save the one on the screen, open, rename, update, duplicate, delete, reorder. */
export function SavedSearchesMenu({ search, onOpen }: SavedSearchesSlotProps) {
  const saved = useSavedSearches(search, onOpen);
  const name = saved.current?.name;
  const button = useRef<HTMLButtonElement>(null);
  const { showScreen } = useNavigation();
  useCommand('search.save', () => {
    showScreen('search');
    // The screen must be seen before something can be opened beside its button.
    requestAnimationFrame(() => button.current?.click());
  });
  return (
    <PopoverButton
      align="right"
      buttonRef={button}
      icon={<Bookmark size={14} aria-hidden />}
      name={name === undefined ? savedSearchesText.menu : savedSearchesText.menuOf(name)}
      label={
        name === undefined ? (
          savedSearchesText.menu
        ) : (
          <>
            {middleCut(name, 32)}
            {saved.isChanged && (
              <Box component="span" sx={{ color: 'text.secondary', ml: 1 }}>
                ({savedSearchesText.changed})
              </Box>
            )}
          </>
        )
      }
    >
      {(close) => <SavedSearchesPanel saved={saved} onClose={close} />}
    </PopoverButton>
  );
}
