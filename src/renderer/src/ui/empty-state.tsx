import Box from '@mui/material/Box';
import type { ReactNode } from 'react';

export interface EmptyStateProps {
  readonly icon?: ReactNode;
  readonly title: string;
  readonly children?: ReactNode;
  /** Buttons, the likeliest first. */
  readonly actions?: ReactNode;
}

/** Nothing to show: says why, and what to do. */
export function EmptyState({ icon, title, children, actions }: EmptyStateProps) {
  return (
    <Box sx={{ display: 'grid', justifyItems: 'center', gap: 3, p: 8, maxWidth: 640, mx: 'auto', textAlign: 'center' }}>
      {icon !== undefined && <Box sx={{ color: 'text.secondary', display: 'flex' }}>{icon}</Box>}
      <Box component="h2" sx={{ m: 0, fontSize: 15, fontWeight: 600 }}>
        {title}
      </Box>
      {children !== undefined && <Box sx={{ color: 'text.secondary', display: 'grid', gap: 2 }}>{children}</Box>}
      {actions !== undefined && (
        <Box sx={{ display: 'flex', gap: 2, flexWrap: 'wrap', justifyContent: 'center' }}>{actions}</Box>
      )}
    </Box>
  );
}
