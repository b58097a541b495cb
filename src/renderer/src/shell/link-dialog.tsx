import { isLink } from '@core/links/link';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import TextField from '@mui/material/TextField';
import { type FormEvent, useId, useState } from 'react';
import { linkText } from '../strings/links';
import { uiStrings } from '../strings/ui';

export interface LinkDialogProps {
  readonly onClose: () => void;
  readonly onOpen: (link: string) => void;
}

/** Asks for a link. */
export function LinkDialog({ onClose, onOpen }: LinkDialogProps) {
  const titleId = useId();
  const [link, setLink] = useState('');
  const isWrong = link.trim() !== '' && !isLink(link);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!isLink(link)) return;
    onClose();
    onOpen(link.trim());
  };
  return (
    <Dialog open onClose={onClose} aria-labelledby={titleId} maxWidth="sm" fullWidth>
      <DialogTitle id={titleId}>{linkText.enterLink}</DialogTitle>
      <Box component="form" onSubmit={submit}>
        <DialogContent>
          <TextField
            autoFocus
            fullWidth
            value={link}
            onChange={(event) => setLink(event.target.value)}
            placeholder={linkText.linkHint}
            error={isWrong}
            helperText={isWrong ? linkText.noLink : ' '}
            slotProps={{ htmlInput: { 'aria-label': linkText.linkLabel, spellCheck: false } }}
          />
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>{uiStrings.cancel}</Button>
          <Button type="submit" variant="contained" color="primary" disabled={!isLink(link)}>
            {linkText.open}
          </Button>
        </DialogActions>
      </Box>
    </Dialog>
  );
}
