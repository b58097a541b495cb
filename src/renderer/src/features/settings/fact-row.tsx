import Box from '@mui/material/Box';
import type { ReactNode } from 'react';

/** A name and what stands for it, in the two columns of the settings. */
export function FactRow({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <Box sx={{ display: 'grid', gridTemplateColumns: '160px minmax(0, 1fr)', columnGap: 4, alignItems: 'start' }}>
      <Box>{label}</Box>
      <Box sx={{ minWidth: 0 }}>{children}</Box>
    </Box>
  );
}
