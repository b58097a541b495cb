import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';

/** The first line of a screen: its name, and what can be done on it. */
export function ScreenHeader({ title, children }: { readonly title: string; readonly children?: ReactNode }) {
  return (
    <Box
      sx={{
        display: 'flex',
        alignItems: 'center',
        gap: 2,
        px: 5,
        height: 48,
        borderBottom: '1px solid var(--vt-line)',
        flexShrink: 0,
      }}
    >
      <Typography variant="h1" sx={{ flex: 1 }}>
        {title}
      </Typography>
      {children}
    </Box>
  );
}
