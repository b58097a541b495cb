import type { Dispatch, KeyboardEvent } from 'react';
import type { PointingAction } from './use-pointing';
import type { Zoom } from './use-zoom';

export interface PlotKeys {
  readonly zoom: Zoom;
  readonly point: Dispatch<PointingAction>;
  readonly bars: number;
  /** The bar of the keyboard. */
  readonly cursor: number;
  /** Bars worth a stop: with entries, or that begin a stretch which is not covered. */
  readonly isStop: (index: number) => boolean;
  readonly hasSelection: boolean;
  /** The instant in the middle of the bar of the keyboard. */
  readonly at: number;
  /** Zooms to the selection, else to the bar. */
  readonly onApply: () => void;
}

const PAGE = 10;

/** The keys of the bars; true where one was meant for them. */
export function plotKey(event: KeyboardEvent, keys: PlotKeys): boolean {
  if (event.altKey) return false;
  if (event.ctrlKey || event.metaKey) return withControl(event, keys);
  const go = (to: number): boolean => {
    keys.point({ kind: 'move', to: Math.min(Math.max(to, 0), keys.bars - 1), extends: event.shiftKey });
    return true;
  };
  switch (event.key) {
    case 'ArrowRight':
    case 'ArrowUp':
      return go(nextStop(keys, 1));
    case 'ArrowLeft':
    case 'ArrowDown':
      return go(nextStop(keys, -1));
    case 'PageDown':
      return go(keys.cursor + PAGE);
    case 'PageUp':
      return go(keys.cursor - PAGE);
    case 'Home':
      return go(0);
    case 'End':
      return go(keys.bars - 1);
    default:
      return withoutMoving(event.key, keys);
  }
}

function withoutMoving(key: string, { zoom, point, hasSelection, at, onApply }: PlotKeys): boolean {
  switch (key) {
    case 'Enter':
      onApply();
      return true;
    case 'Escape':
      if (hasSelection) point({ kind: 'clear' });
      return hasSelection;
    case '+':
    case '=':
      zoom.by(0.5, at);
      return true;
    case '-':
      zoom.by(2, at);
      return true;
    case '0':
      zoom.fit?.();
      return true;
    default:
      return false;
  }
}

function withControl(event: KeyboardEvent, { zoom }: PlotKeys): boolean {
  switch (event.key) {
    case 'ArrowLeft':
      zoom.pan(-0.25);
      return true;
    case 'ArrowRight':
      zoom.pan(0.25);
      return true;
    case 'z':
    case 'Z':
      (event.shiftKey ? zoom.redo : zoom.undo)?.();
      return true;
    case 'y':
      zoom.redo?.();
      return true;
    default:
      return false;
  }
}

/** The next bar worth a stop, else the next one. */
function nextStop({ cursor, bars, isStop }: PlotKeys, by: 1 | -1): number {
  for (let at = cursor + by; at >= 0 && at < bars; at += by) if (isStop(at)) return at;
  return cursor + by;
}
