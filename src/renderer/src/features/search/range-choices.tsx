import { PERIOD_UNITS, presetOf, RANGE_PRESETS } from '@core/search/range-presets';
import type { TimeRange } from '@core/search/search';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import ButtonBase from '@mui/material/ButtonBase';
import { useId, useState } from 'react';
import { rangesText as text } from '../../strings/ranges';
import { searchStrings } from '../../strings/search';

export interface RangeChoicesProps {
  readonly range: TimeRange;
  /** Whole periods begin and end at its midnights. */
  readonly zone: string;
  readonly onChoose: (range: TimeRange) => void;
}

/** Ranges by name: lengths of time that end now, any such length, and whole periods. */
export function RangeChoices({ range, zone, onChoose }: RangeChoicesProps) {
  return (
    <Box sx={{ width: 224, borderRight: '1px solid var(--vt-line)', py: 1 }}>
      <Box role="group" aria-label={searchStrings.range}>
        {RANGE_PRESETS.map((preset) => (
          <ButtonBase
            key={preset.id}
            aria-pressed={presetOf(range)?.id === preset.id}
            onClick={() => onChoose(preset.range)}
            sx={CHOICE}
          >
            {preset.title}
          </ButtonBase>
        ))}
      </Box>
      <LastRange range={range} onChoose={onChoose} />
      <Box role="group" aria-label={text.periods} sx={GRID}>
        {PERIOD_UNITS.map((unit) =>
          ([0, 1] as const).map((back) => (
            <ButtonBase
              key={`${unit} ${String(back)}`}
              aria-pressed={range.kind === 'period' && range.unit === unit && range.back === back}
              onClick={() => onChoose({ kind: 'period', unit, back, zone })}
              sx={CHOICE}
            >
              {back === 0 ? text.current[unit] : text.previous[unit]}
            </ButtonBase>
          )),
        )}
      </Box>
    </Box>
  );
}

const CHOICE = {
  display: 'block',
  width: '100%',
  textAlign: 'left',
  px: 3,
  minHeight: 28,
  fontSize: 13,
  '&:hover': { bgcolor: 'action.hover' },
  '&[aria-pressed="true"]': { bgcolor: 'var(--vt-selected)', color: 'var(--vt-accent)', fontWeight: 600 },
} as const;

const GRID = {
  display: 'grid',
  gridTemplateColumns: '1fr 1fr',
  borderTop: '1px solid var(--vt-line)',
  mt: 1,
  pt: 1,
} as const;

const UNITS = ['minutes', 'hours', 'days', 'weeks', 'months'] as const;
const MOST = 100_000;

/** Any number of any unit, ending now. */
function LastRange({ range, onChoose }: Omit<RangeChoicesProps, 'zone'>) {
  const id = useId();
  const last = range.kind === 'last' ? range : null;
  const [amount, setAmount] = useState(String(last?.amount ?? 7));
  const [unit, setUnit] = useState<(typeof UNITS)[number]>(last?.unit ?? 'days');
  const number = /^\d{1,6}$/.test(amount) ? Number(amount) : 0;
  const isValid = number >= 1 && number <= MOST;
  return (
    <Box
      component="form"
      aria-labelledby={id}
      sx={{ display: 'flex', alignItems: 'center', gap: 1.5, px: 3, py: 1.5 }}
      onSubmit={(event) => {
        event.preventDefault();
        if (isValid) onChoose({ kind: 'last', amount: number, unit });
      }}
    >
      <Box component="span" id={id} sx={{ fontSize: 13 }}>
        {text.last}
      </Box>
      <input
        aria-label={text.amount}
        aria-invalid={!isValid}
        inputMode="numeric"
        value={amount}
        onChange={(event) => setAmount(event.target.value)}
        style={{ ...FIELD, width: 44 }}
      />
      <select
        aria-label={text.unit}
        value={unit}
        onChange={(event) => setUnit(UNITS.find((one) => one === event.target.value) ?? 'days')}
        style={{ ...FIELD, flex: 1, minWidth: 0 }}
      >
        {UNITS.map((one) => (
          <option key={one} value={one}>
            {text.lastUnits[one]}
          </option>
        ))}
      </select>
      <Button type="submit" disabled={!isValid} sx={{ '&&': { minWidth: 0, px: 1.5 } }}>
        {text.applyLast}
      </Button>
    </Box>
  );
}

const FIELD = {
  height: 26,
  font: 'inherit',
  fontSize: 13,
  color: 'inherit',
  background: 'var(--vt-canvas)',
  border: '1px solid var(--vt-lineStrong)',
  borderRadius: 4,
  padding: '0 4px',
} as const;
