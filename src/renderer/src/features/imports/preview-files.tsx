import type { FilePreview, ImportPreview } from '@core/imports/import-preview';
import Box from '@mui/material/Box';
import ListItemButton from '@mui/material/ListItemButton';
import { CircleAlert, CircleQuestionMark, FileText } from 'lucide-react';
import { kindText, previewText } from '../../strings/imports';
import { formatBytes } from '../../ui/format-number';
import { middleCut } from '../../ui/middle-cut';

export interface PreviewFilesProps {
  readonly preview: ImportPreview;
  readonly chosen: number;
  readonly onChoose: (index: number) => void;
}

/** The previewed files with what each was recognised as; a file that cannot be read says so and blocks nothing. */
export function PreviewFiles({ preview, chosen, onChoose }: PreviewFilesProps) {
  return (
    <Box sx={{ borderRight: '1px solid var(--vt-line)', bgcolor: 'var(--vt-panel)', overflow: 'auto', p: 2 }}>
      <Box component="ul" aria-label={previewText.files} sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {preview.files.map((file, index) => (
          // Two files may have the same name: their place tells them apart.
          <Box component="li" key={`${index} ${file.name}`}>
            <ListItemButton
              selected={index === chosen}
              aria-current={index === chosen ? 'true' : undefined}
              onClick={() => onChoose(index)}
              sx={{ borderRadius: 1, px: 2, py: 1, gap: 2, alignItems: 'flex-start' }}
            >
              <FileLine file={file} />
            </ListItemButton>
          </Box>
        ))}
      </Box>
      {preview.furtherFiles > 0 && (
        <Box sx={{ px: 2, py: 2, color: 'text.secondary' }}>{previewText.furtherFiles(preview.furtherFiles)}</Box>
      )}
    </Box>
  );
}

function FileLine(props: { readonly file: FilePreview }) {
  const { file } = props;
  return (
    <>
      <Box sx={{ pt: 0.5, display: 'flex', flexShrink: 0 }}>{iconOf(file)}</Box>
      <Box sx={{ minWidth: 0, flex: 1 }}>
        <Box sx={{ overflowWrap: 'anywhere' }} title={file.name}>
          {middleCut(file.name, 80)}
        </Box>
        <Box sx={{ color: file.problem === null ? 'text.secondary' : 'error.main', fontSize: 12 }}>
          {file.recognition === null ? previewText.cannotRead : kindText[file.recognition.plan.kind]}
          {' · '}
          {formatBytes(file.byteLength)}
        </Box>
      </Box>
    </>
  );
}

function iconOf(file: FilePreview) {
  if (file.recognition === null) return <CircleAlert size={14} aria-hidden color="var(--vt-error)" />;
  if (file.recognition.confidence < 0.5) return <CircleQuestionMark size={14} aria-hidden color="var(--vt-warning)" />;
  return <FileText size={14} aria-hidden color="var(--vt-textQuiet)" />;
}
