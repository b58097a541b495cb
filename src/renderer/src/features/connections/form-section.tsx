import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { type ReactNode, useId } from 'react';

/** One part of the connection's form, under its heading. */
export function FormSection({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const id = useId();
  return (
    <Box
      component="section"
      aria-labelledby={id}
      sx={{
        py: 4,
        borderBottom: '1px solid var(--vt-line)',
        '&:last-of-type': { borderBottom: 0 },
        display: 'grid',
        gridTemplateColumns: 'minmax(0, 1fr)',
        gap: 3,
      }}
    >
      <Typography variant="h3" component="h3" id={id}>
        {title}
      </Typography>
      {children}
    </Box>
  );
}
