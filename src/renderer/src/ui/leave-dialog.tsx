import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useId } from 'react';

export interface LeaveDialogProps {
  readonly title: string;
  readonly body: string;
  readonly leaveLabel: string;
  readonly stayLabel: string;
  readonly onLeave: () => void;
  readonly onStay: () => void;
}

/** Asks before something typed is forgotten; staying has the focus, Esc stays. */
export function LeaveDialog(props: LeaveDialogProps) {
  const titleId = useId();
  return (
    <Dialog open onClose={props.onStay} aria-labelledby={titleId} maxWidth="xs">
      <DialogTitle id={titleId}>{props.title}</DialogTitle>
      <DialogContent>{props.body}</DialogContent>
      <DialogActions>
        <Button onClick={props.onLeave}>{props.leaveLabel}</Button>
        <Button autoFocus variant="contained" color="primary" onClick={props.onStay}>
          {props.stayLabel}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
