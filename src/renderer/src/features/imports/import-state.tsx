import type { ImportState } from '@core/imports/import-report';
import Box from '@mui/material/Box';
import { Ban, CircleAlert, CircleCheck, LoaderCircle, type LucideIcon, TriangleAlert, Undo2 } from 'lucide-react';
import { importStateText } from '../../strings/imports';

const LOOKS: Record<ImportState, { readonly icon: LucideIcon; readonly color: string }> = {
  running: { icon: LoaderCircle, color: 'var(--vt-accent)' },
  done: { icon: CircleCheck, color: 'var(--vt-success)' },
  cancelled: { icon: Ban, color: 'var(--vt-warning)' },
  failed: { icon: CircleAlert, color: 'var(--vt-error)' },
  interrupted: { icon: TriangleAlert, color: 'var(--vt-warning)' },
  undone: { icon: Undo2, color: 'var(--vt-textQuiet)' },
};

/** The state of an import, by icon and word. */
export function ImportStateMark(props: { readonly state: ImportState }) {
  const { icon: Icon, color } = LOOKS[props.state];
  return (
    <Box component="span" sx={{ display: 'inline-flex', alignItems: 'center', gap: 1.5, whiteSpace: 'nowrap' }}>
      <Icon size={14} aria-hidden color={color} />
      {importStateText[props.state]}
    </Box>
  );
}
