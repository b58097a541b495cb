import type { Timeline } from '@core/search/results';
import Box from '@mui/material/Box';
import { useEffect, useId, useRef } from 'react';
import { histogramText as text } from '../../../strings/histogram';
import { barWords, spoken } from './bar-words';
import { extentOf, indexAt, summed, totalOf } from './plot-geometry';
import { BARS, MARKS } from './plot-sizes';
import { PlotTooltip } from './plot-tooltip';
import { type PlotInput, usePlotEvents } from './use-plot-events';
import { selectedBars, spanOfBars, usePointing } from './use-pointing';
import { useWheel } from './use-wheel';

/** Takes pointer and keyboard over the bars; alone in being drawn again as they move. */
export function PlotOverlay(input: PlotInput) {
  const { timeline, scale, zoom } = input;
  const { bars } = timeline;
  const place = useRef<HTMLDivElement>(null);
  const helpId = useId();
  const pointer = usePointing();
  const [pointing, point] = pointer;
  const cursor = Math.min(pointing.cursor ?? lastWithEntries(timeline), bars.length - 1);
  const events = usePlotEvents(place, input, pointer, cursor);
  useWheel(place, zoom, scale);
  const before = useRef(timeline);
  useEffect(() => {
    const old = before.current;
    before.current = timeline;
    if (old === timeline) return;
    const instant = pointing.cursor === null ? undefined : old.bars[cursor]?.start;
    point({ kind: 'renew', cursor: instant === undefined ? null : indexAt(timeline.bars, instant) });
  }, [timeline, pointing.cursor, cursor, point]);
  const axis = timeline.span ?? scale.span;
  const selection = selectedBars(pointing, bars);
  const byKey = pointing.hasFocus ? pointing.cursor : null;
  const shown = pointing.hovered ?? (byKey === null ? null : cursor);
  const spokenBars = selection ?? bars.slice(cursor, cursor + 1);
  const said = wordsOf(input, spokenBars, selection !== null);
  const tipBars = selection ?? (shown === null ? [] : bars.slice(shown, shown + 1));
  const extent = extentOf(scale, spanAsBar(spanOfBars(tipBars, axis)));
  return (
    <>
      <Box
        {...events}
        ref={place}
        role="slider"
        tabIndex={0}
        aria-label={text.name}
        aria-describedby={helpId}
        aria-valuemin={1}
        aria-valuemax={Math.max(bars.length, 1)}
        aria-valuenow={(pointing.end ?? cursor) + 1}
        aria-valuetext={selection === null ? spoken(said) : text.selected(said.when, said.counts)}
        sx={SURFACE}
      >
        {tipBars.length > 0 && (
          <div
            style={{
              ...MARKED,
              left: extent.left,
              width: Math.max(extent.right - extent.left, 1),
              ...(selection === null ? {} : SELECTED),
            }}
          />
        )}
      </Box>
      <span id={helpId} hidden>
        {text.keys}
      </span>
      {tipBars.length > 0 && (
        <PlotTooltip
          words={selection === null ? wordsOf(input, tipBars, false) : said}
          figures={summed(tipBars)}
          x={(extent.left + extent.right) / 2}
          width={scale.width}
        />
      )}
    </>
  );
}

const SURFACE = {
  position: 'absolute',
  inset: 0,
  cursor: 'crosshair',
  touchAction: 'none',
  userSelect: 'none',
  '&:focus-visible': { outlineOffset: '-2px' },
} as const;

const MARKED = {
  position: 'absolute',
  top: MARKS,
  height: BARS,
  background: 'var(--vt-accent)',
  opacity: 0.16,
  pointerEvents: 'none',
} as const;

const SELECTED = { opacity: 0.24, boxShadow: '-1px 0 0 var(--vt-accent), 1px 0 0 var(--vt-accent)' } as const;

const spanAsBar = ({ from, to }: { readonly from: number; readonly to: number }) => ({ start: from, end: to });

function wordsOf({ timeline, scale, wording }: PlotInput, bars: Timeline['bars'], isSelection: boolean) {
  const [first, last] = [bars[0], bars.at(-1)];
  const axis = timeline.span ?? scale.span;
  const span =
    isSelection || first === undefined || last === undefined
      ? spanOfBars(bars, axis)
      : { from: first.start, to: last.end };
  return barWords(span, summed(bars), { ...wording, bucket: isSelection ? null : wording.bucket });
}

/** Where the keyboard begins: the newest bar with entries. */
function lastWithEntries({ bars }: Timeline): number {
  const found = bars.findLastIndex((bar) => totalOf(bar) > 0);
  return found < 0 ? Math.max(bars.length - 1, 0) : found;
}
