import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import Tooltip from '@mui/material/Tooltip';
import { ArrowLeft, ArrowRight, Keyboard, Terminal } from 'lucide-react';
import { type ReactNode, useSyncExternalStore } from 'react';
import { paletteText } from '../strings/palette';
import { shellStrings } from '../strings/shell';
import { isMac } from '../ui/is-mac';
import { useNavigation } from '../ui/navigation';
import { runCommand } from '../ui/commands';
import type { PageHistory } from './page-history';
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

export interface RailProps {
  readonly history: Pick<PageHistory, 'subscribe' | 'steps'>;
  readonly onShowKeyboard: () => void;
}

/** Back and forward, the way between screens, and the keyboard map. */
export function Rail(props: RailProps) {
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
      <Steps history={props.history} />
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
      <Tooltip title={`${paletteText.title}  ${shellStrings.paletteKey(isMac())}`} placement="right">
        <ButtonBase aria-label={paletteText.title} onClick={() => runCommand('go.palette')} sx={BUTTON}>
          <Terminal size={18} aria-hidden />
        </ButtonBase>
      </Tooltip>
      <Tooltip title={shellStrings.keyboard} placement="right">
        <ButtonBase aria-label={shellStrings.keyboard} onClick={props.onShowKeyboard} sx={BUTTON}>
          <Keyboard size={18} aria-hidden />
        </ButtonBase>
      </Tooltip>
    </Box>
  );
}

/** A window has no bar of the browser everywhere: the way back and forward is here too. */
function Steps({ history }: Pick<RailProps, 'history'>) {
  const { canGoBack, canGoForward } = useSyncExternalStore(history.subscribe, history.steps);
  return (
    <Box role="group" aria-label={shellStrings.steps} sx={{ display: 'flex', pb: 1 }}>
      <StepButton label={shellStrings.back} isOn={canGoBack} onClick={() => runCommand('go.back')}>
        <ArrowLeft size={15} aria-hidden />
      </StepButton>
      <StepButton label={shellStrings.forward} isOn={canGoForward} onClick={() => runCommand('go.forward')}>
        <ArrowRight size={15} aria-hidden />
      </StepButton>
    </Box>
  );
}

interface StepButtonProps {
  readonly label: string;
  readonly isOn: boolean;
  readonly onClick: () => void;
  readonly children: ReactNode;
}

function StepButton({ label, isOn, onClick, children }: StepButtonProps) {
  return (
    <Tooltip title={label} placement="right">
      <span>
        <ButtonBase
          aria-label={label}
          disabled={!isOn}
          onClick={onClick}
          sx={{ ...BUTTON, width: 24, height: 28, '&.Mui-disabled': { opacity: 0.4 } }}
        >
          {children}
        </ButtonBase>
      </span>
    </Tooltip>
  );
}
