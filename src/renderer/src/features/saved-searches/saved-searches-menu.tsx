import Box from '@mui/material/Box';
import { Bookmark } from 'lucide-react';
import { useRef, useState } from 'react';
import { savedSearchesText } from '../../strings/saved-searches';
import { useCommands } from '../../ui/commands';
import { middleCut } from '../../ui/middle-cut';
import { useNavigation } from '../../ui/navigation';
import { PopoverButton } from '../../ui/popover-button';
import type { SavedSearchesSlotProps } from '../../ui/slots';
import { pinnedCommands } from './pinned-commands';
import { QuickOpen } from './quick-open';
import { SavedSearchesPanel } from './saved-searches-panel';
import { useSavedSearches } from './use-saved-searches';

/** Saved searches: save the one on the screen, open, organise, review, and hand on. */
export function SavedSearchesMenu(props: SavedSearchesSlotProps) {
  const saved = useSavedSearches(props);
  const [isChoosing, setIsChoosing] = useState(false);
  const { current, isChanged, isNewOnly } = saved;
  const button = useRef<HTMLButtonElement>(null);
  const { showScreen } = useNavigation();
  useCommands({
    'search.save': () => {
      showScreen('search');
      // The screen must be seen before something can be opened beside its button.
      requestAnimationFrame(() => button.current?.click());
    },
    'search.openSaved': () => setIsChoosing(true),
    'search.markReviewed': current === null || isChanged ? null : () => saved.markReviewed(current),
    ...pinnedCommands(saved.list, (one) => {
      showScreen('search');
      saved.choose(one);
    }),
  });
  const state = isChanged ? savedSearchesText.changed : isNewOnly ? savedSearchesText.newOnly : null;
  return (
    <>
      <PopoverButton
        align="right"
        buttonRef={button}
        icon={<Bookmark size={14} aria-hidden />}
        name={current === null ? savedSearchesText.menu : savedSearchesText.menuOf(current.name)}
        label={
          current === null ? (
            savedSearchesText.menu
          ) : (
            <>
              <Box component="span" sx={{ unicodeBidi: 'isolate' }}>
                {middleCut(current.name, 32)}
              </Box>
              {state !== null && (
                <Box component="span" sx={{ color: 'text.secondary', ml: 1 }}>
                  ({state})
                </Box>
              )}
            </>
          )
        }
      >
        {(close) => <SavedSearchesPanel saved={saved} onClose={close} />}
      </PopoverButton>
      {isChoosing && (
        <QuickOpen
          saved={saved}
          onClose={() => setIsChoosing(false)}
          onChosen={() => {
            setIsChoosing(false);
            showScreen('search');
          }}
        />
      )}
    </>
  );
}
