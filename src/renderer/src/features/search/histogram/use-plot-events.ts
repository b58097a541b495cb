import type { TimeSpan } from '@core/coverage/time-spans';
import type { Timeline } from '@core/search/results';
import { type Dispatch, type KeyboardEvent, type MouseEvent, type PointerEvent, type RefObject, useRef } from 'react';
import type { Wording } from './bar-words';
import { lackingDays } from './coverage-marks';
import { extentOf, indexAt, type Scale, timeAt, totalOf } from './plot-geometry';
import { plotKey } from './plot-keys';
import { BARS, MARKS } from './plot-sizes';
import { type Pointing, type PointingAction, spanOfBars } from './use-pointing';
import type { Zoom } from './use-zoom';

/** What a menu was opened for, by the indexes of its bars, and where in the window. */
export interface MenuPlace {
  readonly first: number;
  readonly last: number;
  readonly x: number;
  readonly y: number;
}

export interface PlotInput {
  readonly timeline: Timeline;
  readonly scale: Scale;
  readonly wording: Wording;
  readonly zoom: Zoom;
  readonly onMenu: (place: MenuPlace) => void;
}

/** Pixels that tell a drag from a click. */
const DRAG = 4;

/** What pointer and keyboard do over the bars. `cursor`: the bar of the keyboard. */
export function usePlotEvents(
  place: RefObject<HTMLElement | null>,
  input: PlotInput,
  [pointing, point]: readonly [Pointing, Dispatch<PointingAction>],
  cursor: number,
) {
  const { timeline, scale } = input;
  const { bars } = timeline;
  const pressed = useRef<{ readonly x: number; readonly index: number } | null>(null);
  const axis = timeline.span ?? scale.span;
  const xIn = (event: { readonly clientX: number }): number =>
    event.clientX - (place.current?.getBoundingClientRect().left ?? 0);
  const indexIn = (event: { readonly clientX: number }): number => indexAt(bars, timeAt(scale, xIn(event)));
  const zoomTo = (first: number, last: number): void => {
    point({ kind: 'clear' });
    zoomToBars(input, axis, { first, last });
  };
  const cancel = (): void => {
    pressed.current = null;
    point({ kind: 'clear' });
  };
  return {
    onPointerDown: (event: PointerEvent): void => {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      pressed.current = { x: xIn(event), index: indexIn(event) };
    },
    onPointerMove: (event: PointerEvent): void => {
      const begin = pressed.current;
      const index = indexIn(event);
      if (begin === null) point({ kind: 'hover', index });
      else if (pointing.isDragging || Math.abs(xIn(event) - begin.x) >= DRAG) {
        point({ kind: 'drag', anchor: begin.index, end: index });
      }
    },
    onPointerUp: (event: PointerEvent): void => {
      const begin = pressed.current;
      pressed.current = null;
      if (begin === null) return;
      const end = pointing.isDragging ? indexIn(event) : begin.index;
      zoomTo(Math.min(begin.index, end), Math.max(begin.index, end));
    },
    onPointerCancel: cancel,
    onPointerLeave: (): void => point({ kind: 'hover', index: null }),
    onFocus: (event: { readonly currentTarget: Element }): void => {
      if (event.currentTarget.matches(':focus-visible')) point({ kind: 'move', to: cursor, extends: false });
      else point({ kind: 'focus', has: true });
    },
    onBlur: (): void => point({ kind: 'focus', has: false }),
    onKeyDown: (event: KeyboardEvent): void => {
      if (event.key === 'Escape' && pressed.current !== null) {
        cancel();
        event.preventDefault();
        return;
      }
      const bar = bars[cursor];
      const { first, last } = chosen(pointing, cursor);
      const isHandled = plotKey(event, {
        zoom: input.zoom,
        point,
        bars: bars.length,
        cursor: pointing.end ?? cursor,
        isStop: (index) => isStop(input, index),
        hasSelection: pointing.anchor !== null,
        at: bar === undefined ? axis.from : (bar.start + bar.end) / 2,
        onApply: () => zoomTo(first, last),
      });
      if (isHandled) event.preventDefault();
    },
    onContextMenu: (event: MouseEvent): void => {
      event.preventDefault();
      // The menu key has no place of its own: the bar of the keyboard is meant.
      const isByKey = event.button !== 2;
      const at = isByKey ? cursor : indexIn(event);
      const { first, last } = chosen(pointing, at);
      const isInside = at >= first && at <= last;
      const box = place.current?.getBoundingClientRect();
      const { left, right } = extentOf(scale, bars[at] ?? { start: 0, end: 0 });
      input.onMenu({
        first: isInside ? first : at,
        last: isInside ? last : at,
        x: isByKey ? (box?.left ?? 0) + (left + right) / 2 : event.clientX,
        y: isByKey ? (box?.top ?? 0) + MARKS + BARS : event.clientY,
      });
    },
  };
}

/** The selection, else the one bar, by first and last index. */
function chosen({ anchor, end }: Pointing, at: number): { readonly first: number; readonly last: number } {
  if (anchor === null || end === null) return { first: at, last: at };
  return { first: Math.min(anchor, end), last: Math.max(anchor, end) };
}

function zoomToBars(
  { timeline, zoom }: PlotInput,
  axis: TimeSpan,
  { first, last }: { readonly first: number; readonly last: number },
): void {
  const found = timeline.bars.slice(first, last + 1);
  // A bar without entries has nothing to look at; and all of them are what is shown already.
  if (found.length === timeline.bars.length || (first === last && found.every((bar) => totalOf(bar) === 0))) return;
  zoom.to(spanOfBars(found, axis));
}

/** Bars with entries, and those where a stretch begins that is not covered. */
function isStop({ timeline, wording }: PlotInput, index: number): boolean {
  const bar = timeline.bars[index];
  if (bar === undefined) return false;
  if (totalOf(bar) > 0) return true;
  if (wording.coverage === null) return false;
  const lacks = (at: number): boolean => {
    const one = timeline.bars[at];
    return one !== undefined && wording.coverage !== null
      ? lackingDays({ from: one.start, to: one.end }, wording.coverage).length > 0
      : false;
  };
  return lacks(index) && !lacks(index - 1);
}
