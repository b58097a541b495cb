import type { ImportReport } from '@core/imports/import-report';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import FormControlLabel from '@mui/material/FormControlLabel';
import { useId, useState } from 'react';
import { useAction, useCall } from '../../api/use-call';
import { declareText as text } from '../../strings/coverage';
import { DateTimeField, DateTimeFields, microsecondsOf, timeInZone } from '../../ui/date-time-field';
import { FailureNotice } from '../../ui/failure-notice';
import { formatTime } from '../../ui/format-time';
import { NoticeLine } from '../../ui/notice-line';
import { useToasts } from '../../ui/toasts';
import { useShownZone } from '../../ui/use-shown-zone';

export interface DeclareDialogProps {
  readonly report: ImportReport;
  readonly onClose: () => void;
}

const SECOND = 1_000_000;
const MOST_TENANTS = 10_000;

/** The user says which range of which tenants an import covers: a file cannot say so itself. */
export function DeclareDialog({ report, onClose }: DeclareDialogProps) {
  const titleId = useId();
  const zone = useShownZone();
  const toasts = useToasts();
  const tenants = useTenantsOf(report.id);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [start, setStart] = useState(() => timeInZone(report.earliest, zone));
  const [end, setEnd] = useState(() => timeInZone(report.latest === null ? null : report.latest + SECOND, zone));
  const declare = useAction('coverage.declareImport', ['coverage.windows', 'coverage.calendar', 'coverage.ofSearch']);
  const chosen = (tenants.data ?? []).map((one) => one.key).filter((key) => !left.has(key));
  const declared = useDeclared(report, tenants.data?.map((one) => one.key) ?? []);
  const from = start?.isValid() === true ? microsecondsOf(start) : null;
  const to = end?.isValid() === true ? microsecondsOf(end) : null;
  const isBackwards = from !== null && to !== null && to <= from;
  const send = (range: { from: number; to: number; tenants: string[] } | null): void =>
    declare.mutate(
      { importId: report.id, range },
      {
        onSuccess: () => {
          toasts.show({ text: range === null ? text.takenBack : text.declared });
          onClose();
        },
      },
    );
  return (
    <Dialog open onClose={onClose} aria-labelledby={titleId} maxWidth="sm" fullWidth>
      <DialogTitle id={titleId}>{text.title(report.id)}</DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 4, gridTemplateColumns: 'minmax(0, 1fr)' }}>
        <Box sx={{ color: 'text.secondary' }}>{text.body}</Box>
        {declared !== null && (
          <NoticeLine tone="quiet" isInset>
            {text.now(
              formatTime(declared.from, zone, 'minute'),
              formatTime(declared.to, zone, 'minute'),
              declared.tenants,
            )}{' '}
            {text.replaces}
          </NoticeLine>
        )}
        {tenants.error !== null && <FailureNotice failure={tenants.error} onRetry={() => void tenants.refetch()} />}
        {tenants.data === undefined && tenants.error === null && <Box role="status">{text.tenantsLoading}</Box>}
        {tenants.data?.length === 0 && <Box role="alert">{text.tenantsNone}</Box>}
        {tenants.data !== undefined && tenants.data.length > 0 && (
          <TenantBoxes tenants={tenants.data} left={left} onChange={setLeft} />
        )}
        <DateTimeFields>
          <Box sx={{ display: 'grid', gap: 3, gridTemplateColumns: '1fr 1fr', pt: 1 }}>
            <DateTimeField label={text.from} zone={zone} value={start} onChange={setStart} />
            <DateTimeField label={text.until} zone={zone} value={end} onChange={setEnd} />
          </Box>
        </DateTimeFields>
        <Box sx={{ color: 'text.secondary', fontSize: 12, mt: -2 }}>{text.timesIn(zone)}</Box>
        {isBackwards && (
          <Box role="alert" sx={{ color: 'error.main', fontSize: 12, mt: -2 }}>
            {text.backwards}
          </Box>
        )}
        {declare.error !== null && <FailureNotice failure={declare.error} />}
      </DialogContent>
      <DialogActions>
        {declared !== null && (
          <Button disabled={declare.isPending} onClick={() => send(null)}>
            {text.takeBack}
          </Button>
        )}
        <Box sx={{ flex: 1 }} />
        <Button onClick={onClose}>{text.cancel}</Button>
        <Button
          variant="contained"
          color="primary"
          disabled={from === null || to === null || isBackwards || chosen.length === 0 || declare.isPending}
          onClick={() => {
            if (from !== null && to !== null) send({ from, to, tenants: chosen });
          }}
        >
          {text.confirm}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

interface ImportTenant {
  readonly key: string;
  readonly name: string;
}

function useTenantsOf(importId: number) {
  const facet = useCall('search.facet', {
    criteria: {
      filters: [{ field: 'import', not: false, values: [String(importId)] }],
      range: { kind: 'all' },
      undated: 'include',
    },
    snapshot: null,
    field: 'tenant',
    limit: MOST_TENANTS,
    order: 'label',
  });
  const data: readonly ImportTenant[] | undefined = facet.data?.values
    .filter((one) => one.value !== '')
    .map((one) => ({ key: one.value, name: one.label }));
  return { data, error: facet.error, refetch: facet.refetch };
}

/** What is declared for an import of this title; null: nothing. */
function useDeclared(
  report: ImportReport,
  tenants: readonly string[],
): { readonly from: number; readonly to: number; readonly tenants: number } | null {
  const windows = useCall(
    'coverage.windows',
    { tenants: [...tenants] },
    { enabled: tenants.length > 0, keepPrevious: false },
  );
  const found = windows.data?.findLast((one) => one.outcome === 'imported' && one.connectionName === report.title);
  return found === undefined ? null : { from: found.from, to: found.to, tenants: found.tenants.length };
}

interface TenantBoxesProps {
  readonly tenants: readonly ImportTenant[];
  /** Those that are not covered. */
  readonly left: ReadonlySet<string>;
  readonly onChange: (left: ReadonlySet<string>) => void;
}

function TenantBoxes({ tenants, left, onChange }: TenantBoxesProps) {
  const labelId = useId();
  return (
    <Box role="group" aria-labelledby={labelId} sx={{ display: 'grid', gap: 1 }}>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 2 }}>
        <Box id={labelId} sx={{ flex: 1, fontSize: 12, fontWeight: 500 }}>
          {text.tenants}
        </Box>
        {tenants.length > 3 && (
          <>
            <Button onClick={() => onChange(new Set())}>{text.all}</Button>
            <Button onClick={() => onChange(new Set(tenants.map((one) => one.key)))}>{text.none}</Button>
          </>
        )}
      </Box>
      <Box sx={{ maxHeight: 200, overflow: 'auto', border: '1px solid var(--vt-line)', borderRadius: 1, p: 1 }}>
        {tenants.map((one) => (
          <FormControlLabel
            key={one.key}
            sx={{ m: 0, display: 'flex' }}
            label={one.name}
            control={
              <Checkbox
                checked={!left.has(one.key)}
                onChange={(_, isCovered) => {
                  const next = new Set(left);
                  if (isCovered) next.delete(one.key);
                  else next.add(one.key);
                  onChange(next);
                }}
              />
            }
          />
        ))}
      </Box>
    </Box>
  );
}
