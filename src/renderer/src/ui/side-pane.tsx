import Box from '@mui/material/Box';
import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef, useState } from 'react';

export interface SidePaneProps {
  readonly side: 'right' | 'bottom';
  /** Pixels: width at the right, height at the bottom. */
  readonly size: number;
  readonly onResized: (size: number) => void;
  readonly separatorLabel: string;
  readonly children: ReactNode;
}

const SMALLEST = 200;
/** Pixels that the main part keeps. */
const KEEP = 280;
const STEP = 24;

/** A pane whose edge can be dragged, or moved with the arrow keys when it has the focus. */
export function SidePane({ side, size, onResized, separatorLabel, children }: SidePaneProps) {
  const [dragged, setDragged] = useState<number | null>(null);
  const pane = useRef<HTMLDivElement>(null);
  const isRight = side === 'right';
  const most = (): number => {
    const parent = pane.current?.parentElement;
    const room = isRight ? parent?.clientWidth : parent?.clientHeight;
    return Math.max(SMALLEST, (room ?? 1200) - KEEP);
  };
  const within = (wanted: number): number => Math.round(Math.min(most(), Math.max(SMALLEST, wanted)));
  const sizeAt = (event: PointerEvent): number => {
    const edge = pane.current?.getBoundingClientRect();
    if (edge === undefined) return size;
    return within(isRight ? edge.right - event.clientX : edge.bottom - event.clientY);
  };
  const key = (event: KeyboardEvent): void => {
    const larger = isRight ? 'ArrowLeft' : 'ArrowUp';
    const smaller = isRight ? 'ArrowRight' : 'ArrowDown';
    if (event.key !== larger && event.key !== smaller) return;
    event.preventDefault();
    onResized(within(size + (event.key === larger ? STEP : -STEP)));
  };
  const shown = dragged ?? size;
  return (
    <Box
      ref={pane}
      sx={{ position: 'relative', flex: 'none', minWidth: 0, minHeight: 0 }}
      style={
        isRight ? { width: shown, maxWidth: `calc(100% - ${String(KEEP)}px)` } : { height: shown, maxHeight: '75%' }
      }
    >
      <Box
        role="separator"
        tabIndex={0}
        aria-label={separatorLabel}
        aria-orientation={isRight ? 'vertical' : 'horizontal'}
        aria-valuenow={shown}
        aria-valuemin={SMALLEST}
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
          ...(isRight
            ? { left: -3, top: 0, bottom: 0, width: 7, cursor: 'col-resize' }
            : { top: -3, left: 0, right: 0, height: 7, cursor: 'row-resize' }),
          touchAction: 'none',
          '&:hover, &:focus-visible': { bgcolor: 'var(--vt-accent)', opacity: 0.5, outline: 'none' },
        }}
      />
      <Box
        sx={{
          height: '100%',
          overflow: 'hidden',
          ...(isRight ? { borderLeft: '1px solid var(--vt-line)' } : { borderTop: '1px solid var(--vt-line)' }),
        }}
      >
        {children}
      </Box>
    </Box>
  );
}
