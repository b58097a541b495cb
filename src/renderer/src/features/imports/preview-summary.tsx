import type { ImportPreview } from '@core/imports/import-preview';
import Box from '@mui/material/Box';
import { kindText, previewText } from '../../strings/imports';
import { formatBytes } from '../../ui/format-number';
import { plural } from '../../ui/plural';
import { readableFiles } from './choices';

/** One line at the foot of the dialog: how many files of what kinds, and what will be left out. */
export function PreviewSummary(props: { readonly preview: ImportPreview }) {
  const { preview } = props;
  const all = preview.files.length + preview.furtherFiles;
  const unreadable = preview.files.length - readableFiles(preview).length;
  const kinds = preview.kinds.map((one) => kindText[one.kind]).join(', ');
  const parts = [plural(all, 'file', 'files'), formatBytes(preview.byteLength), kinds].filter((part) => part !== '');
  return (
    <>
      <Box>{parts.join(' · ')}</Box>
      {unreadable > 0 && (
        <Box sx={{ color: 'warning.main' }}>
          {unreadable === preview.files.length && preview.furtherFiles === 0
            ? previewText.nothingReadable
            : previewText.someUnreadable(unreadable)}
        </Box>
      )}
    </>
  );
}
