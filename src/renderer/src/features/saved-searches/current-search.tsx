import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { reviewText, savedSearchesText } from '../../strings/saved-searches';
import { formatAgo } from '../../ui/format-ago';
import { NameForm } from './name-form';
import { SinceBadge } from './since-badge';
import type { SavedSearches } from './use-saved-searches';

export interface CurrentSearchProps {
  readonly saved: SavedSearches;
  readonly now: number;
  readonly onClose: () => void;
}

/** What can be done with the search on the screen: save it, update the one it came from, mark that as reviewed. */
export function CurrentSearch({ saved, now, onClose }: CurrentSearchProps) {
  const { current, isChanged } = saved;
  return (
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
      {current !== null && !isChanged && <ReviewOfCurrent saved={saved} now={now} onClose={onClose} />}
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
  );
}

function ReviewOfCurrent({ saved, now, onClose }: CurrentSearchProps) {
  const { current } = saved;
  if (current === null) return null;
  const { review } = current;
  const canNarrow = review !== null && !saved.isNewOnly;
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 2 }}>
      <Box sx={{ flex: '1 1 180px', minWidth: 0, fontSize: 12, color: 'text.secondary' }}>
        <Box sx={{ overflowWrap: 'anywhere' }}>
          {review === null ? reviewText.unmarked : reviewText.reviewedBy(formatAgo(review.at, now), review.by)}
        </Box>
        <SinceBadge one={current} saved={saved} now={now} />
      </Box>
      {canNarrow && (
        <Button
          onClick={() => {
            saved.chooseNew(current);
            onClose();
          }}
        >
          {savedSearchesText.openNew}
        </Button>
      )}
      <Button onClick={() => saved.markReviewed(current)}>{reviewText.mark}</Button>
    </Box>
  );
}
