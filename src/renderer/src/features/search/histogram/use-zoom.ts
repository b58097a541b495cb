import type { TimeSpan } from '@core/coverage/time-spans';
import type { Microseconds } from '@core/entry/entry-time';
import {
  isSameRange,
  NO_STEPS,
  panned,
  rangeOfSpan,
  rounded,
  stepToRedo,
  stepToUndo,
  within,
  withRedone,
  withStep,
  withUndone,
  zoomed,
  type ZoomLimits,
  type ZoomStep,
} from '@core/search/histogram-zoom';
import type { Timeline } from '@core/search/results';
import type { TimeRange } from '@core/search/search';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useApplication } from '../../../api/use-application';
import { useSearch } from '../search-context';
import { totalOf } from './plot-geometry';

/** Milliseconds that the wheel or a button must rest before the search follows. */
const SETTLES_MS = 250;

/** What the histogram does with the range of the search; each step can be taken back. */
export interface Zoom {
  /** What the axis shows now: ahead of the answer while the wheel turns. */
  readonly axis: TimeSpan | null;
  /** Exactly this stretch. */
  readonly to: (span: TimeSpan) => void;
  /** Around an instant, the middle if none is given. */
  readonly by: (factor: number, at?: Microseconds) => void;
  readonly pan: (share: number) => void;
  /** null: there is nothing to fit to, or it fits already. */
  readonly fit: (() => void) | null;
  readonly undo: (() => void) | null;
  readonly redo: (() => void) | null;
}

interface Preview {
  readonly span: TimeSpan;
  /** The search follows it: its answer takes its place. Until then an answer is one to an earlier question. */
  readonly isSent: boolean;
}

/** `isOutdated`: the timeline is not yet the one of the search's range. */
export function useZoom(timeline: Timeline | null, isOutdated: boolean): Zoom {
  const { state, dispatch } = useSearch();
  const { range } = state.search;
  const [steps, setSteps] = useState(NO_STEPS);
  const [preview, setPreview] = useState<Preview | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const isAnswered = preview?.isSent === true && !isOutdated;
  if (isAnswered) setPreview(null);
  const axis = preview !== null && !isAnswered ? preview.span : (timeline?.span ?? null);
  const limits = useLimits(timeline?.span ?? null);
  const show = useCallback(
    (next: TimeRange) => {
      if (timer.current !== null) clearTimeout(timer.current);
      timer.current = null;
      dispatch({ kind: 'range', range: next });
    },
    [dispatch],
  );
  const change = (next: TimeRange): void => {
    if (isSameRange(range, next)) return setPreview(null);
    setPreview((shown) => (shown === null ? null : { ...shown, isSent: true }));
    setSteps((all) => withStep(all, { before: range, after: next }));
    show(next);
  };
  const latest = useRef({ axis, change });
  useEffect(() => {
    latest.current = { axis, change };
  });
  useEffect(
    () => () => {
      if (timer.current !== null) clearTimeout(timer.current);
    },
    [],
  );
  const move = (span: TimeSpan): void => {
    const next = within(rounded(span), limits);
    if (axis === null || (next.from === axis.from && next.to === axis.to)) return;
    setPreview({ span: next, isSent: false });
    if (timer.current !== null) clearTimeout(timer.current);
    timer.current = setTimeout(() => latest.current.change(rangeOfSpan(next, range, limits)), SETTLES_MS);
  };
  const back = (step: ZoomStep | null, isUndo: boolean): (() => void) | null =>
    step === null
      ? null
      : () => {
          setPreview(null);
          setSteps((all) => (isUndo ? withUndone(all, step) : withRedone(all, step)));
          show(isUndo ? step.before : step.after);
        };
  const filled = useMemo(() => filledSpan(timeline), [timeline]);
  return {
    axis,
    to: (span) => {
      setPreview({ span, isSent: false });
      change({ kind: 'between', from: span.from, to: span.to });
    },
    by: (factor, at) => axis !== null && move(zoomed(axis, at ?? (axis.from + axis.to) / 2, factor)),
    pan: (share) => axis !== null && move(panned(axis, share)),
    fit:
      filled === null || (axis !== null && filled.from <= axis.from && filled.to >= axis.to)
        ? null
        : () => change(rangeOfSpan(filled, range, limits)),
    undo: back(stepToUndo(steps, range), true),
    redo: back(stepToRedo(steps, range), false),
  };
}

/** From the first bar with entries to the last. */
function filledSpan(timeline: Timeline | null): TimeSpan | null {
  const bars = timeline?.bars.filter((bar) => totalOf(bar) > 0) ?? [];
  const [first, last] = [bars[0], bars.at(-1)];
  return first === undefined || last === undefined ? null : { from: first.start, to: last.end };
}

function useLimits(span: TimeSpan | null): ZoomLimits {
  const archive = useApplication().data?.archive;
  const [now] = useState(() => Date.now() * 1000);
  const earliest = archive?.earliest ?? null;
  const latest = archive?.latest ?? null;
  return {
    earliest: earliest === null ? (span?.from ?? null) : Math.min(earliest, span?.from ?? earliest),
    latest: latest === null ? (span?.to ?? null) : Math.max(latest + 1, now, span?.to ?? now),
  };
}
