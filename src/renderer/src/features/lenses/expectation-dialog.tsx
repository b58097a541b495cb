import { type Cadence, cadenceSchema } from '@core/lenses/cadence';
import type { LensRow } from '@core/lenses/lens-answer';
import { readMinutes } from '@core/search/working-hours';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useId, useState } from 'react';
import { useAction } from '../../api/use-call';
import { lensText } from '../../strings/lenses';
import { SelectField } from '../../ui/select-field';
import { TextInputField } from '../../ui/text-input-field';
import { useToasts } from '../../ui/toasts';
import { ZoneField } from '../../ui/zone-field';
import { DayBoxes } from './day-boxes';

interface ExpectationDialogProps {
  readonly row: LensRow;
  readonly zone: string;
  readonly onClose: () => void;
}

interface Draft {
  readonly kind: Cadence['kind'];
  readonly days: readonly number[];
  readonly date: string;
  readonly times: string;
  readonly minutes: string;
  readonly tolerance: string;
  readonly zone: string;
}

const text = lensText.expectation;
const KINDS = (['weekly', 'monthly', 'interval'] as const).map((value) => ({ value, label: text.kinds[value] }));
const EVERY_DAY = [0, 1, 2, 3, 4, 5, 6];

/** The draft as a cadence; null where something is missing or no number. */
function cadenceOf({ kind, days, date, times, minutes, tolerance, zone }: Draft): Cadence | null {
  const read = times.split(',').map((time) => readMinutes(time.trim()));
  const common = { tolerance: Number(tolerance), zone };
  const draft =
    kind === 'interval'
      ? { kind, minutes: Number(minutes), ...common }
      : kind === 'monthly'
        ? { kind, date: Number(date), times: read, ...common }
        : { kind, days, times: read, ...common };
  const parsed = cadenceSchema.safeParse(draft);
  return parsed.success ? parsed.data : null;
}

/** When one task is expected to run, said by the user instead of learned. */
export function ExpectationDialog({ row, zone, onClose }: ExpectationDialogProps) {
  const titleId = useId();
  const toasts = useToasts();
  const keep = useAction('lenses.keepExpectation');
  const [draft, setDraft] = useState<Draft>({
    ...{ kind: 'weekly', days: EVERY_DAY, date: '1', minutes: '60', tolerance: '30', zone },
    times: timesIn(row),
  });
  const change = (patch: Partial<Draft>): void => setDraft({ ...draft, ...patch });
  const cadence = cadenceOf(draft);
  const save = (): void => {
    if (cadence === null) return;
    keep.mutate(
      { series: row.key, expectation: { state: 'confirmed', cadence } },
      {
        onSuccess: () => {
          toasts.show({ text: lensText.kept.confirmed });
          onClose();
        },
        onError: toasts.showFailure,
      },
    );
  };
  return (
    <Dialog open onClose={onClose} aria-labelledby={titleId} maxWidth="xs" fullWidth>
      <DialogTitle id={titleId}>{text.title}</DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 3 }}>
        <Box sx={{ color: 'text.secondary', overflowWrap: 'anywhere' }}>{row.cells.slice(0, 3).join(' · ')}</Box>
        <SelectField label={text.kind} value={draft.kind} options={KINDS} onChange={(kind) => change({ kind })} />
        {draft.kind === 'weekly' && (
          <DayBoxes label={text.days} days={draft.days} onChange={(days) => change({ days })} />
        )}
        {draft.kind === 'monthly' && (
          <TextInputField label={text.date} value={draft.date} onChange={(date) => change({ date })} />
        )}
        {draft.kind === 'interval' ? (
          <TextInputField label={text.minutes} value={draft.minutes} onChange={(minutes) => change({ minutes })} />
        ) : (
          <TextInputField label={text.times} value={draft.times} onChange={(times) => change({ times })} />
        )}
        <TextInputField
          label={text.tolerance}
          value={draft.tolerance}
          onChange={(tolerance) => change({ tolerance })}
        />
        {draft.kind !== 'interval' && (
          <ZoneField
            label={text.zone}
            help=""
            value={draft.zone}
            onChange={(next) => next !== null && change({ zone: next })}
          />
        )}
        {cadence === null && (
          <Box role="alert" sx={{ color: 'error.main', fontSize: 12 }}>
            {text.invalid}
          </Box>
        )}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{text.cancel}</Button>
        <Button variant="contained" color="primary" disabled={cadence === null || keep.isPending} onClick={save}>
          {text.save}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

/** The times of day that are expected now, as a start. */
function timesIn({ cells }: LensRow): string {
  const found = String(cells[3] ?? '').match(/\d{2}:\d{2}/gu);
  return found === null ? '02:00' : found.join(', ');
}
