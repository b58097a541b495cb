import type {} from '@mui/x-data-grid/themeAugmentation';
import { createTheme, type Theme } from '@mui/material/styles';
import { components } from './components';
import { DARK, LIGHT, SANS, type Tokens } from './tokens';
import { rem, scaled } from './type-size';

/** The theme of MUI's parts: dense, flat, one accent. Our own parts use the variables of `cssVariables`. */
export function themeOf(mode: 'light' | 'dark'): Theme {
  const tokens = tokensOf(mode);
  return createTheme({
    palette: {
      mode,
      background: { default: tokens.canvas, paper: tokens.raised },
      text: { primary: tokens.text, secondary: tokens.textQuiet },
      primary: { main: tokens.accent, contrastText: tokens.onAccent },
      error: { main: tokens.error },
      warning: { main: tokens.warning },
      success: { main: tokens.success },
      divider: tokens.line,
      DataGrid: { bg: tokens.canvas, headerBg: tokens.panel, pinnedBg: tokens.canvas },
      action: { hover: tokens.hover, selected: tokens.selected, focus: tokens.hover },
    },
    unstable_sxConfig: { fontSize: { themeKey: 'typography', transform: scaled } },
    shape: { borderRadius: 4 },
    spacing: 4,
    typography: {
      fontFamily: SANS,
      fontSize: 13,
      htmlFontSize: 16,
      body1: { fontSize: rem(13), lineHeight: 1.5 },
      body2: { fontSize: rem(13), lineHeight: 1.5 },
      caption: { fontSize: rem(12), lineHeight: 1.4 },
      h1: { fontSize: rem(18), fontWeight: 600, lineHeight: 1.3 },
      h2: { fontSize: rem(15), fontWeight: 600, lineHeight: 1.35 },
      h3: { fontSize: rem(13), fontWeight: 600, lineHeight: 1.4 },
      button: { fontSize: rem(13), fontWeight: 500, textTransform: 'none', lineHeight: 1.4 },
    },
    transitions: {
      duration: {
        shortest: 80,
        shorter: 80,
        short: 100,
        standard: 120,
        complex: 140,
        enteringScreen: 120,
        leavingScreen: 80,
      },
    },
    components: components(tokens),
  });
}

export function tokensOf(mode: 'light' | 'dark'): Tokens {
  return mode === 'dark' ? DARK : LIGHT;
}
