import Button from '@mui/material/Button';
import { ClipboardPaste, FolderInput, FileInput } from 'lucide-react';
import { importsText } from '../../strings/imports';
import { useImportFlow } from '../../ui/import-flow';

/** The three ways in, the likeliest first. */
export function ImportButtons() {
  const flow = useImportFlow();
  return (
    <>
      <Button
        variant="contained"
        color="primary"
        startIcon={<FileInput size={14} aria-hidden />}
        onClick={flow.importFiles}
      >
        {importsText.importFiles}
      </Button>
      <Button startIcon={<FolderInput size={14} aria-hidden />} onClick={flow.importFolder}>
        {importsText.importFolder}
      </Button>
      <Button startIcon={<ClipboardPaste size={14} aria-hidden />} onClick={flow.paste}>
        {importsText.paste}
      </Button>
    </>
  );
}
