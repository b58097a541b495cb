import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Skeleton from '@mui/material/Skeleton';
import Typography from '@mui/material/Typography';
import { FileInput } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useOperations } from '../../api/use-application';
import { useCall } from '../../api/use-call';
import { importsText } from '../../strings/imports';
import { EmptyState } from '../../ui/empty-state';
import { FailureNotice } from '../../ui/failure-notice';
import { ImportButtons } from './import-buttons';
import { ImportsTable } from './imports-table';
import { matchRunning } from './running-imports';

const AT_ONCE = 200;

/** Every import that the archive knows, newest first. */
export function ImportsList() {
  const list = useCall('imports.list', {});
  const operations = useOperations();
  const [shown, setShown] = useState(AT_ONCE);
  const imports = useMemo(() => (list.data ?? []).toSorted((a, b) => b.id - a.id), [list.data]);
  const running = useMemo(() => matchRunning(imports, operations), [imports, operations]);
  return (
    <Box sx={{ height: '100%', display: 'flex', flexDirection: 'column' }}>
      <Box
        sx={{
          display: 'flex',
          alignItems: 'center',
          gap: 2,
          px: 5,
          height: 48,
          borderBottom: '1px solid var(--vt-line)',
          flexShrink: 0,
        }}
      >
        <Typography variant="h1" sx={{ flex: 1 }}>
          {importsText.title}
        </Typography>
        {imports.length > 0 && <ImportButtons />}
      </Box>
      {list.error !== null && <FailureNotice failure={list.error} onRetry={() => void list.refetch()} />}
      <Box sx={{ flex: 1, minHeight: 0, overflow: 'auto' }}>
        {list.isPending && <Loading />}
        {list.data !== undefined && imports.length === 0 && (
          <EmptyState
            icon={<FileInput size={28} aria-hidden />}
            title={importsText.emptyTitle}
            actions={<ImportButtons />}
          >
            {importsText.emptyBody}
          </EmptyState>
        )}
        {imports.length > 0 && <ImportsTable imports={imports.slice(0, shown)} running={running} />}
        {imports.length > shown && (
          <Box sx={{ p: 3, textAlign: 'center' }}>
            <Button onClick={() => setShown(shown + AT_ONCE)}>{importsText.showMore(imports.length - shown)}</Button>
          </Box>
        )}
      </Box>
    </Box>
  );
}

function Loading() {
  return (
    <Box sx={{ p: 5, display: 'grid', gap: 2 }} aria-hidden>
      {['80%', '64%', '72%'].map((width) => (
        <Skeleton key={width} variant="text" width={width} />
      ))}
    </Box>
  );
}
