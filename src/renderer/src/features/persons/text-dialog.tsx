import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useId, useState } from 'react';
import { personText as text } from '../../strings/persons';
import { TextInputField } from '../../ui/text-input-field';

interface TextDialogProps {
  readonly title: string;
  readonly label: string;
  readonly value: string;
  /** The verb of the act. */
  readonly confirm: string;
  readonly onConfirm: (value: string) => void;
  readonly onClose: () => void;
}

/** Asks for one line of text. */
export function TextDialog({ title, label, value, confirm, onConfirm, onClose }: TextDialogProps) {
  const titleId = useId();
  const [typed, setTyped] = useState(value);
  const isEmpty = typed.trim() === '';
  const done = (): void => {
    if (isEmpty) return;
    onConfirm(typed.trim());
    onClose();
  };
  return (
    <Dialog open onClose={onClose} aria-labelledby={titleId} maxWidth="xs" fullWidth>
      <DialogTitle id={titleId}>{title}</DialogTitle>
      <DialogContent>
        <TextInputField label={label} value={typed} onChange={setTyped} hasFocus onEnter={done} />
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{text.cancel}</Button>
        <Button variant="contained" color="primary" disabled={isEmpty} onClick={done}>
          {confirm}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
