import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import Tooltip from '@mui/material/Tooltip';
import { Keyboard } from 'lucide-react';
import { shellStrings } from '../strings/shell';
import { useNavigation } from '../ui/navigation';
import { SCREENS } from './screens';

const BUTTON = {
  width: 40,
  height: 40,
  borderRadius: 1,
  color: 'text.secondary',
  '&:hover': { bgcolor: 'action.hover', color: 'text.primary' },
  '&[aria-current="page"]': { bgcolor: 'var(--vt-selected)', color: 'var(--vt-accent)' },
  '&:focus-visible': { outline: '2px solid var(--vt-accent)', outlineOffset: '-2px' },
} as const;

/** The way between screens: one button each, and the keyboard map. */
export function Rail(props: { readonly onShowKeyboard: () => void }) {
  const { screen, showScreen } = useNavigation();
  return (
    <Box
      component="nav"
      aria-label={shellStrings.rail}
      sx={{
        width: 48,
        flex: 'none',
        display: 'flex',
        flexDirection: 'column',
        alignItems: 'center',
        gap: 1,
        py: 1,
        bgcolor: 'var(--vt-panel)',
        borderRight: '1px solid var(--vt-line)',
      }}
    >
      {SCREENS.map(({ id, title, icon: Icon }) => (
        <Tooltip key={id} title={title} placement="right">
          <ButtonBase
            aria-label={title}
            aria-current={screen === id ? 'page' : undefined}
            onClick={() => showScreen(id)}
            sx={BUTTON}
          >
            <Icon size={18} aria-hidden />
          </ButtonBase>
        </Tooltip>
      ))}
      <Box sx={{ flex: 1 }} />
      <Tooltip title={shellStrings.keyboard} placement="right">
        <ButtonBase aria-label={shellStrings.keyboard} onClick={props.onShowKeyboard} sx={BUTTON}>
          <Keyboard size={18} aria-hidden />
        </ButtonBase>
      </Tooltip>
    </Box>
  );
}
