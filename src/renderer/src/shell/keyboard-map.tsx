import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { Fragment, useId } from 'react';
import { KEYBOARD_MAP } from '../strings/keyboard';
import { shellStrings } from '../strings/shell';
import { uiStrings } from '../strings/ui';

/** Every key and what it does. */
export function KeyboardMap(props: { readonly onClose: () => void }) {
  const titleId = useId();
  return (
    <Dialog open onClose={props.onClose} aria-labelledby={titleId} maxWidth="md">
      <DialogTitle id={titleId}>{shellStrings.keyboard}</DialogTitle>
      <DialogContent sx={{ columns: { sm: 2 }, columnGap: 10, minWidth: { sm: 620 } }}>
        {KEYBOARD_MAP.map(({ title, keys }) => (
          <Box key={title} sx={{ breakInside: 'avoid', mb: 4 }}>
            <Box component="h3" sx={{ m: 0, mb: 1, fontSize: 12, color: 'text.secondary', fontWeight: 600 }}>
              {title}
            </Box>
            <Box
              component="dl"
              sx={{ m: 0, display: 'grid', gridTemplateColumns: '92px 1fr', rowGap: 1, fontSize: 13 }}
            >
              {keys.map(({ key, does }) => (
                <Fragment key={key}>
                  <Box component="dt">
                    <KeyCaps text={key} />
                  </Box>
                  <Box component="dd" sx={{ m: 0 }}>
                    {does}
                  </Box>
                </Fragment>
              ))}
            </Box>
          </Box>
        ))}
      </DialogContent>
      <DialogActions>
        <Button autoFocus onClick={props.onClose}>
          {uiStrings.close}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

function KeyCaps({ text }: { readonly text: string }) {
  return (
    <Box sx={{ display: 'flex', gap: 0.5, alignItems: 'center' }}>
      {text.split(' ').map((cap) => (
        <Box
          key={cap}
          component="kbd"
          sx={{
            fontFamily: 'inherit',
            fontSize: 11,
            px: 1,
            minWidth: 18,
            textAlign: 'center',
            border: '1px solid var(--vt-lineStrong)',
            borderRadius: 0.5,
            bgcolor: 'var(--vt-panel)',
          }}
        >
          {cap}
        </Box>
      ))}
    </Box>
  );
}
