import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { describeText as text } from '../../strings/describe-backend';
import { DateTimeField, DateTimeFields, microsecondsOf, timeInZone } from '../../ui/date-time-field';
import { FailureNotice } from '../../ui/failure-notice';
import { useShownZone } from '../../ui/use-shown-zone';
import { TriedPageView } from './tried-page-view';
import type { TriedPageRun } from './use-tried-page';
import { useDimmed } from '../../ui/use-dimmed';

const DAY = 86_400_000_000;

/** One live page, as described so far: the last day's unless the user asks for another range. */
export function DescriptionTrial({ tried, canAsk }: { readonly tried: TriedPageRun; readonly canAsk: boolean }) {
  const zone = useShownZone();
  const [start, setStart] = useState(() => timeInZone(Date.now() * 1000 - DAY, zone));
  const [end, setEnd] = useState(() => timeInZone(Date.now() * 1000, zone));
  const { page, isAsking, failure } = tried;
  const dim = useDimmed(isAsking);
  const from = start?.isValid() === true ? microsecondsOf(start) : null;
  const to = end?.isValid() === true ? microsecondsOf(end) : null;
  const range = from !== null && to !== null && from < to ? { from, to } : null;
  const ask = (cursor: string | null): void => {
    if (range !== null) tried.ask(range, cursor);
  };
  return (
    <Box
      component="section"
      aria-label={text.tryPart}
      sx={{
        minWidth: 0,
        minHeight: 0,
        display: 'flex',
        flexDirection: 'column',
        borderLeft: '1px solid var(--vt-line)',
        bgcolor: 'var(--vt-panel)',
      }}
    >
      <Box sx={{ p: 4, pb: 2, display: 'grid', gap: 3, flex: 'none' }}>
        <Box sx={{ display: 'flex', alignItems: 'center', gap: 2 }}>
          <Typography variant="h3" component="h3" sx={{ flex: 1 }}>
            {text.tryPart}
          </Typography>
          {page !== null && page.next !== null && (
            <Button disabled={isAsking || range === null || !canAsk} onClick={() => ask(page.next)}>
              {text.tryNext}
            </Button>
          )}
          <Button
            variant="contained"
            color="primary"
            disabled={isAsking || range === null || !canAsk}
            onClick={() => ask(null)}
          >
            {isAsking ? text.trying : text.tryNow}
          </Button>
        </Box>
        <DateTimeFields>
          <Box sx={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(224px, 1fr))', gap: 2 }}>
            <DateTimeField label={text.from} zone={zone} value={start} onChange={setStart} />
            <DateTimeField label={text.until} zone={zone} value={end} onChange={setEnd} />
          </Box>
        </DateTimeFields>
        {page === null && failure === null && (
          <Box sx={{ color: 'text.secondary' }}>{canAsk ? text.tryHint : text.needsForm}</Box>
        )}
      </Box>
      {failure !== null && <FailureNotice failure={failure} onRetry={() => ask(null)} />}
      {page !== null && (
        <Box aria-busy={isAsking} sx={{ flex: 1, minHeight: 0, display: 'flex', flexDirection: 'column', ...dim }}>
          <TriedPageView page={page} />
        </Box>
      )}
    </Box>
  );
}
