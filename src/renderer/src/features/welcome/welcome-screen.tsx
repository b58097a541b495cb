import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { ClipboardPaste, FileInput, FlaskConical, FolderInput } from 'lucide-react';
import type { ReactNode } from 'react';
import { welcomeText } from '../../strings/welcome';
import { FailureNotice } from '../../ui/failure-notice';
import { useImportFlow } from '../../ui/import-flow';
import { useOpenDemo } from '../../ui/use-open-demo';

/** The first start: what this is, and the ways in. Shown while the archive holds nothing. */
export function WelcomeScreen() {
  return (
    <Box sx={{ height: '100%', overflow: 'auto', display: 'grid', alignItems: 'safe center', justifyItems: 'center' }}>
      <Box sx={{ width: 'min(640px, 100%)', px: 6, py: 8, display: 'grid', gap: 8 }}>
        <Box component="header" sx={{ display: 'grid', gap: 2 }}>
          <Typography variant="h1" sx={{ fontSize: 24 }}>
            {welcomeText.title}
          </Typography>
          <Box sx={{ fontSize: 15, lineHeight: 1.55 }}>{welcomeText.what}</Box>
        </Box>
        <OwnLogs />
        <Demo />
      </Box>
    </Box>
  );
}

function OwnLogs() {
  const flow = useImportFlow();
  return (
    <Block title={welcomeText.begin}>
      <Box sx={{ display: 'flex', gap: 2, flexWrap: 'wrap' }}>
        <Button
          size="medium"
          variant="contained"
          color="primary"
          startIcon={<FileInput size={16} aria-hidden />}
          onClick={flow.importFiles}
        >
          {welcomeText.importFiles}
        </Button>
        <Button size="medium" startIcon={<FolderInput size={16} aria-hidden />} onClick={flow.importFolder}>
          {welcomeText.importFolder}
        </Button>
        <Button size="medium" startIcon={<ClipboardPaste size={16} aria-hidden />} onClick={flow.paste}>
          {welcomeText.paste}
        </Button>
      </Box>
      <Box>{welcomeText.drop}</Box>
      <Box sx={{ color: 'text.secondary' }}>
        {welcomeText.reads} {welcomeText.kinds} {welcomeText.local}
      </Box>
    </Block>
  );
}

function Demo() {
  const demo = useOpenDemo();
  if (demo.isDemo) return null;
  return (
    <Block title={welcomeText.demo}>
      <Box sx={{ color: 'text.secondary' }}>{welcomeText.demoBody}</Box>
      <Box>
        <Button
          size="medium"
          startIcon={<FlaskConical size={16} aria-hidden />}
          disabled={demo.isOpening}
          onClick={demo.open}
        >
          {demo.isOpening ? welcomeText.openingDemo : welcomeText.openDemo}
        </Button>
      </Box>
      {demo.failure !== null && <FailureNotice failure={demo.failure} onRetry={demo.open} />}
    </Block>
  );
}

function Block({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <Box
      component="section"
      aria-label={title}
      sx={{ display: 'grid', gap: 3, borderTop: '1px solid var(--vt-line)', pt: 5 }}
    >
      <Typography variant="h2">{title}</Typography>
      {children}
    </Box>
  );
}
