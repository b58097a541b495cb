import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { Cable, ClipboardPaste, Download, FileInput, FlaskConical, FolderInput } from 'lucide-react';
import type { ReactNode } from 'react';
import { useCollection, useConnections } from '../../api/use-collecting';
import { welcomeText } from '../../strings/welcome';
import { useCollectingFlow } from '../../ui/collecting-flow';
import { FailureNotice } from '../../ui/failure-notice';
import { useImportFlow } from '../../ui/import-flow';
import { useOpenDemo } from '../../ui/use-open-demo';

export interface WelcomeScreenProps {
  /** What is about to be lost at the backends: a part of another feature, put in by the frame. */
  readonly rollOff: ReactNode;
}

/** The first start: what this is, and the ways in. Shown while the archive holds nothing. */
export function WelcomeScreen({ rollOff }: WelcomeScreenProps) {
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
        {rollOff}
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
        <ConnectButtons />
        <Button size="medium" startIcon={<FileInput size={16} aria-hidden />} onClick={flow.importFiles}>
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
        {welcomeText.collects} {welcomeText.reads} {welcomeText.kinds} {welcomeText.local}
      </Box>
    </Block>
  );
}

/** The likeliest way in: a backend; where there is one already, to collect from it. */
function ConnectButtons() {
  const flow = useCollectingFlow();
  const connections = useConnections().data ?? [];
  const isCollecting = useCollection() !== null;
  const canCollect = connections.some((one) => one.connection.isEnabled);
  return (
    <>
      {canCollect && (
        <Button
          size="medium"
          variant="contained"
          color="primary"
          startIcon={<Download size={16} aria-hidden />}
          disabled={isCollecting}
          onClick={() => void flow.collect({})}
        >
          {isCollecting ? welcomeText.collecting : welcomeText.collect}
        </Button>
      )}
      <Button
        size="medium"
        {...(canCollect ? {} : { variant: 'contained', color: 'primary' })}
        startIcon={<Cable size={16} aria-hidden />}
        onClick={flow.addConnection}
      >
        {welcomeText.connect}
      </Button>
    </>
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
