import CssBaseline from '@mui/material/CssBaseline';
import { ThemeProvider } from '@mui/material/styles';
import useMediaQuery from '@mui/material/useMediaQuery';
import { createContext, type ReactNode, useContext, useEffect, useMemo } from 'react';
import { themeOf } from './theme';

const Mode = createContext<'light' | 'dark'>('light');

/** The theme that is shown now: for parts that MUI does not style (the record viewer). */
export function useMode(): 'light' | 'dark' {
  return useContext(Mode);
}

/** Wears the chosen theme; `system` follows the operating system as it changes. */
export function VeritrailTheme(props: { readonly choice: 'system' | 'light' | 'dark'; readonly children: ReactNode }) {
  const systemIsDark = useMediaQuery('(prefers-color-scheme: dark)', { noSsr: true });
  const mode = props.choice === 'system' ? (systemIsDark ? 'dark' : 'light') : props.choice;
  const theme = useMemo(() => themeOf(mode), [mode]);
  useEffect(() => {
    document.documentElement.style.colorScheme = mode;
  }, [mode]);
  return (
    <Mode.Provider value={mode}>
      <ThemeProvider theme={theme}>
        <CssBaseline />
        {props.children}
      </ThemeProvider>
    </Mode.Provider>
  );
}
