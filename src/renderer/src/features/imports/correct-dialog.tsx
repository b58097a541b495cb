import { DATE_ORDERS, type DateOrder } from '@core/backends/reading-plan';
import { KIND_IDS, type KindId } from '@core/backends/kind-id';
import type { ImportReport } from '@core/imports/import-report';
import type { ChoicesInput } from '@contract/calls';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useId, useState } from 'react';
import { callApplication } from '../../api/client';
import { useCall } from '../../api/use-call';
import { correctText, dateOrderText, kindText, previewText } from '../../strings/imports';
import { FailureNotice } from '../../ui/failure-notice';
import { OperationBar } from '../../ui/operation-bar';
import { SelectField } from '../../ui/select-field';
import { useToasts } from '../../ui/toasts';
import { useOperation } from '../../ui/use-operation';
import { type Correction, correctionInput } from './correction';
import { KnownNameField } from './known-name-field';
import { ZoneField } from '../../ui/zone-field';

export interface CorrectDialogProps {
  readonly report: ImportReport;
  readonly onClose: () => void;
}

/** Changes how an import was read; only what is changed here changes. The work goes on when the dialog is closed. */
export function CorrectDialog({ report, onClose }: CorrectDialogProps) {
  const titleId = useId();
  const [correction, setCorrection] = useState<Correction>({});
  const work = useOperation();
  const toasts = useToasts();
  const isRunning = work.state.kind === 'running';
  const input = correctionInput(correction);
  const apply = async (choices: Partial<ChoicesInput>): Promise<void> => {
    const ended = await work.run(() => callApplication('imports.correct', { importId: report.id, choices }));
    if (ended.kind !== 'done') return;
    toasts.show({ text: correctText.done(report.id) });
    onClose();
  };
  return (
    <Dialog open onClose={onClose} aria-labelledby={titleId} maxWidth="sm" fullWidth>
      <DialogTitle id={titleId}>{correctText.title(report.id)}</DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 4 }}>
        <Box sx={{ color: 'text.secondary' }}>{correctText.body}</Box>
        {work.state.kind === 'failed' && <FailureNotice failure={work.state.failure} />}
        {work.state.kind === 'cancelled' && <Box role="status">{correctText.cancelled}</Box>}
        <CorrectionFields
          correction={correction}
          onChange={(patch) => setCorrection((old) => ({ ...old, ...patch }))}
        />
        {work.state.kind === 'running' && (
          <OperationBar progress={work.state.progress} title={correctText.running} onCancel={work.cancel} />
        )}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{isRunning ? correctText.close : correctText.cancel}</Button>
        <Button
          variant="contained"
          color="primary"
          disabled={input === null || isRunning}
          onClick={() => {
            if (input !== null) void apply(input);
          }}
        >
          {correctText.apply}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

interface CorrectionFieldsProps {
  readonly correction: Correction;
  readonly onChange: (patch: Correction) => void;
}

const KEEP = { value: '' as const, label: correctText.unchanged };
const KINDS = [KEEP, ...KIND_IDS.map((value) => ({ value, label: kindText[value] }))];
const ORDERS = [KEEP, ...DATE_ORDERS.map((value) => ({ value, label: dateOrderText[value] }))];

function CorrectionFields({ correction, onChange }: CorrectionFieldsProps) {
  const saved = useCall('mappings.list', {}).data ?? [];
  return (
    <Box sx={{ display: 'grid', gap: 3, gridTemplateColumns: '1fr 1fr', alignItems: 'start' }}>
      <SelectField<KindId | ''>
        label={previewText.kind}
        value={correction.kind ?? ''}
        options={KINDS}
        onChange={(kind) => onChange({ kind })}
      />
      <SelectField
        label={correctText.mapping}
        value={correction.mapping ?? ''}
        options={[KEEP, ...saved.map((one) => ({ value: one.name, label: one.name }))]}
        onChange={(mapping) => onChange({ mapping })}
      />
      <KnownNameField field="tenant" value={correction.tenant ?? ''} onChange={(tenant) => onChange({ tenant })} />
      <KnownNameField
        field="organization"
        value={correction.organization ?? ''}
        onChange={(organization) => onChange({ organization })}
      />
      <ZoneField value={correction.zone ?? ''} onChange={(zone) => onChange({ zone: zone ?? '' })} />
      <SelectField<DateOrder | ''>
        label={previewText.dateOrder}
        value={correction.dateOrder ?? ''}
        options={ORDERS}
        onChange={(dateOrder) => onChange({ dateOrder })}
      />
    </Box>
  );
}
