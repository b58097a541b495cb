import type { TimeSpan } from '@core/coverage/time-spans';
import type { TimelineBar } from '@core/search/results';
import { type Dispatch, useReducer } from 'react';

/** Which bars the pointer or the keyboard has, by index. */
export interface Pointing {
  /** The bar under the pointer. */
  readonly hovered: number | null;
  /** The bar of the keyboard. */
  readonly cursor: number | null;
  /** Where a selection began; it ends at `end`. */
  readonly anchor: number | null;
  readonly end: number | null;
  /** The pointer holds the selection. */
  readonly isDragging: boolean;
  readonly hasFocus: boolean;
}

export type PointingAction =
  | { readonly kind: 'hover'; readonly index: number | null }
  | { readonly kind: 'drag'; readonly anchor: number; readonly end: number }
  | { readonly kind: 'move'; readonly to: number; readonly extends: boolean }
  | { readonly kind: 'focus'; readonly has: boolean }
  /** Other bars than before: `cursor` is where the keyboard's bar is among them. */
  | { readonly kind: 'renew'; readonly cursor: number | null }
  | { readonly kind: 'clear' };

const NOTHING: Pointing = {
  hovered: null,
  cursor: null,
  anchor: null,
  end: null,
  isDragging: false,
  hasFocus: false,
};

function pointingReducer(state: Pointing, action: PointingAction): Pointing {
  switch (action.kind) {
    case 'hover':
      return state.hovered === action.index ? state : { ...state, hovered: action.index };
    case 'drag':
      return state.isDragging && state.end === action.end && state.anchor === action.anchor
        ? state
        : { ...state, isDragging: true, anchor: action.anchor, end: action.end, hovered: action.end };
    case 'move':
      return {
        hovered: null,
        hasFocus: true,
        cursor: action.to,
        anchor: action.extends ? (state.anchor ?? state.cursor ?? action.to) : null,
        end: action.extends ? action.to : null,
        isDragging: false,
      };
    case 'focus':
      return { ...state, hasFocus: action.has };
    case 'renew':
      return { ...NOTHING, hasFocus: state.hasFocus, cursor: action.cursor };
    case 'clear':
      return { ...state, anchor: null, end: null, isDragging: false };
  }
}

export function usePointing(): readonly [Pointing, Dispatch<PointingAction>] {
  return useReducer(pointingReducer, NOTHING);
}

/** The bars of a selection, first and last; null where there is none. */
export function selectedBars(
  { anchor, end }: Pick<Pointing, 'anchor' | 'end'>,
  bars: readonly TimelineBar[],
): readonly TimelineBar[] | null {
  if (anchor === null || end === null) return null;
  const found = bars.slice(Math.min(anchor, end), Math.max(anchor, end) + 1);
  return found.length === 0 ? null : found;
}

/** Where some bars begin and end, within the axis: the first and the last bar can reach beyond the range. */
export function spanOfBars(bars: readonly TimelineBar[], axis: TimeSpan): TimeSpan {
  const from = Math.max(bars[0]?.start ?? axis.from, axis.from);
  const to = Math.min(bars.at(-1)?.end ?? axis.to, axis.to);
  return from < to ? { from, to } : axis;
}
