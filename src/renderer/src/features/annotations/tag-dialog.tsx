import { LONGEST_TAG, normaliseTag } from '@core/annotations/annotation';
import Box from '@mui/material/Box';
import InputBase from '@mui/material/InputBase';
import { type KeyboardEvent, useId, useMemo, useState } from 'react';
import { useCall } from '../../api/use-call';
import { annotationStrings } from '../../strings/annotations';
import { criteriaOfTarget, sizeOf, useAnnotationFlow } from '../../ui/annotation-flow';
import { FailureNotice } from '../../ui/failure-notice';
import { AnnotationDialog } from './annotation-dialog';
import type { TargetDialogProps } from './mark-dialog';
import { type TagChoice, tagChoices } from './tag-choices';
import { TagOption } from './tag-option';

/** Which tags: typed or chosen, put on all of the entries, or taken off where all have it. Stays open for several. */
export function TagDialog({ target, onClose }: TargetDialogProps) {
  const { say } = useAnnotationFlow();
  const entries = sizeOf(target);
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const listId = useId();
  const { choices, failure } = useTagChoices(target, typed);
  const current = Math.min(at, Math.max(0, choices.length - 1));
  const toggle = (choice: TagChoice | undefined): void => {
    if (choice === undefined) return;
    setTyped('');
    setAt(0);
    void say(target, { kind: 'tag', tag: choice.tag, on: choice.having < entries });
  };
  const pressed = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) setAt((current + step + choices.length) % Math.max(1, choices.length));
    else if (event.key === 'Enter') toggle(choices[current]);
    else return;
    event.preventDefault();
  };
  const isTooLong = normaliseTag(typed).length > LONGEST_TAG;
  return (
    <AnnotationDialog title={annotationStrings.tagTitle} entries={entries} width={380} onClose={onClose}>
      <InputBase
        autoFocus
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setAt(0);
        }}
        onKeyDown={pressed}
        placeholder={annotationStrings.tagField}
        inputProps={{
          role: 'combobox',
          'aria-label': annotationStrings.tagField,
          'aria-expanded': choices.length > 0,
          'aria-controls': listId,
          'aria-invalid': isTooLong,
          'aria-activedescendant': choices.length > 0 ? `${listId}-${String(current)}` : undefined,
          spellCheck: false,
        }}
        sx={FIELD}
      />
      {failure !== null && <FailureNotice failure={failure} />}
      {isTooLong && (
        <Box role="alert" sx={{ px: 4, py: 1, color: 'error.main' }}>
          {annotationStrings.tagTooLong}
        </Box>
      )}
      <Box id={listId} role="listbox" aria-label={annotationStrings.tags} sx={{ overflow: 'auto', py: 1 }}>
        {choices.map((choice, index) => (
          <TagOption
            key={choice.tag}
            id={`${listId}-${String(index)}`}
            choice={choice}
            entries={entries}
            isCurrent={index === current}
            onPoint={() => setAt(index)}
            onChoose={() => toggle(choice)}
          />
        ))}
        {choices.length === 0 && !isTooLong && (
          <Box sx={{ px: 4, py: 2, color: 'text.secondary' }}>{annotationStrings.noTags}</Box>
        )}
      </Box>
    </AnnotationDialog>
  );
}

function useTagChoices(target: TargetDialogProps['target'], typed: string) {
  const tags = useCall('annotations.tags', {});
  const ofEntries = useCall('search.facet', {
    criteria: criteriaOfTarget(target),
    snapshot: target.kind === 'search' ? target.snapshot : null,
    field: 'tag',
    limit: 10_000,
    keepOwn: true,
  });
  const having = useMemo(
    () => new Map((ofEntries.data?.values ?? []).map(({ value, count }) => [value, count])),
    [ofEntries.data],
  );
  const choices = useMemo(() => tagChoices(tags.data ?? [], having, typed), [tags.data, having, typed]);
  return { choices, failure: tags.error ?? ofEntries.error };
}

const FIELD = {
  mx: 4,
  px: 2,
  height: 32,
  flex: 'none',
  fontSize: 13,
  border: '1px solid var(--vt-lineStrong)',
  borderRadius: 1,
  '&:focus-within': { borderColor: 'var(--vt-accent)', boxShadow: '0 0 0 1px var(--vt-accent)' },
  '& input:focus-visible': { outline: 'none' },
} as const;
