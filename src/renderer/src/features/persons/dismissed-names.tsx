import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useCall } from '../../api/use-call';
import { personText as text } from '../../strings/persons';
import { EmptyState } from '../../ui/empty-state';
import { FailureNotice } from '../../ui/failure-notice';
import { timeWithoutOffset } from '../../ui/format-time';
import { useShownZone } from '../../ui/use-shown-zone';
import { usePersonActions } from './use-person-actions';

/** Suggestions that reviewers have dismissed; each can be brought back. */
export function DismissedNames({ contains }: { readonly contains: string }) {
  const zone = useShownZone();
  const actions = usePersonActions();
  const list = useCall('persons.dismissals', {});
  const sought = contains.trim().toLocaleLowerCase('en');
  const found = (list.data ?? []).filter(({ names }) =>
    names.some((name) => name.toLocaleLowerCase('en').includes(sought)),
  );
  return (
    <>
      {list.error !== null && <FailureNotice failure={list.error} onRetry={() => void list.refetch()} />}
      {list.data !== undefined && found.length === 0 && (
        <EmptyState title={contains === '' ? text.dismissedNone : text.noneLike} />
      )}
      {found.map(({ id, names, who, at }) => (
        <Box
          component="article"
          aria-label={names.join(', ')}
          key={id}
          sx={{ px: 4, py: 2, borderBottom: '1px solid var(--vt-line)', display: 'flex', gap: 3, alignItems: 'center' }}
        >
          <Box sx={{ flex: 1, minWidth: 0 }}>
            <Box sx={{ overflowWrap: 'anywhere' }}>{names.join(' · ')}</Box>
            <Box sx={{ fontSize: 12, color: 'text.secondary' }}>
              {text.saidBy(who, timeWithoutOffset(at, zone, 'minute'))}
            </Box>
          </Box>
          <Button disabled={actions.isBusy} onClick={() => actions.restore(id)}>
            {text.restore}
          </Button>
        </Box>
      ))}
    </>
  );
}
