import { LONGEST_NOTE, normaliseNote } from '@core/annotations/annotation';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import { useState } from 'react';
import { useCall } from '../../api/use-call';
import { annotationStrings } from '../../strings/annotations';
import { type AnnotationTarget, criteriaOfTarget, sizeOf, useAnnotationFlow } from '../../ui/annotation-flow';
import { FailureNotice } from '../../ui/failure-notice';
import { formatTime } from '../../ui/format-time';
import { LoadingLines } from '../../ui/loading-lines';
import { TextAreaField } from '../../ui/text-area-field';
import { useShownZone } from '../../ui/use-shown-zone';
import { AnnotationDialog } from './annotation-dialog';
import type { TargetDialogProps } from './mark-dialog';

/** The one entry that a target is about; null: several. */
const singleOf = (target: AnnotationTarget): number | null =>
  target.kind === 'entries' && target.ids.length === 1 ? (target.ids[0] ?? null) : null;

/** A note in plain text: of one entry the one it has, of several a new one. */
export function NoteDialog({ target, onClose }: TargetDialogProps) {
  const single = singleOf(target);
  const before = useCall(
    'annotations.ofEntries',
    { entries: single === null ? [] : [single] },
    { enabled: single !== null, keepPrevious: false, staleTime: 0 },
  );
  const isKnown = single === null || (before.data !== undefined && !before.isFetching);
  return (
    <AnnotationDialog title={annotationStrings.noteTitle} entries={sizeOf(target)} width={520} onClose={onClose}>
      {before.error !== null && <FailureNotice failure={before.error} onRetry={() => void before.refetch()} />}
      {isKnown ? (
        <NoteForm target={target} note={before.data?.[0]?.note ?? null} onClose={onClose} />
      ) : (
        before.error === null && (
          <Box sx={{ px: 5, pb: 4 }}>
            <LoadingLines />
          </Box>
        )
      )}
    </AnnotationDialog>
  );
}

interface NoteFormProps extends TargetDialogProps {
  readonly note: { readonly text: string; readonly who: string; readonly at: number } | null;
}

function NoteForm({ target, note, onClose }: NoteFormProps) {
  const { say } = useAnnotationFlow();
  const zone = useShownZone();
  const entries = sizeOf(target);
  const [text, setText] = useState(note?.text ?? '');
  const noted = useNoted(target);
  const kept = normaliseNote(text);
  const isTooLong = kept.length > LONGEST_NOTE;
  const hasNote = note !== null || noted > 0;
  const isChanged = kept !== (note?.text ?? '') || (note === null && kept !== '');
  const save = (words: string): void => {
    onClose();
    void say(target, { kind: 'note', text: words });
  };
  const help = isTooLong ? annotationStrings.noteTooLong(kept.length) : annotationStrings.noteKeys;
  return (
    <>
      <DialogContent
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || isTooLong || !isChanged) return;
          event.preventDefault();
          save(kept);
        }}
        sx={{ display: 'grid', gap: 2 }}
      >
        <TextAreaField
          label={annotationStrings.noteField}
          value={text}
          onChange={setText}
          help={help}
          isWrong={isTooLong}
          rows={6}
          mostRows={16}
          hasFocus
        />
        <Box sx={{ display: 'flex', gap: 4, fontSize: 12, color: 'text.secondary' }}>
          <Box sx={{ flex: 1 }}>
            {note === null
              ? annotationStrings.noteReplaces(noted, entries)
              : annotationStrings.noted(note.who, formatTime(note.at, zone, 'second'))}
          </Box>
          {annotationStrings.noteLength(kept.length)}
        </Box>
      </DialogContent>
      <DialogActions>
        {hasNote && <Button onClick={() => save('')}>{annotationStrings.removeNote}</Button>}
        <Box sx={{ flex: 1 }} />
        <Button onClick={onClose}>{annotationStrings.cancel}</Button>
        <Button
          variant="contained"
          color="primary"
          disabled={isTooLong || !isChanged || (kept === '' && !hasNote)}
          onClick={() => save(kept)}
        >
          {annotationStrings.saveNote}
        </Button>
      </DialogActions>
    </>
  );
}

/** How many of several entries have a note; 0 for one entry, whose note is shown. */
function useNoted(target: AnnotationTarget): number {
  const criteria = criteriaOfTarget(target);
  const noted = useCall(
    'search.count',
    {
      criteria: { ...criteria, filters: [...criteria.filters, { field: 'note', not: true, values: [''] }] },
      snapshot: target.kind === 'search' ? target.snapshot : null,
    },
    { enabled: singleOf(target) === null },
  );
  return noted.data?.entries ?? 0;
}
