import { MARK_TITLES, type Mark, MARKS } from '@core/annotations/annotation';
import MenuItem from '@mui/material/MenuItem';
import MenuList from '@mui/material/MenuList';
import type { KeyboardEvent } from 'react';
import { annotationStrings } from '../../strings/annotations';
import { type AnnotationTarget, sizeOf, useAnnotationFlow } from '../../ui/annotation-flow';
import { KeyHint } from '../../ui/key-hint';
import { MarkIcon } from '../../ui/mark-icon';
import { AnnotationDialog } from './annotation-dialog';

export interface TargetDialogProps {
  readonly target: AnnotationTarget;
  readonly onClose: () => void;
}

/** Which mark: by arrow keys and Enter, or by its number. */
export function MarkDialog({ target, onClose }: TargetDialogProps) {
  const { say } = useAnnotationFlow();
  const choose = (mark: Mark | null): void => {
    onClose();
    void say(target, { kind: 'mark', mark });
  };
  const pressed = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const mark = MARKS[Number(event.key) - 1];
    if (event.key !== '0' && mark === undefined) return;
    event.preventDefault();
    choose(mark ?? null);
  };
  return (
    <AnnotationDialog title={annotationStrings.markTitle} entries={sizeOf(target)} width={280} onClose={onClose}>
      <MenuList autoFocusItem aria-label={annotationStrings.markTitle} onKeyDown={pressed} sx={{ pt: 0 }}>
        {MARKS.map((mark, index) => (
          <MenuItem key={mark} onClick={() => choose(mark)} sx={{ gap: 2 }}>
            <MarkIcon mark={mark} /> {MARK_TITLES[mark]}
            <span style={{ flex: 1 }} />
            <KeyHint keys={String(index + 1)} />
          </MenuItem>
        ))}
        <MenuItem onClick={() => choose(null)}>
          {annotationStrings.noMark}
          <span style={{ flex: 1 }} />
          <KeyHint keys="0" />
        </MenuItem>
      </MenuList>
    </AnnotationDialog>
  );
}
