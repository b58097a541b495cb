import type { CallAnswer } from '@contract/calls';
import type { ImportChoice, PlannedGroup, PlannedSearch } from '@core/saved-searches/import-plan';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { type ReactNode, useId, useState } from 'react';
import { useAction } from '../../api/use-call';
import { importSearchesText as text } from '../../strings/saved-searches';
import { FailureNotice } from '../../ui/failure-notice';
import { formatTime } from '../../ui/format-time';
import { useToasts } from '../../ui/toasts';
import { useShownZone } from '../../ui/use-shown-zone';
import { ImportedLine } from './imported-line';

export interface ImportSearchesDialogProps {
  readonly file: string;
  readonly preview: CallAnswer<'savedSearches.previewImport'>;
  readonly onClose: () => void;
}

type Choices = Readonly<Record<number, ImportChoice>>;

/** What a file would change, with a choice for each thing; nothing is overwritten unasked. */
export function ImportSearchesDialog({ file, preview, onClose }: ImportSearchesDialogProps) {
  const titleId = useId();
  const zone = useShownZone();
  const toasts = useToasts();
  const [searches, setSearches] = useState<Choices>({});
  const [groups, setGroups] = useState<Choices>({});
  const run = useAction('savedSearches.import', ['savedSearches.list', 'savedSearches.folders', 'tenantGroups.list']);
  const start = (): void =>
    run.mutate(
      { file, searches: asInput(searches), groups: asInput(groups) },
      {
        onSuccess: ({ added, replaced, skipped }) => {
          toasts.show({ text: text.done(added.length, replaced.length, skipped.length) });
          onClose();
        },
      },
    );
  return (
    <Dialog open onClose={onClose} aria-labelledby={titleId} maxWidth="md" fullWidth>
      <DialogTitle id={titleId}>{text.title}</DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 3 }}>
        {run.error !== null && <FailureNotice failure={run.error} />}
        <Box sx={{ color: 'text.secondary', overflowWrap: 'anywhere' }}>
          {text.from(preview.program, formatTime(preview.exportedAt, zone, 'minute'))}
        </Box>
        {preview.searches.length === 0 && <Box>{text.nothing}</Box>}
        <Section title={text.searches(preview.searches.length)} isShown={preview.searches.length > 0}>
          {preview.searches.map((planned) => (
            <ImportedLine
              key={planned.index}
              name={planned.search.name}
              place={planned.search.folder}
              state={searchState(planned)}
              notes={searchNotes(planned)}
              planned={planned}
              choice={searches[planned.index] ?? planned.suggested}
              onChoose={(choice) => setSearches((old) => ({ ...old, [planned.index]: choice }))}
            />
          ))}
        </Section>
        <Section title={text.groups(preview.groups.length)} isShown={preview.groups.length > 0}>
          {preview.groups.map((planned) => (
            <ImportedLine
              key={planned.index}
              name={planned.group.name}
              place=""
              state={text.groupStates[planned.state]}
              notes={groupNotes(planned)}
              planned={planned}
              choice={groups[planned.index] ?? planned.suggested}
              skipMeansUse={planned.present !== null}
              onChoose={(choice) => setGroups((old) => ({ ...old, [planned.index]: choice }))}
            />
          ))}
        </Section>
      </DialogContent>
      <DialogActions>
        <Button autoFocus onClick={onClose}>
          {text.cancel}
        </Button>
        <Button
          variant="contained"
          color="primary"
          disabled={run.isPending || preview.searches.length + preview.groups.length === 0}
          onClick={start}
        >
          {text.run}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

const asInput = (choices: Choices): Record<string, ImportChoice> =>
  Object.fromEntries(Object.entries(choices).map(([index, choice]) => [index, choice]));

const searchState = ({ state, present }: PlannedSearch): string =>
  state === 'same-content' ? text.states[state](present?.name ?? '') : text.states[state];

function searchNotes({ isBoundToArchive, missingGroups }: PlannedSearch): readonly string[] {
  return [
    ...(isBoundToArchive ? [text.bound] : []),
    ...(missingGroups.length === 0 ? [] : [text.missing(missingGroups.join(', '))]),
  ];
}

function groupNotes({ group, unknownTenants }: PlannedGroup): readonly string[] {
  return unknownTenants === 0 ? [] : [text.unknownTenants(unknownTenants, group.tenants.length)];
}

interface SectionProps {
  readonly title: string;
  readonly isShown: boolean;
  readonly children: readonly ReactNode[];
}

function Section({ title, isShown, children }: SectionProps) {
  if (!isShown) return null;
  return (
    <Box component="section" aria-label={title}>
      <Box component="h3" sx={{ m: 0, mb: 1, fontSize: 13, fontWeight: 600 }}>
        {title}
      </Box>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, border: '1px solid var(--vt-line)', borderRadius: 1 }}>
        {children}
      </Box>
    </Box>
  );
}
