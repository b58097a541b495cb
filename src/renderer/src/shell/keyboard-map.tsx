import { COMMAND_GROUPS, type Command, COMMANDS } from '@core/commands/commands';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { Fragment, useId } from 'react';
import { useApplication } from '../api/use-application';
import { shellStrings } from '../strings/shell';
import { uiStrings } from '../strings/ui';

/** Every key and what it does, as the commands' table says; the menu's shortcuts only where there is a menu. */
export function KeyboardMap(props: { readonly onClose: () => void }) {
  const titleId = useId();
  const hasMenu = useApplication().data?.host === 'electron';
  const groups = COMMAND_GROUPS.map((group) => ({
    title: group.title,
    commands: COMMANDS.filter((one) => one.group === group.id && keysOf(one, hasMenu).length > 0),
  })).filter((group) => group.commands.length > 0);
  return (
    <Dialog open onClose={props.onClose} aria-labelledby={titleId} maxWidth="md">
      <DialogTitle id={titleId}>{shellStrings.keyboard}</DialogTitle>
      <DialogContent sx={{ columns: { sm: 2 }, columnGap: 10, minWidth: { sm: 640 } }}>
        {groups.map(({ title, commands }) => (
          <Box key={title} sx={{ breakInside: 'avoid', mb: 4 }}>
            <Box component="h3" sx={{ m: 0, mb: 1, fontSize: 12, color: 'text.secondary', fontWeight: 600 }}>
              {title}
            </Box>
            <Box component="dl" sx={LIST}>
              {commands.map((command) => (
                <Fragment key={command.id}>
                  <Box component="dt" sx={{ display: 'flex', gap: 0.5, alignItems: 'center' }}>
                    {keysOf(command, hasMenu).map((cap) => (
                      <Box key={cap} component="kbd" sx={CAP}>
                        {cap}
                      </Box>
                    ))}
                  </Box>
                  <Box component="dd" sx={{ m: 0 }}>
                    {command.title}
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

const LIST = { m: 0, display: 'grid', gridTemplateColumns: '112px 1fr', rowGap: 1, fontSize: 13 } as const;

const CAP = {
  fontFamily: 'inherit',
  fontSize: 11,
  px: 1,
  minWidth: 18,
  textAlign: 'center',
  border: '1px solid var(--vt-lineStrong)',
  borderRadius: 0.5,
  bgcolor: 'var(--vt-panel)',
} as const;

function keysOf(command: Command, hasMenu: boolean): readonly string[] {
  if (command.keys !== null) return command.keys.split(' ');
  if (!hasMenu || command.accelerator === null) return [];
  const control = navigator.platform.startsWith('Mac') ? '⌘' : 'Ctrl';
  return command.accelerator.replace('CmdOrCtrl', control).split('+');
}
