import type { Components, Theme } from '@mui/material/styles';
import type { Tokens } from './tokens';
import { rem } from './type-size';

/** How MUI's parts look here: no ripple, no shadows but one line, 28 px controls. */
export function components(tokens: Tokens): Components<Theme> {
  const popup = {
    border: `1px solid ${tokens.lineStrong}`,
    boxShadow: '0 4px 16px rgb(0 0 0 / 0.16)',
    backgroundImage: 'none',
  };
  return {
    MuiButtonBase: { defaultProps: { disableRipple: true } },
    MuiButton: {
      defaultProps: { size: 'small', disableElevation: true, variant: 'outlined', color: 'inherit' },
      styleOverrides: {
        root: {
          minHeight: 28,
          padding: '2px 10px',
          minWidth: 0,
          whiteSpace: 'nowrap',
          '&.MuiButton-outlined.MuiButton-colorInherit': { borderColor: tokens.lineStrong, color: tokens.text },
          '&.MuiButton-outlined.MuiButton-colorInherit:hover': { backgroundColor: tokens.hover },
          '&.Mui-disabled, &.Mui-disabled.MuiButton-outlined.MuiButton-colorInherit': {
            color: tokens.textQuiet,
            opacity: 0.7,
          },
        },
        startIcon: { marginRight: 6, marginLeft: -2 },
        endIcon: { marginLeft: 4, marginRight: -2 },
      },
    },
    MuiIconButton: {
      defaultProps: { size: 'small' },
      styleOverrides: {
        root: { borderRadius: 4, padding: 5, color: tokens.textQuiet, '&:hover': { color: tokens.text } },
      },
    },
    MuiPaper: { styleOverrides: { root: { backgroundImage: 'none' } } },
    MuiDialog: { styleOverrides: { paper: popup } },
    MuiDialogTitle: { styleOverrides: { root: { fontSize: rem(15), fontWeight: 600, padding: '14px 20px 8px' } } },
    MuiDialogContent: { styleOverrides: { root: { padding: '8px 20px' } } },
    MuiDialogActions: { styleOverrides: { root: { padding: '12px 20px 16px', gap: 4 } } },
    // At once: while one grows, its lines move away under the pointer, and a press that began on one ends on another.
    MuiPopover: { defaultProps: { transitionDuration: 0 }, styleOverrides: { paper: popup } },
    MuiMenu: { defaultProps: { transitionDuration: 0 }, styleOverrides: { paper: popup, list: { padding: 4 } } },
    MuiMenuItem: {
      styleOverrides: { root: { minHeight: 28, fontSize: rem(13), padding: '3px 10px', borderRadius: 3, gap: 8 } },
    },
    MuiTooltip: {
      defaultProps: { enterDelay: 400, disableInteractive: true },
      styleOverrides: {
        tooltip: {
          backgroundColor: tokens.text,
          color: tokens.canvas,
          fontSize: rem(12),
          fontWeight: 400,
          padding: '4px 8px',
          maxWidth: 480,
        },
      },
    },
    MuiOutlinedInput: {
      styleOverrides: {
        root: {
          fontSize: rem(13),
          backgroundColor: tokens.canvas,
          '& .MuiOutlinedInput-notchedOutline': { borderColor: tokens.lineStrong },
          '&.Mui-focused .MuiOutlinedInput-notchedOutline': { borderWidth: 1, boxShadow: `0 0 0 1px ${tokens.accent}` },
        },
        input: { '&::placeholder': { color: tokens.textQuiet, opacity: 1 } },
        sizeSmall: { minHeight: 28, '& .MuiOutlinedInput-input': { padding: '4px 8px', height: 20 } },
      },
    },
    MuiTextField: { defaultProps: { size: 'small' } },
    MuiSelect: { defaultProps: { size: 'small' } },
    MuiFormControlLabel: { styleOverrides: { label: { fontSize: rem(13) } } },
    MuiCheckbox: {
      defaultProps: { size: 'small' },
      styleOverrides: { root: { padding: 4, color: tokens.textQuiet, '& .MuiSvgIcon-root': { fontSize: 18 } } },
    },
    MuiRadio: { defaultProps: { size: 'small' }, styleOverrides: { root: { padding: 4 } } },
    MuiSwitch: {
      styleOverrides: {
        track: { backgroundColor: tokens.textQuiet, opacity: 0.6 },
        switchBase: { '&.Mui-checked': { color: tokens.accent }, '&.Mui-checked + .MuiSwitch-track': { opacity: 0.5 } },
      },
    },
    MuiToggleButton: {
      styleOverrides: {
        root: {
          minHeight: 28,
          padding: '2px 10px',
          color: tokens.text,
          borderColor: tokens.lineStrong,
          textTransform: 'none',
          '&.Mui-selected, &.Mui-selected:hover': { backgroundColor: tokens.selected, color: tokens.accent },
        },
      },
    },
    MuiTabs: {
      styleOverrides: { root: { minHeight: 32 }, indicator: { height: 2 } },
    },
    MuiTab: { styleOverrides: { root: { minHeight: 32, minWidth: 0, padding: '4px 12px', fontSize: rem(13) } } },
    MuiTableCell: {
      styleOverrides: {
        root: { fontSize: rem(13), padding: '4px 8px', borderColor: tokens.line },
        head: { fontWeight: 600 },
      },
    },
    MuiCssBaseline: { styleOverrides: globalStyles(tokens) },
  };
}

function globalStyles(tokens: Tokens): Record<string, object> {
  const variables = Object.fromEntries(Object.entries(tokens).map(([name, value]) => [`--vt-${name}`, value]));
  return {
    ':root': variables,
    'html, body, #root': { height: '100%' },
    body: { overflow: 'hidden', fontVariantNumeric: 'tabular-nums', fontFeatureSettings: '"cv05" 1, "ss03" 1' },
    'button, input, textarea, select': { font: 'inherit' },
    ':focus-visible': { outline: `2px solid ${tokens.accent}`, outlineOffset: '1px' },
    '::selection': { backgroundColor: tokens.selected, color: tokens.text },
    '*': { scrollbarColor: `${tokens.lineStrong} transparent`, scrollbarWidth: 'thin' },
    '@media (prefers-reduced-motion: reduce)': {
      '*, *::before, *::after': { animationDuration: '0s !important', transitionDuration: '0s !important' },
    },
  };
}
