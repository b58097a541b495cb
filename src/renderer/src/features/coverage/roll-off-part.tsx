import Box from '@mui/material/Box';
import { useCall } from '../../api/use-call';
import { coverageText as text } from '../../strings/coverage';
import { FailureNotice } from '../../ui/failure-notice';
import { LoadingLines } from '../../ui/loading-lines';
import { RollOffTable } from './roll-off-table';

/** Every tenant with uncollected entries, by when the vendor throws the first of them away. */
export function RollOffPart() {
  const list = useCall('coverage.rollOff', {});
  return (
    <Box sx={{ flex: 1, minHeight: 0, overflow: 'auto' }}>
      {list.error !== null && <FailureNotice failure={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <LoadingLines />}
      {list.data !== undefined && (
        <Box sx={{ px: 5, py: 3, color: 'text.secondary' }}>
          {list.data.length === 0 ? text.rollOffNone : text.rollOffHint}
        </Box>
      )}
      {list.data !== undefined && list.data.length > 0 && <RollOffTable lines={list.data} edge={5} />}
    </Box>
  );
}
