import { type ExportOptions, exportOptionsSchema } from '@core/export/export-request';
import { criteriaOf } from '@core/search/search';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useId, useMemo, useState } from 'react';
import { useCall } from '../../api/use-call';
import { exportText } from '../../strings/exports';
import { FailureNotice } from '../../ui/failure-notice';
import { OperationBar } from '../../ui/operation-bar';
import type { ExportSlotProps } from '../../ui/slots';
import { ExportOptionsForm } from './export-options-form';
import { ExportSummary } from './export-summary';
import { useExport } from './use-export';

/** Exports exactly what the search shows, from its snapshot, with the count that was seen. */
export function ExportDialog({ search, snapshot, count, onClose }: ExportSlotProps) {
  const titleId = useId();
  const [options, setOptions] = useState<ExportOptions>(() => exportOptionsSchema.parse({ format: 'csv' }));
  const counted = useCall(
    'search.count',
    { criteria: criteriaOf(search), snapshot },
    { enabled: count === null, keepPrevious: false },
  );
  const entries = count ?? counted.data?.entries ?? null;
  const seen = snapshot ?? counted.data?.snapshot ?? null;
  const work = useMemo(() => ({ search, snapshot: seen, expectedEntries: entries ?? 0 }), [search, seen, entries]);
  const { state, finished, start, cancel } = useExport(work);
  const isRunning = state.kind === 'running';
  return (
    <Dialog open onClose={onClose} aria-labelledby={titleId} maxWidth="sm" fullWidth>
      <DialogTitle id={titleId}>{exportText.title}</DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 4, gridTemplateColumns: 'minmax(0, 1fr)' }}>
        {finished === null ? (
          <>
            <Box role="status">
              {entries === null ? exportText.counting : entries === 0 ? exportText.nothing : exportText.what(entries)}
            </Box>
            {counted.error !== null && <FailureNotice failure={counted.error} onRetry={() => void counted.refetch()} />}
            <ExportOptionsForm
              options={options}
              columns={search.columns.length}
              isDisabled={isRunning}
              onChange={(patch) => setOptions((old) => ({ ...old, ...patch }))}
            />
            {isRunning && <OperationBar progress={state.progress} title={exportText.running} />}
            {state.kind === 'failed' && <FailureNotice failure={state.failure} />}
            {state.kind === 'cancelled' && <Box role="status">{exportText.cancelled}</Box>}
          </>
        ) : (
          <ExportSummary finished={finished} />
        )}
      </DialogContent>
      <DialogActions>
        {finished !== null && (
          <Button variant="contained" color="primary" autoFocus onClick={onClose}>
            {exportText.close}
          </Button>
        )}
        {finished === null && isRunning && (
          <>
            <Button onClick={cancel}>{exportText.cancelExport}</Button>
            <Button onClick={onClose}>{exportText.hide}</Button>
          </>
        )}
        {finished === null && !isRunning && (
          <>
            <Button onClick={onClose}>{exportText.cancel}</Button>
            <Button
              variant="contained"
              color="primary"
              autoFocus
              disabled={entries === null || entries === 0}
              onClick={() => start(options)}
            >
              {exportText.start}
            </Button>
          </>
        )}
      </DialogActions>
    </Dialog>
  );
}
