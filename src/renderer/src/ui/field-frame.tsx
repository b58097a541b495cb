import Box from '@mui/material/Box';
import type { ReactNode } from 'react';

export interface FieldFrameProps {
  /** The id of the field; its help gets the same id with `-help`. */
  readonly id: string;
  readonly label: string;
  readonly help?: string | undefined;
  readonly isWrong?: boolean;
  /** The label is read out only: a table's row or heading shows it. */
  readonly hidesLabel?: boolean;
  readonly children: ReactNode;
}

const UNSEEN = {
  position: 'absolute',
  width: '1px',
  height: '1px',
  overflow: 'hidden',
  clipPath: 'inset(50%)',
  whiteSpace: 'nowrap',
} as const;

/** A field under its label, with a line of help below. */
export function FieldFrame({ id, label, help, isWrong, hidesLabel, children }: FieldFrameProps) {
  return (
    <Box sx={{ display: 'grid', gap: 1, minWidth: 0, position: 'relative' }}>
      <Box component="label" htmlFor={id} sx={hidesLabel === true ? UNSEEN : { fontSize: 12, fontWeight: 500 }}>
        {label}
      </Box>
      {children}
      {help !== undefined && (
        <Box id={`${id}-help`} sx={{ fontSize: 12, color: isWrong === true ? 'error.main' : 'text.secondary' }}>
          {help}
        </Box>
      )}
    </Box>
  );
}
