import type { CallAnswer } from '@contract/calls';
import { pastedWords } from '@core/tenant-groups/match-tenants';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { useAction } from '../../../api/use-call';
import { groupsText as text } from '../../../strings/tenant-groups';
import { FailureNotice } from '../../../ui/failure-notice';
import { TextAreaField } from '../../../ui/text-area-field';

export interface PasteTenantsProps {
  /** Keys that are in the group already. */
  readonly present: readonly string[];
  readonly onAdd: (keys: readonly string[]) => void;
}

interface Outcome {
  readonly added: number;
  readonly already: number;
  readonly notFound: readonly string[];
  readonly several: readonly { readonly word: string; readonly count: number }[];
}

function outcomeOf(matched: CallAnswer<'tenantGroups.match'>, present: readonly string[]): Outcome {
  const keys = [...new Set(matched.flatMap(({ tenants }) => tenants.map(({ key }) => key)))];
  const already = keys.filter((key) => present.includes(key)).length;
  return {
    added: keys.length - already,
    already,
    notFound: matched.filter(({ tenants }) => tenants.length === 0).map(({ word }) => word),
    several: matched
      .filter(({ tenants }) => tenants.length > 1)
      .map(({ word, tenants }) => ({ word, count: tenants.length })),
  };
}

/** A list of names or ids; what names nobody stays in the field and is said. */
export function PasteTenants({ present, onAdd }: PasteTenantsProps) {
  const [pasted, setPasted] = useState('');
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const match = useAction('tenantGroups.match');
  const words = pastedWords(pasted);
  const add = (): void =>
    match.mutate(
      { words: [...words] },
      {
        onSuccess: (matched) => {
          const result = outcomeOf(matched, present);
          onAdd(matched.flatMap(({ tenants }) => tenants.map(({ key }) => key)));
          setOutcome(result);
          setPasted(result.notFound.join('\n'));
        },
      },
    );
  return (
    <Box component="section" aria-label={text.paste} sx={{ display: 'grid', gap: 1 }}>
      <TextAreaField
        label={text.pasteLabel}
        value={pasted}
        help={text.pasteHelp}
        mostRows={6}
        onChange={(typed) => {
          setPasted(typed);
          setOutcome(null);
        }}
      />
      {match.error !== null && <FailureNotice failure={match.error} onRetry={add} />}
      <Box role="status">{outcome !== null && <OutcomeText outcome={outcome} />}</Box>
      <Box>
        <Button disabled={words.length === 0 || match.isPending} onClick={add}>
          {text.addPasted}
        </Button>
      </Box>
    </Box>
  );
}

function OutcomeText({ outcome }: { readonly outcome: Outcome }) {
  const { added, already, notFound, several } = outcome;
  return (
    <Box sx={{ fontSize: 12, display: 'grid', gap: 1 }}>
      <Box>
        {text.pasted(added)} {already > 0 && text.already(already)}
      </Box>
      {several.map(({ word, count }) => (
        <Box key={word} sx={{ color: 'var(--vt-warning)', overflowWrap: 'anywhere' }}>
          {text.several(word, count)}
        </Box>
      ))}
      {notFound.length > 0 && (
        <Box sx={{ color: 'error.main' }}>
          {text.notFound(notFound.length)}
          <Box sx={{ maxHeight: 96, overflow: 'auto', whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
            {notFound.join('\n')}
          </Box>
        </Box>
      )}
    </Box>
  );
}
