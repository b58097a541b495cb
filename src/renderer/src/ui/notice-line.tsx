import Box from '@mui/material/Box';
import { CircleAlert, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';

export interface NoticeLineProps {
  readonly tone: 'quiet' | 'warning' | 'error';
  readonly children: ReactNode;
  readonly action?: ReactNode;
  /** Without lines above and below: within a form. */
  readonly isInset?: boolean;
}

const ICONS = { quiet: Info, warning: TriangleAlert, error: CircleAlert } as const;
const GROUNDS = {
  quiet: 'var(--vt-panel)',
  warning: 'var(--vt-warningGround)',
  error: 'var(--vt-errorGround)',
} as const;
const COLOURS = { quiet: 'text.secondary', warning: 'warning.main', error: 'error.main' } as const;

/** A sentence that the user should know, where it belongs; it stops nothing. */
export function NoticeLine({ tone, children, action, isInset }: NoticeLineProps) {
  const Icon = ICONS[tone];
  return (
    <Box
      role="note"
      sx={{
        display: 'flex',
        alignItems: 'center',
        gap: 2,
        px: isInset === true ? 2 : 3,
        py: 1,
        bgcolor: GROUNDS[tone],
        ...(isInset === true
          ? { border: '1px solid var(--vt-line)', borderRadius: 1 }
          : { borderBlock: '1px solid var(--vt-line)' }),
      }}
    >
      <Box sx={{ display: 'flex', color: COLOURS[tone], flex: 'none' }}>
        <Icon size={15} aria-hidden />
      </Box>
      <Box sx={{ flex: 1, minWidth: 0, overflowWrap: 'anywhere' }}>{children}</Box>
      {action}
    </Box>
  );
}
