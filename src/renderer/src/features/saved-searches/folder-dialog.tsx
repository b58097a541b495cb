import { typedFolderPath } from '@core/saved-searches/folder-path';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useId, useState } from 'react';
import { toCallFailed } from '../../api/call-failed';
import { foldersText } from '../../strings/saved-searches';
import { uiStrings } from '../../strings/ui';
import { TextInputField } from '../../ui/text-input-field';

export interface FolderDialogProps {
  readonly title: string;
  readonly action: string;
  readonly initial: string;
  /** Rejects where the folder cannot be there; the reason is shown under the field. */
  readonly onSubmit: (path: string) => Promise<void>;
  readonly onClose: () => void;
}

/** The name of a folder, or its place. */
export function FolderDialog({ title, action, initial, onSubmit, onClose }: FolderDialogProps) {
  const titleId = useId();
  const [text, setText] = useState(initial);
  const [problem, setProblem] = useState<string | null>(null);
  const path = typedFolderPath(text);
  const isWrong = problem !== null || (text.trim() !== '' && path === null);
  const submit = (): void => {
    if (path === null) return;
    onSubmit(path).then(onClose, (error: unknown) => setProblem(toCallFailed(error).message));
  };
  return (
    <Dialog open onClose={onClose} aria-labelledby={titleId} maxWidth="xs" fullWidth>
      <DialogTitle id={titleId}>{title}</DialogTitle>
      <DialogContent>
        <TextInputField
          label={foldersText.path}
          value={text}
          hasFocus
          isWrong={isWrong}
          help={problem ?? (isWrong ? foldersText.pathWrong : foldersText.pathHelp)}
          onChange={(typed) => {
            setText(typed);
            setProblem(null);
          }}
          onEnter={submit}
        />
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{uiStrings.cancel}</Button>
        <Button variant="contained" color="primary" disabled={path === null} onClick={submit}>
          {action}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
