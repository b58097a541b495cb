import type { Microseconds } from '@core/entry/entry-time';
import type { TimeRange } from '@core/search/search';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { searchStrings } from '../../strings/search';
import { DateTimeField, DateTimeFields, microsecondsOf, timeInZone } from '../../ui/date-time-field';

export interface CustomRangeProps {
  /** IANA name or `UTC`: what is typed is a time in it. */
  readonly zone: string;
  readonly from: Microseconds | null;
  readonly to: Microseconds | null;
  readonly onApply: (range: TimeRange) => void;
}

/** A range of the user's own, `[from, until)`; an end that is left empty stays open. */
export function CustomRange({ zone, from, to, onApply }: CustomRangeProps) {
  const [start, setStart] = useState(() => timeInZone(from, zone));
  const [end, setEnd] = useState(() => timeInZone(to, zone));
  const isInvalid = [start, end].some((one) => one !== null && !one.isValid());
  const isBackwards = !isInvalid && start !== null && end !== null && !end.isAfter(start);
  return (
    <DateTimeFields>
      <Box
        component="form"
        aria-label={searchStrings.customRange}
        sx={{ display: 'grid', gap: 3, pt: 1 }}
        onSubmit={(event) => {
          event.preventDefault();
          if (!isInvalid && !isBackwards)
            onApply({ kind: 'between', from: microsecondsOf(start), to: microsecondsOf(end) });
        }}
      >
        <DateTimeField label={searchStrings.from} zone={zone} value={start} onChange={setStart} />
        <DateTimeField label={searchStrings.until} zone={zone} value={end} onChange={setEnd} />
        <Box sx={{ color: 'text.secondary', fontSize: 12, mt: -1 }}>{searchStrings.timesIn(zone)}</Box>
        {isBackwards && (
          <Box role="alert" sx={{ color: 'error.main', fontSize: 12 }}>
            {searchStrings.rangeBackwards}
          </Box>
        )}
        <Button type="submit" variant="contained" color="primary" disabled={isInvalid || isBackwards}>
          {searchStrings.apply}
        </Button>
      </Box>
    </DateTimeFields>
  );
}
