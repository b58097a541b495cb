import type { SuggestedPerson } from '@contract/person-calls';
import { NAME_REASONS } from '@core/persons/person';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Tooltip from '@mui/material/Tooltip';
import { useState } from 'react';
import { personText as text } from '../../strings/persons';
import { SmallBadge } from '../../ui/small-badge';
import { TextInputField } from '../../ui/text-input-field';
import { NameUses } from './name-uses';
import { suggestedPersonName } from './suggested-person-name';
import { usePersonActions } from './use-person-actions';

/** One suggestion: its names, why and how sure each is, where they occur; nothing is linked but by its button. */
export function SuggestionCard({ suggestion }: { readonly suggestion: SuggestedPerson }) {
  const { names, uses, person, personName, omitted } = suggestion;
  const [first] = names;
  const actions = usePersonActions();
  const [left, setLeft] = useState<ReadonlySet<string>>(
    () => new Set(names.filter(({ certainty }) => certainty === 'possible').map(({ value }) => value)),
  );
  const [typed, setTyped] = useState(() => personName ?? suggestedPersonName(names.map(({ value }) => value)));
  if (first === undefined) return null;
  const chosen = names.filter(({ value }) => !left.has(value));
  const added = person === null ? chosen : chosen.filter(({ value }) => value !== first.value);
  const canLink = typed.trim() !== '' && (person === null ? chosen.length > 1 : added.length > 0);
  const link = (): void =>
    actions.link(
      person,
      typed.trim(),
      added.map(({ value, reason }) => ({ value, why: reason === null ? text.base : NAME_REASONS[reason] })),
    );
  return (
    <Box
      component="article"
      aria-label={first.value}
      sx={{ px: 4, py: 3, borderBottom: '1px solid var(--vt-line)', display: 'grid', gap: 2 }}
    >
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none', display: 'grid', gap: 1 }}>
        {names.map((name, at) => (
          <Box
            component="li"
            key={name.value}
            sx={{
              display: 'grid',
              gridTemplateColumns: '24px minmax(140px, 1fr) minmax(140px, 1fr) minmax(160px, 1.4fr)',
              gap: 2,
            }}
          >
            <input
              type="checkbox"
              aria-label={text.include(name.value)}
              checked={!left.has(name.value)}
              disabled={at === 0}
              style={{ accentColor: 'var(--vt-accent)', margin: '3px 0 0', width: 14, height: 14 }}
              onChange={() => setLeft(toggled(left, name.value))}
            />
            <Box sx={{ overflowWrap: 'anywhere', fontWeight: at === 0 ? 600 : 400 }}>{name.value}</Box>
            <Box sx={{ color: 'text.secondary' }}>
              {name.reason === null ? (
                personName === null ? (
                  text.base
                ) : (
                  text.ofPerson(personName)
                )
              ) : (
                <>
                  <SmallBadge tone={name.certainty === 'possible' ? 'warning' : 'quiet'}>
                    {text.certainty[name.certainty]}
                  </SmallBadge>{' '}
                  {NAME_REASONS[name.reason]}
                </>
              )}
            </Box>
            <NameUses uses={uses[at] ?? []} />
          </Box>
        ))}
      </Box>
      {omitted > 0 && <Box sx={{ color: 'text.secondary' }}>{text.omitted(omitted)}</Box>}
      <Box sx={{ display: 'flex', gap: 2, alignItems: 'center', flexWrap: 'wrap', pl: 8 }}>
        {person === null && (
          <Box sx={{ width: 240 }}>
            <TextInputField
              label={text.personName}
              hidesLabel
              placeholder={text.personName}
              value={typed}
              onChange={setTyped}
            />
          </Box>
        )}
        <Button variant="contained" color="primary" disabled={!canLink || actions.isBusy} onClick={link}>
          {personName === null ? text.link(added.length) : text.linkTo(added.length, personName)}
        </Button>
        <Tooltip describeChild title={text.dismissHelp}>
          <Button disabled={actions.isBusy} onClick={() => actions.dismiss(names.map(({ value }) => value))}>
            {text.dismiss}
          </Button>
        </Tooltip>
      </Box>
    </Box>
  );
}

function toggled(all: ReadonlySet<string>, one: string): ReadonlySet<string> {
  const next = new Set(all);
  if (!next.delete(one)) next.add(one);
  return next;
}
