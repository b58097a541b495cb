import Box from '@mui/material/Box';
import { UserCheck } from 'lucide-react';
import { useState } from 'react';
import { useCall } from '../../api/use-call';
import { personText as text } from '../../strings/persons';
import { EmptyState } from '../../ui/empty-state';
import { FailureNotice } from '../../ui/failure-notice';
import { LoadingLines } from '../../ui/loading-lines';
import { Pager } from '../../ui/pager';
import { SuggestionCard } from './suggestion-card';

const PAGE = 20;

/** Names that may be one person's, the surest first. */
export function SuggestedPersons({ contains }: { readonly contains: string }) {
  const [offset, setOffset] = useState(0);
  const list = useCall('persons.suggestions', { offset, limit: PAGE, contains });
  const total = list.data?.total ?? 0;
  // The last suggestion of the last page was linked or dismissed.
  if (offset > 0 && offset >= total && list.data !== undefined && !list.isPlaceholderData) setOffset(0);
  return (
    <>
      {list.error !== null && <FailureNotice failure={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && list.error === null && <LoadingLines />}
      {list.data?.total === 0 && (
        <EmptyState icon={<UserCheck size={28} aria-hidden />} title={text.noneTitle}>
          {contains === '' ? text.noneBody : text.noneLike}
        </EmptyState>
      )}
      {(list.data?.suggestions ?? []).map((one) => (
        <SuggestionCard key={`${one.key} ${String(one.names.length)} ${String(one.person)}`} suggestion={one} />
      ))}
      <Box sx={{ px: 4, py: 2 }}>
        <Pager label={text.parts} total={total} offset={offset} pageSize={PAGE} onChange={setOffset} />
      </Box>
    </>
  );
}
