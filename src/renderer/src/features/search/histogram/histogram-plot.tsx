import type { TimeSpan } from '@core/coverage/time-spans';
import type { Timeline } from '@core/search/results';
import Box from '@mui/material/Box';
import { useMemo, useRef } from 'react';
import { histogramText as text } from '../../../strings/histogram';
import { formatCount } from '../../../ui/format-number';
import { useSize } from '../../../ui/use-size';
import { AxisLabels, useTicks } from './axis-labels';
import type { Wording } from './bar-words';
import { PlotDrawing } from './plot-drawing';
import { totalOf, xOf } from './plot-geometry';
import { PlotOverlay } from './plot-overlay';
import { MARKS, PLOT } from './plot-sizes';
import type { MenuPlace } from './use-plot-events';
import type { Zoom } from './use-zoom';
import { useDimmed } from '../../../ui/use-dimmed';

export interface HistogramPlotProps {
  readonly timeline: Timeline;
  readonly axis: TimeSpan;
  readonly zone: string;
  readonly wording: Wording;
  readonly zoom: Zoom;
  readonly onMenu: (place: MenuPlace) => void;
  readonly isOutdated: boolean;
}

/** Bars, axis and what is missing. The former ones stay, dimmed, while the next are counted. */
export function HistogramPlot(props: HistogramPlotProps) {
  const { timeline, axis, zone, wording, zoom, onMenu, isOutdated } = props;
  const dim = useDimmed(isOutdated);
  const place = useRef<HTMLDivElement>(null);
  const { width } = useSize(place);
  const { from, to } = axis;
  const scale = useMemo(() => ({ span: { from, to }, width: Math.max(width, 1) }), [from, to, width]);
  const ticks = useTicks(scale, zone);
  const lines = useMemo(() => ticks.map(({ at }) => Math.round(xOf(scale, at))), [ticks, scale]);
  const most = timeline.bars.reduce((high, bar) => Math.max(high, totalOf(bar)), 0);
  return (
    <Box
      ref={place}
      aria-busy={isOutdated}
      sx={{
        position: 'relative',
        // Dimmed, it is a layer of its own: what stands under the pointer must still lie over the grid.
        zIndex: 3,
        height: PLOT,
        ...dim,
      }}
    >
      {width > 0 && (
        <>
          <PlotDrawing bars={timeline.bars} scale={scale} coverage={wording.coverage} ticks={lines} />
          <AxisLabels ticks={ticks} scale={scale} words={wording.words} />
          {most === 0 ? (
            !isOutdated && <Box sx={NOTE}>{text.none}</Box>
          ) : (
            <Box aria-hidden sx={MOST}>
              {formatCount(most)}
            </Box>
          )}
          <PlotOverlay timeline={timeline} scale={scale} wording={wording} zoom={zoom} onMenu={onMenu} />
        </>
      )}
    </Box>
  );
}

const NOTE = {
  position: 'absolute',
  insetInline: 0,
  top: MARKS + 14,
  textAlign: 'center',
  color: 'text.secondary',
  fontSize: 12,
  pointerEvents: 'none',
} as const;

/** The height of the highest bar, in figures. */
const MOST = {
  position: 'absolute',
  left: 0,
  top: MARKS - 2,
  px: 1,
  fontSize: 11,
  lineHeight: '14px',
  color: 'text.secondary',
  bgcolor: 'color-mix(in srgb, var(--vt-canvas) 75%, transparent)',
  pointerEvents: 'none',
} as const;
