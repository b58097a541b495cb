import Box from '@mui/material/Box';
import { Fragment, type ReactNode } from 'react';

export interface FactsListProps {
  /** Facts without a value are left out. */
  readonly facts: readonly (readonly [title: string, value: ReactNode])[];
  /** Pixels of the titles' column. */
  readonly titleWidth?: number;
}

/** Names and what stands for them, in two columns. */
export function FactsList({ facts, titleWidth = 116 }: FactsListProps) {
  return (
    <Box
      component="dl"
      sx={{ m: 0, display: 'grid', gridTemplateColumns: `${String(titleWidth)}px minmax(0, 1fr)`, rowGap: 0.5 }}
    >
      {facts.map(
        ([title, value]) =>
          value !== null &&
          value !== '' && (
            <Fragment key={title}>
              <Box component="dt" sx={{ color: 'text.secondary' }}>
                {title}
              </Box>
              <Box component="dd" sx={{ m: 0, overflowWrap: 'anywhere' }}>
                {value}
              </Box>
            </Fragment>
          ),
      )}
    </Box>
  );
}
