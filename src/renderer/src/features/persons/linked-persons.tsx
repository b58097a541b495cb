import type { Person } from '@core/persons/person';
import Box from '@mui/material/Box';
import { UserCheck } from 'lucide-react';
import { useState } from 'react';
import { useCall } from '../../api/use-call';
import { personText as text } from '../../strings/persons';
import { EmptyState } from '../../ui/empty-state';
import { FailureNotice } from '../../ui/failure-notice';
import { LoadingLines } from '../../ui/loading-lines';
import { Pager } from '../../ui/pager';
import { PersonCard } from './person-card';

const PAGE = 50;

const holds = ({ name, names }: Person, sought: string): boolean =>
  [name, ...names.map(({ value }) => value)].some((one) => one.toLocaleLowerCase('en').includes(sought));

/** Everyone whose names reviewers have linked. */
export function LinkedPersons({ contains }: { readonly contains: string }) {
  const [offset, setOffset] = useState(0);
  const list = useCall('persons.list', {});
  const sought = contains.trim().toLocaleLowerCase('en');
  const found = (list.data ?? []).filter((person) => holds(person, sought));
  const at = offset < found.length ? offset : 0;
  const page = found.slice(at, at + PAGE);
  const names = page.flatMap((person) => person.names.map(({ value }) => value)).slice(0, 1000);
  const uses = useCall('persons.uses', { names }, { enabled: names.length > 0 });
  return (
    <>
      {list.error !== null && <FailureNotice failure={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && list.error === null && <LoadingLines />}
      {list.data !== undefined && found.length === 0 && (
        <EmptyState
          icon={<UserCheck size={28} aria-hidden />}
          title={contains === '' ? text.linkedNone : text.noneLike}
        />
      )}
      {page.map((person) => (
        <PersonCard
          key={person.id}
          person={person}
          usesOf={(name) => (uses.isPlaceholderData ? null : (uses.data?.[names.indexOf(name)] ?? null))}
        />
      ))}
      <Box sx={{ px: 4, py: 2 }}>
        <Pager label={text.parts} total={found.length} offset={at} pageSize={PAGE} onChange={setOffset} />
      </Box>
    </>
  );
}
