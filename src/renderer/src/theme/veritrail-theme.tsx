import type { Settings } from '@core/settings/settings';
import CssBaseline from '@mui/material/CssBaseline';
import { ThemeProvider } from '@mui/material/styles';
import useMediaQuery from '@mui/material/useMediaQuery';
import { createContext, type ReactNode, useContext, useEffect, useLayoutEffect, useMemo } from 'react';
import { themeOf } from './theme';
import { MONO, SANS } from './tokens';
import { applyTypeSize } from './type-size';

const Mode = createContext<'light' | 'dark'>('light');

/** The theme that is shown now: for parts that MUI does not style (the record viewer). */
export function useMode(): 'light' | 'dark' {
  return useContext(Mode);
}

/** Wears the chosen theme; `system` follows the operating system as it changes. */
export function VeritrailTheme(props: {
  readonly choice: Settings['theme'];
  readonly type: Settings['type'];
  readonly children: ReactNode;
}) {
  const systemIsDark = useMediaQuery('(prefers-color-scheme: dark)', { noSsr: true });
  const mode = props.choice === 'system' ? (systemIsDark ? 'dark' : 'light') : props.choice;
  const theme = useMemo(() => themeOf(mode), [mode]);
  useEffect(() => {
    document.documentElement.style.colorScheme = mode;
  }, [mode]);
  const { size, gridIsMonospace } = props.type;
  useLayoutEffect(() => {
    applyTypeSize(size);
    document.documentElement.style.setProperty('--vt-gridFont', gridIsMonospace ? MONO : SANS);
  }, [size, gridIsMonospace]);
  return (
    <Mode.Provider value={mode}>
      <ThemeProvider theme={theme}>
        <CssBaseline />
        {props.children}
      </ThemeProvider>
    </Mode.Provider>
  );
}
