import { placedLabels, type Tick, ticksOf } from '@core/search/histogram-ticks';
import { memo, useMemo } from 'react';
import { type Scale, xOf } from './plot-geometry';
import { AXIS, BARS, MARKS } from './plot-sizes';
import type { TimeWords } from './time-words';

const FONT_SIZE = 11;
/** Pixels that a tick has to itself at least. */
const TICK_EVERY = 84;
const GAP = 10;

let context: CanvasRenderingContext2D | null | undefined;

/** In the page's own font; about, where a canvas cannot be had. */
function widthOf(text: string): number {
  if (context === undefined) context = document.createElement('canvas').getContext('2d');
  if (context === null) return text.length * 7;
  context.font = `${String(FONT_SIZE)}px ${getComputedStyle(document.body).fontFamily}`;
  return Math.ceil(context.measureText(text).width) + 2;
}

export function useTicks(scale: Scale, zone: string): readonly Tick[] {
  return useMemo(() => ticksOf(scale.span, Math.floor(scale.width / TICK_EVERY), zone), [scale, zone]);
}

/** Times under the axis, as many as have room. */
export const AxisLabels = memo(function AxisLabels(props: {
  readonly ticks: readonly Tick[];
  readonly scale: Scale;
  readonly words: TimeWords;
}) {
  const { ticks, scale, words } = props;
  const labels = useMemo(
    () =>
      placedLabels(
        ticks.map(({ at, kind }) => {
          const text = words.tick(at, kind);
          const isMajor = kind !== 'time' && kind !== 'second';
          return { x: xOf(scale, at), width: widthOf(text), text, isMajor };
        }),
        scale.width,
        GAP,
      ),
    [ticks, scale, words],
  );
  return (
    <div
      aria-hidden
      style={{ position: 'absolute', left: 0, top: MARKS + BARS + 2, height: AXIS, fontSize: FONT_SIZE }}
    >
      {labels.map(({ left, text }) => (
        <span key={left} style={{ position: 'absolute', left, whiteSpace: 'nowrap', color: 'var(--vt-textQuiet)' }}>
          {text}
        </span>
      ))}
    </div>
  );
});
