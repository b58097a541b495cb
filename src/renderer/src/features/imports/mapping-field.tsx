import type { GenericMapping } from '@core/backends/generic-mapping';
import type { FilePreview } from '@core/imports/import-preview';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { previewText } from '../../strings/imports';
import type { Choices } from './choices';
import { MappingDialog } from './mapping-dialog';

export interface MappingFieldProps {
  readonly choices: Choices;
  readonly onChange: (patch: Partial<Choices>) => void;
  readonly files: readonly string[];
  /** The file whose records are the sample. */
  readonly chosen: FilePreview | undefined;
}

/** Whether generic files have a mapping, and the way to make one. */
export function MappingField({ choices, onChange, files, chosen }: MappingFieldProps) {
  const [isOpen, setIsOpen] = useState(false);
  const mapping: GenericMapping | null = choices.mapping ?? chosen?.recognition?.plan.mapping ?? null;
  return (
    <Box sx={{ display: 'grid', gap: 1 }}>
      <Box sx={{ fontSize: 12, fontWeight: 500 }}>{previewText.mapping}</Box>
      <Box sx={{ display: 'flex', gap: 3, alignItems: 'center' }}>
        <Button onClick={() => setIsOpen(true)}>{previewText.mapColumns}</Button>
        <Box sx={{ color: mapping === null ? 'warning.main' : 'text.secondary', minWidth: 0 }}>
          {mapping === null ? previewText.mappingNone : previewText.mappingNamed(mapping.name)}
        </Box>
      </Box>
      {isOpen && (
        <MappingDialog
          initial={mapping}
          files={files}
          choices={choices}
          sample={chosen}
          onClose={() => setIsOpen(false)}
          onUse={(used) => {
            setIsOpen(false);
            onChange({ mapping: used });
          }}
        />
      )}
    </Box>
  );
}
