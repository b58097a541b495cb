import type { GenericMapping } from '@core/backends/generic-mapping';
import type { FilePreview } from '@core/imports/import-preview';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useMemo } from 'react';
import { mappingColumnText, mappingText } from '../../strings/imports';
import { MappingColumnLine } from '../../ui/mapping-column-line';
import { type MappingColumn, withColumn } from '../../ui/mapping-draft';
import { placesFor } from './mapping-places';

export interface MappingColumnsProps {
  readonly draft: GenericMapping;
  readonly sample: FilePreview | undefined;
  readonly onChange: (mapping: GenericMapping) => void;
}

const COLUMNS = Object.keys(mappingColumnText) as readonly MappingColumn[];

/** For each column the place in the record that fills it, or a fixed text. */
export function MappingColumns({ draft, sample, onChange }: MappingColumnsProps) {
  const places = useMemo(() => placesFor(sample, draft.recordPlace), [sample, draft.recordPlace]);
  return (
    <Box component="section" aria-label={mappingText.columns} sx={{ display: 'grid', gap: 2 }}>
      <Typography variant="h3">{mappingText.columns}</Typography>
      {COLUMNS.map((column) => (
        <MappingColumnLine
          key={column}
          column={column}
          rule={draft.columns[column]}
          places={places}
          onChange={(rule) => onChange(withColumn(draft, column, rule))}
        />
      ))}
    </Box>
  );
}
