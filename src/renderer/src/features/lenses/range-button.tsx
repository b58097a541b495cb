import type { Microseconds } from '@core/entry/entry-time';
import { describeRange } from '@core/search/describe-filter';
import { presetOf, RANGE_PRESETS, reviewPeriodOf } from '@core/search/range-presets';
import { resolveRange } from '@core/search/resolve-range';
import type { TimeRange } from '@core/search/search';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import ButtonBase from '@mui/material/ButtonBase';
import { CalendarClock } from 'lucide-react';
import { useState } from 'react';
import { useSettings } from '../../api/use-settings';
import { lensText as text } from '../../strings/lenses';
import { DateTimeField, DateTimeFields, microsecondsOf, timeInZone } from '../../ui/date-time-field';
import { timeWithoutOffset } from '../../ui/format-time';
import { PopoverButton } from '../../ui/popover-button';

interface RangeButtonProps {
  readonly range: TimeRange;
  readonly zone: string;
  /** When the figures were looked at; null: not yet. */
  readonly now: Microseconds | null;
  readonly onChoose: (range: TimeRange) => void;
}

const PRESET = {
  display: 'block',
  width: '100%',
  textAlign: 'left',
  px: 3,
  minHeight: 28,
  fontSize: 13,
  '&:hover': { bgcolor: 'action.hover' },
  '&[aria-pressed="true"]': { bgcolor: 'var(--vt-selected)', color: 'var(--vt-accent)', fontWeight: 600 },
} as const;

/** From when to when: the presets, whole months and quarters, the user's own review periods, and any other. */
export function RangeButton({ range, zone, now, onChoose }: RangeButtonProps) {
  const { reviewPeriods } = useSettings();
  const period = reviewPeriodOf(range, reviewPeriods);
  const words = period?.name ?? describeRange(range, (instant) => timeWithoutOffset(instant, zone, 'minute'));
  const resolved = resolveRange(range, now ?? 0);
  const whole = (['week', 'month', 'quarter'] as const).flatMap((unit) =>
    [0, 1].map((back): TimeRange => ({ kind: 'period', unit, back, zone })),
  );
  const named: readonly { readonly title: string; readonly range: TimeRange }[] = [
    ...RANGE_PRESETS,
    ...whole.map((one) => ({ title: describeRange(one), range: one })),
    ...reviewPeriods.map(({ name, from, to }) => ({ title: name, range: { kind: 'between' as const, from, to } })),
  ];
  return (
    <PopoverButton name={`${text.range}: ${words}`} label={words} icon={<CalendarClock size={14} aria-hidden />}>
      {(close) => {
        const choose = (next: TimeRange): void => {
          onChoose(next);
          close();
        };
        return (
          <Box sx={{ display: 'flex' }}>
            <Box
              role="group"
              aria-label={text.range}
              sx={{ py: 1, width: 170, maxHeight: 380, overflow: 'auto', borderRight: '1px solid var(--vt-line)' }}
            >
              {named.map((one) => (
                <ButtonBase
                  key={`${one.title} ${JSON.stringify(one.range)}`}
                  aria-pressed={isSame(one.range, range)}
                  onClick={() => choose(one.range)}
                  sx={PRESET}
                >
                  {one.title}
                </ButtonBase>
              ))}
            </Box>
            <Box sx={{ p: 3, width: 280 }}>
              <OwnRange zone={zone} from={resolved.from} to={resolved.to} onApply={choose} />
            </Box>
          </Box>
        );
      }}
    </PopoverButton>
  );
}

const isSame = (one: TimeRange, other: TimeRange): boolean =>
  presetOf(one) === null ? JSON.stringify(one) === JSON.stringify(other) : presetOf(one) === presetOf(other);

interface OwnRangeProps {
  readonly zone: string;
  readonly from: Microseconds | null;
  readonly to: Microseconds | null;
  readonly onApply: (range: TimeRange) => void;
}

function OwnRange({ zone, from, to, onApply }: OwnRangeProps) {
  const [start, setStart] = useState(() => timeInZone(from, zone));
  const [end, setEnd] = useState(() => timeInZone(to, zone));
  const isInvalid = [start, end].some((one) => one !== null && !one.isValid());
  const isBackwards = !isInvalid && start !== null && end !== null && !end.isAfter(start);
  return (
    <DateTimeFields>
      <Box
        component="form"
        aria-label={text.custom}
        sx={{ display: 'grid', gap: 3, pt: 1 }}
        onSubmit={(event) => {
          event.preventDefault();
          if (isInvalid || isBackwards) return;
          onApply({ kind: 'between', from: microsecondsOf(start), to: microsecondsOf(end) });
        }}
      >
        <DateTimeField label={text.from} zone={zone} value={start} onChange={setStart} />
        <DateTimeField label={text.until} zone={zone} value={end} onChange={setEnd} />
        <Box sx={{ color: 'text.secondary', fontSize: 12, mt: -1 }}>{zone}</Box>
        {isBackwards && (
          <Box role="alert" sx={{ color: 'error.main', fontSize: 12 }}>
            {text.backwards}
          </Box>
        )}
        <Button type="submit" variant="contained" color="primary" disabled={isInvalid || isBackwards}>
          {text.apply}
        </Button>
      </Box>
    </DateTimeFields>
  );
}
