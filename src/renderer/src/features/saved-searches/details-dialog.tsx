import { typedFolderPath } from '@core/saved-searches/folder-path';
import type { SavedSearch } from '@core/saved-searches/saved-search';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useId, useState } from 'react';
import { toCallFailed } from '../../api/call-failed';
import { detailsText as text, foldersText } from '../../strings/saved-searches';
import { uiStrings } from '../../strings/ui';
import { formatTime } from '../../ui/format-time';
import { LeaveDialog } from '../../ui/leave-dialog';
import { SuggestingField } from '../../ui/suggesting-field';
import { TextAreaField } from '../../ui/text-area-field';
import { TextInputField } from '../../ui/text-input-field';
import { useShownZone } from '../../ui/use-shown-zone';
import { folderChoices } from './shelf-rows';
import type { SearchDetails } from './use-saved-search-actions';
import type { SavedSearches } from './use-saved-searches';

export interface DetailsDialogProps {
  readonly one: SavedSearch;
  readonly saved: SavedSearches;
  readonly onClose: () => void;
}

interface Draft {
  readonly name: string;
  readonly folder: string;
  readonly tags: string;
  readonly description: string;
  readonly owner: string;
  readonly isPinned: boolean;
}

const draftOf = ({ name, folder, tags, description, owner, isPinned }: SavedSearch): Draft => ({
  name,
  folder,
  tags: tags.join(', '),
  description,
  owner: owner ?? '',
  isPinned,
});

const tagsOf = (typed: string): string[] => [
  ...new Set(
    typed
      .split(',')
      .map((tag) => tag.trim().slice(0, 100))
      .filter((tag) => tag !== ''),
  ),
];

const isFolderWrong = (folder: string): boolean => folder.trim() !== '' && typedFolderPath(folder) === null;

const detailsOf = (draft: Draft): SearchDetails => ({
  name: draft.name.trim(),
  folder: typedFolderPath(draft.folder) ?? '',
  tags: tagsOf(draft.tags).slice(0, 50),
  description: draft.description,
  owner: draft.owner.trim() === '' ? null : draft.owner.trim(),
  isPinned: draft.isPinned,
});

/** Name, folder, tags, description, owner and pin of one search. */
export function DetailsDialog({ one, saved, onClose }: DetailsDialogProps) {
  const titleId = useId();
  const [draft, setDraft] = useState(() => draftOf(one));
  const [problem, setProblem] = useState<string | null>(null);
  const [isLeaving, setIsLeaving] = useState(false);
  const isTouched = JSON.stringify(draft) !== JSON.stringify(draftOf(one));
  const leave = (): void => (isTouched ? setIsLeaving(true) : onClose());
  const submit = (): void => {
    saved.change(one, detailsOf(draft)).then(onClose, (error: unknown) => setProblem(toCallFailed(error).message));
  };
  return (
    <Dialog open onClose={leave} aria-labelledby={titleId} maxWidth="sm" fullWidth>
      <DialogTitle id={titleId} sx={{ overflowWrap: 'anywhere' }}>
        {text.title(one.name)}
      </DialogTitle>
      <DialogContent>
        <DetailsForm
          draft={draft}
          problem={problem}
          saved={saved}
          onChange={(patch) => {
            setDraft((old) => ({ ...old, ...patch }));
            setProblem(null);
          }}
        />
        <Times one={one} />
      </DialogContent>
      <DialogActions>
        <Button onClick={leave}>{uiStrings.cancel}</Button>
        <Button
          variant="contained"
          color="primary"
          disabled={draft.name.trim() === '' || isFolderWrong(draft.folder)}
          onClick={submit}
        >
          {text.save}
        </Button>
      </DialogActions>
      {isLeaving && (
        <LeaveDialog
          title={text.discardTitle}
          body={text.discardBody}
          leaveLabel={text.discard}
          stayLabel={text.keep}
          onLeave={onClose}
          onStay={() => setIsLeaving(false)}
        />
      )}
    </Dialog>
  );
}

interface DetailsFormProps {
  readonly draft: Draft;
  readonly problem: string | null;
  readonly saved: SavedSearches;
  readonly onChange: (patch: Partial<Draft>) => void;
}

function DetailsForm({ draft, problem, saved, onChange }: DetailsFormProps) {
  const isWrong = isFolderWrong(draft.folder);
  return (
    <Box sx={{ display: 'grid', gap: 3 }}>
      <TextInputField
        label={text.name}
        value={draft.name}
        hasFocus
        isWrong={problem !== null}
        help={problem ?? undefined}
        onChange={(name) => onChange({ name: name.slice(0, 200) })}
      />
      <SuggestingField
        label={text.folder}
        value={draft.folder}
        options={folderChoices(saved.folders)}
        isWrong={isWrong}
        help={isWrong ? foldersText.pathWrong : text.folderHelp}
        onChange={(folder) => onChange({ folder })}
      />
      <TextInputField
        label={text.tags}
        value={draft.tags}
        help={text.tagsHelp}
        onChange={(tags) => onChange({ tags })}
      />
      <TextAreaField
        label={text.description}
        value={draft.description}
        onChange={(description) => onChange({ description: description.slice(0, 5000) })}
      />
      <TextInputField
        label={text.owner}
        value={draft.owner}
        help={text.ownerHelp}
        onChange={(owner) => onChange({ owner: owner.slice(0, 200) })}
      />
      <Box component="label" sx={{ display: 'flex', gap: 2, alignItems: 'center', minHeight: 24 }}>
        <input
          type="checkbox"
          checked={draft.isPinned}
          onChange={(event) => onChange({ isPinned: event.target.checked })}
        />
        {text.pinned}
      </Box>
    </Box>
  );
}

function Times({ one }: { readonly one: SavedSearch }) {
  const zone = useShownZone();
  const time = (instant: number): string => formatTime(instant, zone, 'minute');
  const words = [text.made(time(one.createdAt))];
  if (one.updatedAt !== one.createdAt) words.push(text.changed(time(one.updatedAt)));
  return <Box sx={{ mt: 3, fontSize: 12, color: 'text.secondary' }}>{words.join(', ')}</Box>;
}
