import Box from '@mui/material/Box';
import type { HistogramBar } from '@core/search/results';
import { histogramText as text } from '../../../strings/histogram';
import { formatCount } from '../../../ui/format-number';
import type { BarWords } from './bar-words';
import { SEVERITY_FILLS } from './plot-drawing';
import { PLOT } from './plot-sizes';

export interface PlotTooltipProps {
  readonly words: BarWords;
  readonly figures: HistogramBar | Omit<HistogramBar, 'start'>;
  /** The middle of what it speaks of, and the width that it must stay within. */
  readonly x: number;
  readonly width: number;
}

const WIDTH = 330;

/** What is under the pointer, below the axis, so that it covers no bar. */
export function PlotTooltip({ words, figures, x, width }: PlotTooltipProps) {
  const left = Math.min(Math.max(x - WIDTH / 2, 0), Math.max(width - WIDTH, 0));
  return (
    <Box aria-hidden sx={BOX} style={{ left, top: PLOT + 2, width: WIDTH }}>
      <Box sx={{ fontWeight: 600 }}>{words.when}</Box>
      {(['error', 'warning', 'information'] as const).map((severity) =>
        figures[severity] === 0 ? null : (
          <Box key={severity} sx={{ display: 'flex', gap: 2, alignItems: 'center' }}>
            <span style={{ width: 8, height: 8, background: SEVERITY_FILLS[severity], flex: 'none' }} />
            <Box sx={{ flex: 1 }}>{text.severities[severity]}</Box>
            <span>{formatCount(figures[severity])}</span>
          </Box>
        ),
      )}
      <Box sx={{ color: 'text.secondary' }}>{words.counts}</Box>
      {words.vanished !== '' && <Box sx={{ color: 'error.main' }}>{words.vanished}</Box>}
      {words.lack !== '' && <Box sx={{ color: 'warning.main' }}>{words.lack}</Box>}
      {words.unknown !== '' && <Box sx={{ color: 'text.secondary' }}>{words.unknown}</Box>}
    </Box>
  );
}

const BOX = {
  position: 'absolute',
  zIndex: 20,
  pointerEvents: 'none',
  px: 3,
  py: 2,
  fontSize: 12,
  border: '1px solid var(--vt-lineStrong)',
  borderRadius: 1,
  bgcolor: 'background.paper',
  boxShadow: '0 4px 16px rgb(0 0 0 / 0.16)',
  display: 'grid',
  gap: 0.5,
  '& > *::first-letter': { textTransform: 'uppercase' },
} as const;
