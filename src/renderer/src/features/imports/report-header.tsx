import { type ImportReport } from '@core/imports/import-report';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { ArrowLeft, Search } from 'lucide-react';
import { useState } from 'react';
import { callApplication } from '../../api/client';
import { useOperations } from '../../api/use-application';
import { useSettings } from '../../api/use-settings';
import { declareText } from '../../strings/coverage';
import { importStateMeaning, importsText, reportText, undoText } from '../../strings/imports';
import { FailureNotice } from '../../ui/failure-notice';
import { middleCut } from '../../ui/middle-cut';
import { useNavigation } from '../../ui/navigation';
import { OperationBar } from '../../ui/operation-bar';
import { type OperationRun, useOperation } from '../../ui/use-operation';
import { CorrectDialog } from './correct-dialog';
import { DeclareDialog } from './declare-dialog';
import { searchOfImport } from './import-search';
import { ImportStateMark } from './import-state';
import { matchRunning } from './running-imports';
import { UndoDialog } from './undo-dialog';
import { useCall } from '../../api/use-call';

export interface ReportHeaderProps {
  readonly importId: number;
  /** undefined: not read yet. */
  readonly report: ImportReport | undefined;
  readonly onBack: () => void;
}

/** Which import this is, what can be done with it, and what is being done. */
export function ReportHeader({ importId, report, onBack }: ReportHeaderProps) {
  const undo = useOperation();
  return (
    <Box sx={{ borderBottom: '1px solid var(--vt-line)', flexShrink: 0 }}>
      <Box sx={{ px: 5, pt: 2, pb: 3, display: 'grid', gap: 2 }}>
        <Box>
          <Link
            component="button"
            underline="hover"
            onClick={onBack}
            sx={{ display: 'inline-flex', alignItems: 'center', gap: 1, font: 'inherit', color: 'text.secondary' }}
          >
            <ArrowLeft size={14} aria-hidden />
            {importsText.back}
          </Link>
        </Box>
        <Box sx={{ display: 'flex', alignItems: 'baseline', gap: 3, minWidth: 0 }}>
          <Typography variant="h1" title={report?.title} sx={{ overflowWrap: 'anywhere', minWidth: 0 }}>
            {report === undefined ? importsText.number(importId) : middleCut(report.title, 120)}
          </Typography>
          <Box component="span" sx={{ color: 'text.secondary' }}>
            #{importId}
          </Box>
          {report !== undefined && <ImportStateMark state={report.state} />}
        </Box>
        {report !== undefined && <ReportActions report={report} undo={undo} />}
      </Box>
      {report?.state === 'running' && <RunningBar report={report} />}
      {undo.state.kind === 'running' && (
        <Box sx={{ px: 5, pb: 3 }}>
          <OperationBar progress={undo.state.progress} title={undoText.running} onCancel={undo.cancel} />
        </Box>
      )}
      {undo.state.kind === 'failed' && <FailureNotice failure={undo.state.failure} />}
      {undo.state.kind === 'cancelled' && (
        <Box role="status" sx={{ px: 5, pb: 3 }}>
          {undoText.cancelled}
        </Box>
      )}
      {report !== undefined && importStateMeaning[report.state] !== '' && (
        <Box
          role="note"
          sx={{ px: 5, py: 2, bgcolor: 'var(--vt-warningGround)', borderTop: '1px solid var(--vt-line)' }}
        >
          {importStateMeaning[report.state]}
        </Box>
      )}
    </Box>
  );
}

function ReportActions({ report, undo }: { readonly report: ImportReport; readonly undo: OperationRun }) {
  const navigation = useNavigation();
  const { columns } = useSettings().grid;
  const [open, setOpen] = useState<'undo' | 'correct' | 'declare' | null>(null);
  const isBusy = report.state === 'running' || undo.state.kind === 'running';
  const close = (): void => setOpen(null);
  return (
    <Box sx={{ display: 'flex', gap: 2, flexWrap: 'wrap' }} role="group" aria-label={importsText.actions}>
      <Button
        variant="contained"
        color="primary"
        startIcon={<Search size={14} aria-hidden />}
        disabled={report.entriesInArchive === 0}
        onClick={() => navigation.showSearch(searchOfImport(report.id, columns))}
      >
        {reportText.show}
      </Button>
      <Button disabled={isBusy || report.state === 'undone'} onClick={() => setOpen('correct')}>
        {reportText.correct}
      </Button>
      <Button disabled={isBusy || report.state === 'undone'} onClick={() => setOpen('undo')}>
        {reportText.undo}
      </Button>
      <Button
        disabled={isBusy || report.state === 'undone' || report.entriesInArchive === 0}
        onClick={() => setOpen('declare')}
      >
        {declareText.open}
      </Button>
      {open === 'declare' && <DeclareDialog report={report} onClose={close} />}
      {open === 'undo' && (
        <UndoDialog
          report={report}
          onClose={close}
          onConfirm={() => {
            close();
            void undo.run(() => callApplication('imports.undo', { importId: report.id }));
          }}
        />
      )}
      {open === 'correct' && <CorrectDialog report={report} onClose={close} />}
    </Box>
  );
}

function RunningBar({ report }: { readonly report: ImportReport }) {
  const list = useCall('imports.list', {});
  const operation = matchRunning(list.data ?? [], useOperations()).get(report.id);
  if (operation === undefined) return null;
  return (
    <Box sx={{ px: 5, pb: 3 }}>
      <OperationBar
        progress={operation}
        title={operation.title}
        cancelLabel={reportText.cancelImport}
        onCancel={() => void callApplication('operations.cancel', { operation: operation.id }).catch(() => undefined)}
      />
    </Box>
  );
}
