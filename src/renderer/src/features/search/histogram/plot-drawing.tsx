import type { TimelineBar } from '@core/search/results';
import { memo, useId, useMemo } from 'react';
import type { CoverageMarks } from './coverage-marks';
import { barPaths, markPaths, type Scale, xOf } from './plot-geometry';
import { BARS, MARKS, PLOT } from './plot-sizes';

export const SEVERITY_FILLS = {
  information: 'color-mix(in srgb, var(--vt-textQuiet) 70%, var(--vt-canvas))',
  warning: 'var(--vt-warning)',
  error: 'var(--vt-error)',
} as const;

export interface PlotDrawingProps {
  readonly bars: readonly TimelineBar[];
  readonly scale: Scale;
  readonly coverage: CoverageMarks | null;
  readonly ticks: readonly number[];
}

/** Everything that stands still under the pointer; a handful of elements, however many bars. */
export const PlotDrawing = memo(function PlotDrawing({ bars, scale, coverage, ticks }: PlotDrawingProps) {
  const hatch = useId();
  const paths = useMemo(() => barPaths(bars, scale, BARS), [bars, scale]);
  const marks = useMemo(() => markPaths(bars, scale, MARKS / 2), [bars, scale]);
  const { width } = scale;
  const stretch = (from: number, to: number) => {
    const left = Math.max(0, xOf(scale, from));
    return { x: left, width: Math.max(0, Math.min(width, xOf(scale, to)) - left) };
  };
  return (
    <svg width={width} height={PLOT} aria-hidden style={{ display: 'block', position: 'absolute', inset: 0 }}>
      <defs>
        <pattern id={hatch} width={6} height={6} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width={6} height={6} fill="var(--vt-warningGround)" />
          <line x1={0} y1={0} x2={0} y2={6} stroke="var(--vt-warning)" strokeWidth={1.5} strokeOpacity={0.55} />
        </pattern>
      </defs>
      {coverage?.lacking.map(({ from, to }) => (
        <rect key={from} {...stretch(from, to)} y={MARKS} height={BARS} fill={`url(#${hatch})`} />
      ))}
      {ticks.map((x) => (
        <line
          key={x}
          x1={x}
          x2={x}
          y1={MARKS}
          y2={MARKS + BARS + 3}
          stroke="var(--vt-line)"
          shapeRendering="crispEdges"
        />
      ))}
      <g transform={`translate(0 ${String(MARKS)})`}>
        <path d={paths.information} fill={SEVERITY_FILLS.information} />
        <path d={paths.warning} fill={SEVERITY_FILLS.warning} />
        <path d={paths.error} fill={SEVERITY_FILLS.error} />
      </g>
      <rect x={0} y={MARKS + BARS} width={width} height={1} fill="var(--vt-lineStrong)" />
      {coverage?.unknown.map(({ from, to }) => {
        const { x, width: length } = stretch(from, to);
        const y = MARKS + BARS + 0.5;
        return (
          <line
            key={from}
            x1={x}
            x2={x + length}
            y1={y}
            y2={y}
            stroke="var(--vt-textQuiet)"
            strokeWidth={3}
            strokeDasharray="2 3"
          />
        );
      })}
      <path d={marks.explained} fill="var(--vt-canvas)" stroke="var(--vt-error)" strokeWidth={1.25} />
      <path d={marks.unexplained} fill="var(--vt-error)" stroke="var(--vt-error)" strokeWidth={1.25} />
    </svg>
  );
});
