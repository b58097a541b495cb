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
  readonly hasSeveralFiles: boolean;
}

/** Whether generic files have a mapping, and the way to make one. */
export function MappingField({ choices, onChange, files, chosen, hasSeveralFiles }: MappingFieldProps) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Box sx={{ display: 'grid', gap: 1 }}>
      <Box sx={{ fontSize: 12, fontWeight: 500 }}>{previewText.mapping}</Box>
      <Box sx={{ display: 'flex', gap: 3, alignItems: 'center' }}>
        <Button onClick={() => setIsOpen(true)}>{previewText.mapColumns}</Button>
        {choices.mapping !== null && (
          <Button onClick={() => onChange({ mapping: null })}>{previewText.mappingRemove}</Button>
        )}
        <Box sx={{ color: choices.mapping === null ? 'warning.main' : 'text.secondary', minWidth: 0 }}>
          {mappingText(choices, chosen, hasSeveralFiles)}
        </Box>
      </Box>
      {isOpen && (
        <MappingDialog
          initial={choices.mapping}
          files={files}
          choices={choices}
          fileName={chosen?.name ?? ''}
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

function mappingText(choices: Choices, chosen: FilePreview | undefined, hasSeveralFiles: boolean): string {
  if (choices.mapping !== null) {
    const named = previewText.mappingNamed(choices.mapping.name);
    return hasSeveralFiles ? `${named}. ${previewText.mappingForAll}` : named;
  }
  const recognition = chosen?.recognition ?? null;
  if (chosen !== undefined && recognition === null) return previewText.mappingForeign;
  // The file at hand is of a known kind; the generic ones beside it have mappings of their own suggested.
  if (recognition !== null && recognition.plan.kind !== 'generic') return previewText.mappingSuggested;
  if (recognition === null || recognition.plan.mapping === null) return previewText.mappingNone;
  return recognition.asks.includes('mapping')
    ? previewText.mappingSuggested
    : previewText.mappingNamed(recognition.plan.mapping.name);
}
