import Box from '@mui/material/Box';
import Skeleton from '@mui/material/Skeleton';
import { useCall } from '../../api/use-call';
import { FailureNotice } from '../../ui/failure-notice';
import { ImportedFiles } from './imported-files';
import { RejectedRecords } from './rejected-records';
import { ReportFigures } from './report-figures';
import { ReportHeader } from './report-header';

export interface ImportReportViewProps {
  readonly importId: number;
  readonly onBack: () => void;
}

/** The report of one import: kept with the archive, and grows while the import runs. */
export function ImportReportView({ importId, onBack }: ImportReportViewProps) {
  const report = useCall('imports.read', { importId });
  const shown = report.data?.id === importId ? report.data : undefined;
  return (
    <Box sx={{ height: '100%', display: 'flex', flexDirection: 'column' }}>
      <ReportHeader importId={importId} report={shown} onBack={onBack} />
      {report.error !== null && <FailureNotice failure={report.error} onRetry={() => void report.refetch()} />}
      <Box sx={{ flex: 1, minHeight: 0, overflow: 'auto' }}>
        {shown === undefined && report.error === null && <Loading />}
        {shown !== undefined && (
          <Box sx={{ p: 5, display: 'grid', gap: 6, gridTemplateColumns: 'minmax(0, 1fr)' }}>
            <ReportFigures report={shown} />
            <ImportedFiles files={shown.sources} />
            <RejectedRecords importId={importId} total={shown.figures.rejected} />
          </Box>
        )}
      </Box>
    </Box>
  );
}

function Loading() {
  return (
    <Box sx={{ p: 5, display: 'grid', gap: 2 }} aria-hidden>
      <Skeleton variant="rounded" height={64} />
      <Skeleton variant="text" width="70%" />
      <Skeleton variant="text" width="60%" />
    </Box>
  );
}
