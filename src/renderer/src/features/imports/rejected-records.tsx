import type { RejectedRecord } from '@core/imports/import-report';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useCall } from '../../api/use-call';
import { reportText } from '../../strings/imports';
import { MONO } from '../../theme/tokens';
import { FailureNotice } from '../../ui/failure-notice';
import { formatBytes, formatCount } from '../../ui/format-number';
import { middleCut } from '../../ui/middle-cut';
import { Pager } from '../../ui/pager';
import { useToasts } from '../../ui/toasts';
import { exportRejected } from './export-rejected';

export interface RejectedRecordsProps {
  readonly importId: number;
  /** By the report; the list is asked for only where there is one. */
  readonly total: number;
}

const PAGE = 50;

/** The records that could not be read, with the reason and where they stand; their bytes can be taken away. */
export function RejectedRecords({ importId, total }: RejectedRecordsProps) {
  const [offset, setOffset] = useState(0);
  const page = useCall('imports.rejected', { importId, offset, limit: PAGE }, { enabled: total > 0, staleTime: 0 });
  const all = page.data?.total ?? total;
  return (
    <Box component="section" aria-label={reportText.rejected} sx={{ display: 'grid', gap: 2, minWidth: 0 }}>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 4, minHeight: 32 }}>
        <Typography variant="h2" sx={{ flex: 1 }}>
          {reportText.rejected}{' '}
          <Box component="span" sx={{ color: 'text.secondary', fontWeight: 400 }}>
            {formatCount(total)}
          </Box>
        </Typography>
        <Pager label={reportText.rejected} total={all} offset={offset} pageSize={PAGE} onChange={setOffset} />
        {total > 0 && <ExportButton importId={importId} />}
      </Box>
      <Box sx={{ color: 'text.secondary' }}>{total === 0 ? reportText.rejectedNone : reportText.rejectedHelp}</Box>
      {page.error !== null && <FailureNotice failure={page.error} onRetry={() => void page.refetch()} />}
      {page.data !== undefined && page.data.records.length > 0 && (
        <Box sx={{ border: '1px solid var(--vt-line)', borderRadius: 1, opacity: page.isFetching ? 0.6 : 1 }}>
          {page.data.records.map((record) => (
            <RejectedLine key={record.id} record={record} />
          ))}
        </Box>
      )}
    </Box>
  );
}

function ExportButton({ importId }: { readonly importId: number }) {
  const [isBusy, setIsBusy] = useState(false);
  const toasts = useToasts();
  const run = async (): Promise<void> => {
    setIsBusy(true);
    try {
      const records = await exportRejected(importId);
      if (records !== null) toasts.show({ text: reportText.exported(records) });
    } catch (error) {
      toasts.showFailure(error);
    } finally {
      setIsBusy(false);
    }
  };
  return (
    <Button disabled={isBusy} onClick={() => void run()}>
      {isBusy ? reportText.exporting : reportText.exportRejected}
    </Button>
  );
}

function RejectedLine({ record }: { readonly record: RejectedRecord }) {
  return (
    <Box component="details" sx={{ borderBottom: '1px solid var(--vt-line)', '&:last-of-type': { borderBottom: 0 } }}>
      <Box
        component="summary"
        sx={{ px: 3, py: 1.5, cursor: 'pointer', '&:hover': { bgcolor: 'action.hover' }, overflowWrap: 'anywhere' }}
      >
        {record.reason}{' '}
        <Box component="span" sx={{ color: 'text.secondary' }} title={record.file}>
          {middleCut(record.file, 60)}, {reportText.position.toLowerCase()} {formatCount(record.position)},{' '}
          {formatBytes(record.byteLength)}
        </Box>
      </Box>
      <Box
        component="pre"
        sx={{
          m: 0,
          px: 3,
          py: 2,
          maxHeight: 240,
          overflow: 'auto',
          bgcolor: 'var(--vt-panel)',
          fontFamily: MONO,
          fontSize: 12,
          whiteSpace: 'pre-wrap',
          overflowWrap: 'anywhere',
        }}
        tabIndex={0}
        aria-label={reportText.excerpt}
        role="region"
      >
        {record.excerpt}
      </Box>
    </Box>
  );
}
