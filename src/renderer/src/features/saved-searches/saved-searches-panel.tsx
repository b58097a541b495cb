import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { savedSearchesText } from '../../strings/saved-searches';
import { FailureNotice } from '../../ui/failure-notice';
import { NameForm } from './name-form';
import { SavedSearchLine } from './saved-search-line';
import type { SavedSearches } from './use-saved-searches';

export interface SavedSearchesPanelProps {
  readonly saved: SavedSearches;
  readonly onClose: () => void;
}

/** What opens under the button: a name for the search on the screen, and the list. */
export function SavedSearchesPanel({ saved, onClose }: SavedSearchesPanelProps) {
  const { current, isChanged, list } = saved;
  return (
    <Box sx={{ width: 380, maxWidth: '90vw', display: 'flex', flexDirection: 'column', maxHeight: '70vh' }}>
      <Box sx={{ p: 3, borderBottom: '1px solid var(--vt-line)', display: 'grid', gap: 3 }}>
        {current !== null && isChanged && (
          <Box sx={{ display: 'grid', gap: 2, justifyItems: 'start' }}>
            <Box sx={{ overflowWrap: 'anywhere' }}>{savedSearchesText.differs(current.name)}</Box>
            <Button
              onClick={() => {
                saved.update(current);
                onClose();
              }}
              sx={{ maxWidth: '100%', overflow: 'hidden', textOverflow: 'ellipsis', display: 'block' }}
            >
              {savedSearchesText.update(current.name)}
            </Button>
          </Box>
        )}
        <NameForm
          label={savedSearchesText.nameLabel}
          action={savedSearchesText.save}
          initial=""
          hasFocus
          onSubmit={async (name) => {
            await saved.save(name);
            onClose();
          }}
        />
      </Box>
      {saved.failure !== null && <FailureNotice failure={saved.failure} onRetry={saved.retry} />}
      {list.length === 0 && !saved.isLoading && saved.failure === null && (
        <Box sx={{ p: 3, color: 'text.secondary' }}>{savedSearchesText.empty}</Box>
      )}
      <Box
        component="ul"
        aria-label={savedSearchesText.list}
        sx={{ listStyle: 'none', m: 0, p: list.length === 0 ? 0 : 1, overflow: 'auto', minHeight: 0 }}
      >
        {list.map((one, index) => (
          <SavedSearchLine
            key={one.id}
            one={one}
            saved={saved}
            isFirst={index === 0}
            isLast={index === list.length - 1}
            onClose={onClose}
          />
        ))}
      </Box>
    </Box>
  );
}
