import type { CollectionProgress } from '@core/collection/collection-progress';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import { useAction } from '../../api/use-call';
import { useCollection } from '../../api/use-collecting';
import { collectingText as text } from '../../strings/collecting';
import { useCollectingFlow } from '../../ui/collecting-flow';
import { collectionPercent, paceInWords } from '../../ui/collection-pace';
import { ScopesTable } from './scopes-table';

/** The run that is under way, with the way to pause and to stop it; nothing where there is none. */
export function RunningCollection() {
  const progress = useCollection();
  if (progress === null) return null;
  return (
    <Box sx={{ px: 5, py: 3, borderBottom: '1px solid var(--vt-line)', bgcolor: 'var(--vt-panel)' }}>
      <CollectionBar progress={progress} />
    </Box>
  );
}

/** How far a run is: a bar, the figures, what it waits for, pause and cancel. */
export function CollectionBar({ progress }: { readonly progress: CollectionProgress }) {
  const pause = useAction('collection.pause');
  const cancel = useAction('operations.cancel');
  const { isPaused } = progress;
  return (
    <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: 'minmax(0, 1fr)' }}>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 3 }}>
        <Box sx={{ flex: 1, minWidth: 0, display: 'grid', gap: 1 }}>
          <LinearProgress
            aria-label={text.collecting}
            variant={progress.scopesTotal === 0 ? 'indeterminate' : 'determinate'}
            value={collectionPercent(progress)}
            color={isPaused ? 'warning' : 'primary'}
          />
          <Box sx={{ display: 'flex', gap: 3, fontSize: 12, color: 'text.secondary', flexWrap: 'wrap' }}>
            <Box sx={{ fontWeight: 600, color: 'text.primary' }}>{isPaused ? text.paused : text.collecting}</Box>
            <Box>{text.tenantsDone(progress.scopesDone, progress.scopesTotal)}</Box>
            <Box>{text.windowsDone(progress.windowsDone, progress.windowsTotal)}</Box>
            <Box>{text.figures(progress.read, progress.added)}</Box>
            <Box>{paceInWords(progress)}</Box>
          </Box>
        </Box>
        <Button disabled={pause.isPending} onClick={() => pause.mutate({ isPaused: !isPaused })}>
          {isPaused ? text.goOn : text.pause}
        </Button>
        <Button
          disabled={cancel.isPending || cancel.isSuccess}
          onClick={() => cancel.mutate({ operation: progress.operation })}
        >
          {cancel.isIdle ? text.cancel : text.cancelling}
        </Button>
      </Box>
      {progress.waits.map((one) => (
        <Box key={one} sx={{ fontSize: 12, color: 'warning.main' }}>
          {text.waits}: {one}
        </Box>
      ))}
    </Box>
  );
}

/** The same in the status bar's popover, with the tenants that are asked now and that ended last. */
export function CollectionDetails({ onClose }: { readonly onClose: () => void }) {
  const progress = useCollection();
  const { openRun } = useCollectingFlow();
  if (progress === null) return <Box sx={{ p: 4 }}>{text.nothing}</Box>;
  return (
    <Box
      sx={{
        width: 'min(760px, calc(100vw - 32px))',
        maxHeight: 'min(520px, 70vh)',
        display: 'flex',
        flexDirection: 'column',
      }}
    >
      <Box sx={{ p: 3, borderBottom: '1px solid var(--vt-line)', flex: 'none' }}>
        <CollectionBar progress={progress} />
      </Box>
      <Box sx={{ flex: 1, minHeight: 0, overflow: 'auto' }}>
        <ScopesTable label={text.recent} scopes={progress.scopes} isShort />
      </Box>
      <Box sx={{ p: 2, borderTop: '1px solid var(--vt-line)', flex: 'none', textAlign: 'right' }}>
        <Button
          onClick={() => {
            onClose();
            openRun(progress.runId);
          }}
        >
          {text.whole}
        </Button>
      </Box>
    </Box>
  );
}
