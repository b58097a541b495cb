import { type ReviewPeriod, reviewPeriodOf } from '@core/search/range-presets';
import type { ResolvedRange } from '@core/search/resolve-range';
import type { TimeRange } from '@core/search/search';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import ButtonBase from '@mui/material/ButtonBase';
import IconButton from '@mui/material/IconButton';
import { X } from 'lucide-react';
import { useState } from 'react';
import { useChangeSettings, useSettings } from '../../api/use-settings';
import { rangesText as text } from '../../strings/ranges';
import { formatTime } from '../../ui/format-time';
import { middleCut } from '../../ui/middle-cut';
import { TextInputField } from '../../ui/text-input-field';
import { useToasts } from '../../ui/toasts';

export interface ReviewPeriodsProps {
  readonly range: TimeRange;
  readonly resolved: ResolvedRange;
  readonly zone: string;
  readonly onChoose: (range: TimeRange) => void;
}

const sameName = (one: string, other: string): boolean => one.trim().toLowerCase() === other.trim().toLowerCase();

/** Ranges that the user has named: the months that an audit is about. */
export function ReviewPeriods({ range, resolved, zone, onChoose }: ReviewPeriodsProps) {
  const { reviewPeriods } = useSettings();
  const toasts = useToasts();
  const change = useChangeSettings(toasts.showFailure);
  const chosen = reviewPeriodOf(range, reviewPeriods);
  const { from, to } = resolved;
  const forget = (period: ReviewPeriod): void => {
    change({ reviewPeriods: reviewPeriods.filter((one) => one !== period) });
    toasts.show({
      text: text.forgotten(period.name),
      action: { label: text.undo, run: () => change({ reviewPeriods }) },
    });
  };
  return (
    <Box sx={{ borderTop: '1px solid var(--vt-line)', pt: 2, display: 'grid', gap: 1 }}>
      <Box sx={{ fontSize: 12, color: 'text.secondary' }}>{text.own}</Box>
      {reviewPeriods.length === 0 && <Box sx={{ fontSize: 12, color: 'text.secondary' }}>{text.ownEmpty}</Box>}
      <Box role="group" aria-label={text.own} sx={{ maxHeight: 140, overflow: 'auto' }}>
        {reviewPeriods.map((period) => (
          <Box key={period.name} sx={{ display: 'flex', alignItems: 'center' }}>
            <ButtonBase
              aria-pressed={period === chosen}
              title={text.resolved(
                formatTime(period.from, period.zone, 'minute'),
                formatTime(period.to, period.zone, 'minute'),
              )}
              onClick={() => onChoose({ kind: 'between', from: period.from, to: period.to })}
              sx={PERIOD}
            >
              {middleCut(period.name, 32)}
            </ButtonBase>
            <IconButton aria-label={text.forget(period.name)} onClick={() => forget(period)}>
              <X size={12} aria-hidden />
            </IconButton>
          </Box>
        ))}
      </Box>
      {from !== null && to !== null && chosen === null && (
        <NewPeriod
          taken={reviewPeriods.map(({ name }) => name)}
          onKeep={(name) => {
            change({ reviewPeriods: [...reviewPeriods, { name, from, to, zone }] });
            toasts.show({ text: text.kept(name) });
          }}
        />
      )}
    </Box>
  );
}

const PERIOD = {
  flex: 1,
  minWidth: 0,
  minHeight: 26,
  px: 1,
  fontSize: 13,
  justifyContent: 'flex-start',
  borderRadius: 1,
  '&:hover': { bgcolor: 'action.hover' },
  '&[aria-pressed="true"]': { bgcolor: 'var(--vt-selected)', color: 'var(--vt-accent)', fontWeight: 600 },
} as const;

interface NewPeriodProps {
  readonly taken: readonly string[];
  readonly onKeep: (name: string) => void;
}

function NewPeriod({ taken, onKeep }: NewPeriodProps) {
  const [name, setName] = useState('');
  const isTaken = taken.some((one) => sameName(one, name));
  const canKeep = name.trim() !== '' && !isTaken;
  const keep = (): void => {
    if (!canKeep) return;
    onKeep(name.trim());
    setName('');
  };
  return (
    <Box sx={{ display: 'flex', gap: 2, alignItems: 'flex-start' }}>
      <Box sx={{ flex: 1, minWidth: 0 }}>
        <TextInputField
          label={text.nameLabel}
          hidesLabel
          placeholder={text.nameLabel}
          value={name}
          isWrong={isTaken}
          help={isTaken ? text.nameTaken : undefined}
          onChange={(typed) => setName(typed.slice(0, 100))}
          onEnter={keep}
        />
      </Box>
      <Button disabled={!canKeep} onClick={keep}>
        {text.keep}
      </Button>
    </Box>
  );
}
