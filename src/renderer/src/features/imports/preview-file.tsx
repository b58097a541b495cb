import type { FilePreview } from '@core/imports/import-preview';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { kindText, previewText } from '../../strings/imports';
import { MONO } from '../../theme/tokens';
import { PreviewEntries } from './preview-entries';

/** One file: what it was recognised as and why, its first entries, and what of the sample cannot be read. */
export function PreviewFile(props: { readonly file: FilePreview }) {
  const { file } = props;
  const { recognition } = file;
  return (
    <Box component="section" aria-label={file.name} sx={{ display: 'grid', gap: 3, minWidth: 0 }}>
      <Box>
        <Typography variant="h3" sx={{ overflowWrap: 'anywhere' }}>
          {file.name}
        </Typography>
        {recognition === null ? (
          <Box sx={{ color: 'error.main' }}>
            {previewText.cannotRead}: {file.problem}
          </Box>
        ) : (
          <>
            <Box sx={{ color: 'text.secondary' }}>
              {kindText[recognition.plan.kind]}, {previewText.confidence(Math.round(recognition.confidence * 100))}:{' '}
              {recognition.reason}
            </Box>
            {recognition.confidence < 0.5 && <Box sx={{ color: 'warning.main' }}>{previewText.guess}</Box>}
            {file.problem !== null && <Box sx={{ color: 'error.main' }}>{file.problem}</Box>}
          </>
        )}
      </Box>
      {recognition !== null && (
        <Box sx={{ display: 'grid', gap: 2, minWidth: 0 }}>
          <Typography variant="h3">{previewText.firstEntries}</Typography>
          {file.entries.length === 0 ? (
            <Box sx={{ color: 'text.secondary' }}>{previewText.noEntries}</Box>
          ) : (
            <PreviewEntries entries={file.entries} label={previewText.firstEntries} />
          )}
        </Box>
      )}
      {file.rejected.length > 0 && <RejectedSample rejected={file.rejected} />}
    </Box>
  );
}

function RejectedSample(props: { readonly rejected: FilePreview['rejected'] }) {
  return (
    <Box sx={{ display: 'grid', gap: 1 }}>
      <Box sx={{ color: 'warning.main' }}>{previewText.rejected(props.rejected.length)}</Box>
      {props.rejected.slice(0, 5).map((piece, index) => (
        <Box key={`${index} ${piece.reason}`} sx={{ display: 'grid', gap: 0.5 }}>
          <Box>{piece.reason}</Box>
          <Box
            sx={{
              fontFamily: MONO,
              fontSize: 12,
              color: 'text.secondary',
              whiteSpace: 'nowrap',
              overflow: 'hidden',
              textOverflow: 'ellipsis',
            }}
          >
            {piece.excerpt.slice(0, 300)}
          </Box>
        </Box>
      ))}
    </Box>
  );
}
