import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import { Copy } from 'lucide-react';
import { useApplication } from '../../api/use-application';
import { settingsText } from '../../strings/settings';
import { MONO } from '../../theme/tokens';
import { copyText } from '../../ui/copy-text';
import { FailureNotice } from '../../ui/failure-notice';
import { formatBytes } from '../../ui/format-number';
import { useToasts } from '../../ui/toasts';
import { FactRow } from './fact-row';
import { SettingsSection } from './settings-section';
import { VerifyArchive } from './verify-archive';

/** Where the data is, how much, and whether it is as it was written. */
export function DataSection() {
  const application = useApplication();
  const toasts = useToasts();
  const about = application.data;
  const copy = (path: string): void =>
    void copyText(path).then(() => toasts.show({ text: settingsText.copied }), toasts.showFailure);
  return (
    <SettingsSection title={settingsText.data}>
      {application.error !== null && (
        <FailureNotice failure={application.error} onRetry={() => void application.refetch()} />
      )}
      {about !== undefined && (
        <>
          {about.isDemo && (
            <Box role="note" sx={{ px: 3, py: 2, bgcolor: 'var(--vt-warningGround)', borderRadius: 1 }}>
              {settingsText.demo}
            </Box>
          )}
          <FactRow label={settingsText.folder}>
            <Box sx={{ display: 'flex', alignItems: 'start', gap: 1 }}>
              <Box sx={{ fontFamily: MONO, fontSize: 12, overflowWrap: 'anywhere', pt: '3px' }}>{about.dataFolder}</Box>
              <IconButton aria-label={settingsText.copyFolder} onClick={() => copy(about.dataFolder)}>
                <Copy size={14} aria-hidden />
              </IconButton>
            </Box>
          </FactRow>
          <FactRow label={settingsText.archive}>
            {settingsText.archiveHolds(about.archive.entries, formatBytes(about.archive.bytes), about.archive.tenants)}
            <Box sx={{ color: 'text.secondary' }}>{settingsText.disk}</Box>
          </FactRow>
        </>
      )}
      <VerifyArchive />
    </SettingsSection>
  );
}
