import Box from '@mui/material/Box';
import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef, useState } from 'react';

export interface SidePaneProps {
  readonly side: 'left' | 'right' | 'bottom';
  /** Pixels: width at the left or right, height at the bottom. */
  readonly size: number;
  /** Pixels that it does not get below. */
  readonly smallest?: number;
  /** Pixels that are left to what stands beside it. */
  readonly keep?: number;
  readonly onResized: (size: number) => void;
  readonly separatorLabel: string;
  readonly children: ReactNode;
}

const SMALLEST = 200;
/** Pixels that the main part keeps. */
const KEEP = 280;
const STEP = 24;
const LARGER = { left: 'ArrowRight', right: 'ArrowLeft', bottom: 'ArrowUp' } as const;
const SMALLER = { left: 'ArrowLeft', right: 'ArrowRight', bottom: 'ArrowDown' } as const;
const GRIPS = {
  left: { right: -3, top: 0, bottom: 0, width: 7, cursor: 'col-resize' },
  right: { left: -3, top: 0, bottom: 0, width: 7, cursor: 'col-resize' },
  bottom: { top: -3, left: 0, right: 0, height: 7, cursor: 'row-resize' },
} as const;
const LINES = { left: 'borderRight', right: 'borderLeft', bottom: 'borderTop' } as const;

/** A pane whose edge can be dragged, or moved with the arrow keys when it has the focus. */
export function SidePane(props: SidePaneProps) {
  const { side, size, onResized, separatorLabel, children, smallest = SMALLEST, keep = KEEP } = props;
  const [dragged, setDragged] = useState<number | null>(null);
  const pane = useRef<HTMLDivElement>(null);
  const isUpright = side !== 'bottom';
  const most = (): number => {
    const parent = pane.current?.parentElement;
    const room = isUpright ? parent?.clientWidth : parent?.clientHeight;
    return Math.max(smallest, (room ?? 1200) - keep);
  };
  const within = (wanted: number): number => Math.round(Math.min(most(), Math.max(smallest, wanted)));
  const sizeAt = (event: PointerEvent): number => {
    const edge = pane.current?.getBoundingClientRect();
    if (edge === undefined) return size;
    if (side === 'left') return within(event.clientX - edge.left);
    return within(isUpright ? edge.right - event.clientX : edge.bottom - event.clientY);
  };
  const key = (event: KeyboardEvent): void => {
    if (event.key !== LARGER[side] && event.key !== SMALLER[side]) return;
    event.preventDefault();
    onResized(within(size + (event.key === LARGER[side] ? STEP : -STEP)));
  };
  const shown = dragged ?? size;
  return (
    <Box
      ref={pane}
      sx={{ position: 'relative', flex: 'none', minWidth: 0, minHeight: 0 }}
      style={
        isUpright ? { width: shown, maxWidth: `calc(100% - ${String(keep)}px)` } : { height: shown, maxHeight: '75%' }
      }
    >
      <Box
        role="separator"
        tabIndex={0}
        aria-label={separatorLabel}
        aria-orientation={isUpright ? 'vertical' : 'horizontal'}
        aria-valuenow={shown}
        aria-valuemin={smallest}
        aria-valuemax={4000}
        onKeyDown={key}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          setDragged(size);
        }}
        onPointerMove={(event) => {
          if (dragged !== null) setDragged(sizeAt(event));
        }}
        onPointerUp={(event) => {
          if (dragged === null) return;
          setDragged(null);
          onResized(sizeAt(event));
        }}
        sx={{
          position: 'absolute',
          zIndex: 3,
          ...GRIPS[side],
          touchAction: 'none',
          '&:hover, &:focus-visible': { bgcolor: 'var(--vt-accent)', opacity: 0.5, outline: 'none' },
        }}
      />
      <Box sx={{ height: '100%', overflow: 'hidden', [LINES[side]]: '1px solid var(--vt-line)' }}>{children}</Box>
    </Box>
  );
}
