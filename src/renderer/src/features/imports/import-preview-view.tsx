import type { ImportPreview } from '@core/imports/import-preview';
import Box from '@mui/material/Box';
import CircularProgress from '@mui/material/CircularProgress';
import { useState } from 'react';
import { previewText } from '../../strings/imports';
import type { Choices } from './choices';
import { ChoicesForm } from './choices-form';
import { PreviewFile } from './preview-file';
import { PreviewFiles } from './preview-files';
import { useDimmed } from '../../ui/use-dimmed';

export interface ImportPreviewViewProps {
  readonly preview: ImportPreview | undefined;
  readonly hasFailed: boolean;
  /** The preview shown is of former choices. */
  readonly isBehind: boolean;
  readonly choices: Choices;
  readonly onChange: (patch: Partial<Choices>) => void;
  /** Handles, for the mapping dialog's own previews. */
  readonly files: readonly string[];
}

/** The files on one side; what they do not tell and what the chosen one would give on the other. */
export function ImportPreviewView(props: ImportPreviewViewProps) {
  const { preview, isBehind } = props;
  const dim = useDimmed(isBehind);
  const [chosen, setChosen] = useState(0);
  if (preview === undefined) return props.hasFailed ? null : <Looking />;
  const index = Math.min(chosen, preview.files.length - 1);
  const file = preview.files[index];
  return (
    <Box sx={{ flex: 1, minHeight: 0, display: 'grid', gridTemplateColumns: 'minmax(220px, 300px) 1fr' }}>
      <PreviewFiles preview={preview} chosen={index} onChoose={setChosen} />
      <Box sx={{ minWidth: 0, minHeight: 0, display: 'grid', gridTemplateRows: 'fit-content(58%) minmax(0, 1fr)' }}>
        <ChoicesForm
          preview={preview}
          choices={props.choices}
          onChange={props.onChange}
          files={props.files}
          chosen={file}
        />
        <Box
          aria-busy={isBehind}
          sx={{
            ...dim,
            px: 5,
            py: 4,
            overflow: 'auto',
            borderTop: '1px solid var(--vt-line)',
          }}
        >
          {file === undefined ? previewText.chooseFile : <PreviewFile file={file} />}
        </Box>
      </Box>
    </Box>
  );
}

function Looking() {
  return (
    <Box
      role="status"
      sx={{ flex: 1, display: 'flex', alignItems: 'center', justifyContent: 'center', gap: 3, color: 'text.secondary' }}
    >
      <CircularProgress size={16} aria-hidden />
      {previewText.looking}
    </Box>
  );
}
