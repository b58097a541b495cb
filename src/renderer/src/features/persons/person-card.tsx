import type { NameUse, Person } from '@core/persons/person';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import Tooltip from '@mui/material/Tooltip';
import { Search, Unlink } from 'lucide-react';
import { useState } from 'react';
import { personText as text } from '../../strings/persons';
import { timeWithoutOffset } from '../../ui/format-time';
import { KnownPersonMark } from '../../ui/person-mark';
import { useShownZone } from '../../ui/use-shown-zone';
import { HistoryDialog } from './history-dialog';
import { NameUses } from './name-uses';
import { TextDialog } from './text-dialog';
import { usePersonActions, useSearchForPerson } from './use-person-actions';

interface PersonCardProps {
  readonly person: Person;
  /** null: not known yet. */
  readonly usesOf: (name: string) => readonly NameUse[] | null;
}

/** One person: all names with who linked them, why and when; to be searched for, renamed, and taken apart. */
export function PersonCard({ person, usesOf }: PersonCardProps) {
  const [dialog, setDialog] = useState<'history' | 'rename' | 'add' | null>(null);
  const actions = usePersonActions();
  const search = useSearchForPerson();
  const zone = useShownZone();
  const close = (): void => setDialog(null);
  return (
    <Box
      component="article"
      aria-label={person.name}
      sx={{ px: 4, py: 3, borderBottom: '1px solid var(--vt-line)', display: 'grid', gap: 2 }}
    >
      <Box sx={{ display: 'flex', gap: 2, alignItems: 'center', flexWrap: 'wrap' }}>
        <KnownPersonMark person={person} />
        <Box component="h3" sx={{ m: 0, fontSize: 13, fontWeight: 600, overflowWrap: 'anywhere', flex: 1 }}>
          {person.name}
        </Box>
        <Button
          startIcon={<Search size={14} aria-hidden />}
          aria-label={text.searchFor(person.name)}
          onClick={() => search(person.id)}
        >
          {text.search}
        </Button>
        <Button onClick={() => setDialog('add')}>{text.addName}</Button>
        <Button onClick={() => setDialog('rename')}>{text.rename}</Button>
        <Button onClick={() => setDialog('history')}>{text.history}</Button>
      </Box>
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none', display: 'grid', gap: 1 }}>
        {person.names.map((name) => (
          <Box
            component="li"
            key={name.value}
            sx={{
              display: 'grid',
              gridTemplateColumns: 'minmax(140px, 1fr) minmax(140px, 1fr) minmax(160px, 1.4fr) 28px',
              gap: 2,
            }}
          >
            <Box sx={{ overflowWrap: 'anywhere' }}>{name.value}</Box>
            <Box sx={{ color: 'text.secondary', fontSize: 12 }}>
              <Box>{name.why === '' ? text.ownKnowledge : name.why}</Box>
              <Box>{text.saidBy(name.who, timeWithoutOffset(name.at, zone, 'minute'))}</Box>
            </Box>
            <NameUses uses={usesOf(name.value) ?? []} />
            <Tooltip title={text.unlink(name.value)}>
              <IconButton
                aria-label={text.unlink(name.value)}
                disabled={actions.isBusy}
                onClick={() => actions.unlink(person, name)}
              >
                <Unlink size={14} aria-hidden />
              </IconButton>
            </Tooltip>
          </Box>
        ))}
      </Box>
      {dialog === 'history' && <HistoryDialog person={person} onClose={close} />}
      {dialog === 'rename' && (
        <TextDialog
          title={text.rename}
          label={text.personName}
          value={person.name}
          confirm={text.renameSave}
          onConfirm={(name) => actions.rename(person.id, name)}
          onClose={close}
        />
      )}
      {dialog === 'add' && (
        <TextDialog
          title={text.addName}
          label={text.addNameLabel}
          value=""
          confirm={text.add}
          onConfirm={(value) => actions.link(person.id, person.name, [{ value, why: '' }])}
          onClose={close}
        />
      )}
    </Box>
  );
}
