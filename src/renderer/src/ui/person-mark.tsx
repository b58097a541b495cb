import type { Person } from '@core/persons/person';
import Tooltip from '@mui/material/Tooltip';
import { UserCheck } from 'lucide-react';
import { usePersonOf } from '../api/use-persons';
import { personText } from '../strings/persons';

/** The small mark beside a performer's name that a reviewer has linked to a person; nothing beside others. */
export function PersonMark({ performer }: { readonly performer: string | null }) {
  const person = usePersonOf(performer);
  return person === null ? null : <KnownPersonMark person={person} />;
}

/** As `PersonMark`, where the person is known. */
export function KnownPersonMark({ person }: { readonly person: Person }) {
  const words = personText.mark(person.name, person.names.length);
  return (
    <Tooltip title={words}>
      <span role="img" aria-label={words} style={{ display: 'inline-flex', color: 'var(--vt-accent)', flex: 'none' }}>
        <UserCheck size={13} aria-hidden />
      </span>
    </Tooltip>
  );
}
