import { COMMAND_GROUPS, type Command, COMMANDS } from '@core/commands/commands';
import { fuzzyMatch } from '@core/commands/fuzzy-match';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import InputBase from '@mui/material/InputBase';
import { useId, useState } from 'react';
import { useApplication } from '../api/use-application';
import { shellStrings } from '../strings/shell';
import { uiStrings } from '../strings/ui';
import { acceleratorCaps, keyCaps } from '../ui/key-caps';
import { KeyCap } from '../ui/key-cap';
import { LiveRegion } from '../ui/live-region';

/** Every key and what it does, as the commands' table says; searched by name and by key. */
export function KeyboardMap(props: { readonly onClose: () => void }) {
  const titleId = useId();
  const [wanted, setWanted] = useState('');
  const hasMenu = useApplication().data?.host === 'electron';
  const found = COMMANDS.filter((one) => capsOf(one, hasMenu).length > 0 && isWanted(one, wanted, hasMenu));
  const groups = COMMAND_GROUPS.map((group) => ({
    title: group.title,
    commands: found.filter((one) => one.group === group.id),
  })).filter((group) => group.commands.length > 0);
  return (
    <Dialog open onClose={props.onClose} aria-labelledby={titleId} maxWidth="md" fullWidth>
      <DialogTitle id={titleId}>{shellStrings.keyboard}</DialogTitle>
      <InputBase
        autoFocus
        type="search"
        value={wanted}
        onChange={(event) => setWanted(event.target.value)}
        placeholder={shellStrings.keyboardSearch}
        inputProps={{ 'aria-label': shellStrings.keyboardSearch }}
        sx={SEARCH}
      />
      <DialogContent tabIndex={0} sx={{ columns: { sm: 2 }, columnGap: 10, minHeight: 160 }}>
        {groups.length === 0 && <Box sx={{ color: 'text.secondary' }}>{shellStrings.keyboardNone(wanted)}</Box>}
        {groups.map(({ title, commands }) => (
          <Box key={title} component="section" aria-label={title} sx={{ breakInside: 'avoid', mb: 4 }}>
            <Box component="h3" sx={{ m: 0, mb: 1, fontSize: 12, color: 'text.secondary', fontWeight: 600 }}>
              {title}
            </Box>
            <Box component="ul" sx={LIST}>
              {commands.map((command) => (
                <Line key={command.id} command={command} hasMenu={hasMenu} />
              ))}
            </Box>
          </Box>
        ))}
      </DialogContent>
      <DialogActions>
        <Button onClick={props.onClose}>{uiStrings.close}</Button>
      </DialogActions>
      <LiveRegion text={wanted === '' ? '' : shellStrings.shortcuts(found.length)} />
    </Dialog>
  );
}

function Line({ command, hasMenu }: { readonly command: Command; readonly hasMenu: boolean }) {
  return (
    <Box component="li" sx={{ display: 'flex', gap: 4, alignItems: 'baseline', py: 0.5 }}>
      <Box component="span" sx={{ display: 'flex', gap: 0.5, flex: 'none', width: 132, flexWrap: 'wrap' }}>
        {capsOf(command, hasMenu).map((cap, index) => (
          <KeyCap key={`${String(index)} ${cap}`} cap={cap} />
        ))}
      </Box>
      <span>{command.title}</span>
    </Box>
  );
}

/** The keys of the page, then the menu's, with a word between them. */
function capsOf(command: Command, hasMenu: boolean): readonly string[] {
  const first = keyCaps(command, hasMenu);
  const second = command.keys === null ? [] : acceleratorCaps(command, hasMenu);
  return second.length === 0 ? first : [...first, shellStrings.keyOr, ...second];
}

function isWanted(command: Command, wanted: string, hasMenu: boolean): boolean {
  const text = wanted.trim();
  if (text === '') return true;
  return (
    fuzzyMatch(text, command.title) !== null || capsOf(command, hasMenu).join(' ').toLowerCase() === text.toLowerCase()
  );
}

const LIST = { m: 0, p: 0, listStyle: 'none', fontSize: 13 } as const;

const SEARCH = {
  mx: 5,
  mb: 2,
  px: 2,
  height: 30,
  fontSize: 13,
  border: '1px solid var(--vt-lineStrong)',
  borderRadius: 1,
  '&:focus-within': { borderColor: 'var(--vt-accent)', boxShadow: '0 0 0 1px var(--vt-accent)' },
  '& input:focus-visible': { outline: 'none' },
} as const;
