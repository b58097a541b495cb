import { type RefObject, useEffect, useRef } from 'react';
import { type Scale, timeAt } from './plot-geometry';
import type { Zoom } from './use-zoom';

/** Of a wheel's turn in pixels: one notch (100) makes the range a fifth shorter. */
const PER_PIXEL = Math.log(1.25) / 100;
/** Pixels of a line, for wheels that count in lines. */
const LINE = 33;

/** The wheel zooms around the pointer; sideways, or with Shift, it moves the range. */
export function useWheel(place: RefObject<HTMLElement | null>, zoom: Zoom, scale: Scale): void {
  const latest = useRef({ zoom, scale });
  useEffect(() => {
    latest.current = { zoom, scale };
  });
  useEffect(() => {
    const element = place.current;
    if (element === null) return;
    const turned = (event: WheelEvent): void => {
      event.preventDefault();
      const now = latest.current;
      const unit = event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? 1 : LINE;
      const sideways = event.shiftKey && event.deltaX === 0 ? event.deltaY : event.deltaX;
      const isSideways = event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY);
      if (isSideways) {
        now.zoom.pan((sideways * unit) / Math.max(now.scale.width, 1));
        return;
      }
      const at = timeAt(now.scale, event.clientX - element.getBoundingClientRect().left);
      now.zoom.by(Math.exp(event.deltaY * unit * PER_PIXEL), at);
    };
    // Passive listeners, which React's are, could not keep the page from being zoomed by the browser.
    element.addEventListener('wheel', turned, { passive: false });
    return () => element.removeEventListener('wheel', turned);
  }, [place]);
}
