import type { OperationProgress } from '@core/operations/operation';
import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import LinearProgress from '@mui/material/LinearProgress';
import { WifiOff } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useAction } from '../api/use-call';
import { useApplication, useOperations } from '../api/use-application';
import { shellStrings } from '../strings/shell';
import { CollectionStatus } from './collection-status';
import { RollOffStatus } from './roll-off-status';
import { formatBytes, formatCount, formatEntries } from '../ui/format-number';

/** What is going on, always: the archive's size, the work that runs, whether there is a network. */
export function StatusBar() {
  const application = useApplication().data;
  const operations = useOperations();
  const isOnline = useOnline();
  return (
    <Box
      component="footer"
      aria-label={shellStrings.statusBar}
      sx={{
        height: 26,
        flex: 'none',
        display: 'flex',
        alignItems: 'center',
        gap: 4,
        px: 3,
        fontSize: 12,
        color: 'text.secondary',
        bgcolor: 'var(--vt-panel)',
        borderTop: '1px solid var(--vt-line)',
        whiteSpace: 'nowrap',
        overflow: 'hidden',
      }}
    >
      {application === undefined ? (
        <span>{shellStrings.starting}</span>
      ) : (
        <span>
          {shellStrings.archive} {formatEntries(application.archive.entries)} · {formatBytes(application.archive.bytes)}
        </span>
      )}
      {application?.isDemo === true && (
        <Box component="span" title={shellStrings.demoHint} sx={{ color: 'warning.main', fontWeight: 600 }}>
          {shellStrings.demo}
        </Box>
      )}
      {!isOnline && (
        <Box component="span" title={shellStrings.offline} sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
          <WifiOff size={12} aria-hidden /> {shellStrings.offlineShort}
        </Box>
      )}
      <Box sx={{ flex: 1 }} />
      <RollOffStatus />
      <CollectionStatus />
      {operations.filter(isShownHere).map((one) => (
        <RunningOperation key={one.id} operation={one} />
      ))}
    </Box>
  );
}

/** A collection has its own place here; a test tells its steps where it was begun. */
const isShownHere = (operation: OperationProgress): boolean =>
  operation.kind !== 'collection' && operation.kind !== 'test';

function RunningOperation({ operation }: { readonly operation: OperationProgress }) {
  const cancel = useAction('operations.cancel');
  const { done, total, entries, entriesPerSecond } = operation;
  const percent = total === null || total === 0 ? null : Math.min(100, (done / total) * 100);
  const rate = entriesPerSecond > 0 ? ` · ${formatCount(entriesPerSecond)}/s` : '';
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 2, minWidth: 0 }}>
      <Box
        component="span"
        sx={{ overflow: 'hidden', textOverflow: 'ellipsis', maxWidth: 320 }}
        title={operation.title}
      >
        {operation.title}
      </Box>
      <LinearProgress
        aria-label={operation.title}
        variant={percent === null ? 'indeterminate' : 'determinate'}
        {...(percent === null ? {} : { value: percent })}
        sx={{ width: 120, height: 4, borderRadius: 1 }}
      />
      <span>
        {percent === null ? '' : `${String(Math.floor(percent))} % · `}
        {entries > 0 ? `${formatEntries(entries)}${rate}` : ''}
      </span>
      <ButtonBase
        disabled={cancel.isPending || cancel.isSuccess}
        onClick={() => cancel.mutate({ operation: operation.id })}
        sx={{ color: 'primary.main', px: 1, fontSize: 12, borderRadius: 1, '&:hover': { bgcolor: 'action.hover' } }}
      >
        {cancel.isIdle ? shellStrings.cancelOperation : shellStrings.cancelling}
      </ButtonBase>
    </Box>
  );
}

function useOnline(): boolean {
  const [isOnline, setIsOnline] = useState(navigator.onLine);
  useEffect(() => {
    const update = (): void => setIsOnline(navigator.onLine);
    window.addEventListener('online', update);
    window.addEventListener('offline', update);
    return () => {
      window.removeEventListener('online', update);
      window.removeEventListener('offline', update);
    };
  }, []);
  return isOnline;
}
