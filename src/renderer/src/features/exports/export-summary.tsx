import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import { CircleCheck, Copy } from 'lucide-react';
import { exportText } from '../../strings/exports';
import { MONO } from '../../theme/tokens';
import { copyText } from '../../ui/copy-text';
import { formatBytes, formatCount } from '../../ui/format-number';
import { useToasts } from '../../ui/toasts';
import type { FinishedExport } from './use-export';

/** What was written: how many entries, where, how large, and the hash that anyone can check. */
export function ExportSummary({ finished }: { readonly finished: FinishedExport }) {
  const toasts = useToasts();
  const copy = (): void =>
    void copyText(finished.sha256).then(() => toasts.show({ text: exportText.copied }), toasts.showFailure);
  return (
    <Box sx={{ display: 'grid', gap: 3 }}>
      <Box role="status" sx={{ display: 'flex', alignItems: 'center', gap: 2, fontWeight: 600 }}>
        <CircleCheck size={16} aria-hidden color="var(--vt-success)" />
        {exportText.done(finished.entries)}
      </Box>
      <Box
        component="dl"
        sx={{ m: 0, display: 'grid', gridTemplateColumns: 'max-content minmax(0, 1fr)', columnGap: 4, rowGap: 1 }}
      >
        <Term text={exportText.file} />
        <Box component="dd" sx={{ m: 0, overflowWrap: 'anywhere' }}>
          {finished.target === '' ? finished.name : finished.target}
        </Box>
        <Term text={exportText.size} />
        <Box component="dd" sx={{ m: 0 }}>
          {exportText.sizeInFull(formatBytes(finished.bytes), formatCount(finished.bytes))}
        </Box>
        <Term text={exportText.sha256} />
        <Box component="dd" sx={{ m: 0, display: 'flex', alignItems: 'start', gap: 1 }}>
          <Box sx={{ fontFamily: MONO, fontSize: 12, overflowWrap: 'anywhere', pt: '3px' }}>{finished.sha256}</Box>
          <IconButton aria-label={exportText.copySha} onClick={copy}>
            <Copy size={14} aria-hidden />
          </IconButton>
        </Box>
      </Box>
    </Box>
  );
}

function Term({ text }: { readonly text: string }) {
  return (
    <Box component="dt" sx={{ color: 'text.secondary' }}>
      {text}
    </Box>
  );
}
