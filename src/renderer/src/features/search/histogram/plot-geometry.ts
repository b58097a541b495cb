import type { TimeSpan } from '@core/coverage/time-spans';
import type { Microseconds } from '@core/entry/entry-time';
import type { HistogramBar, TimelineBar } from '@core/search/results';

/** Time to pixels: the axis is time, so that empty stretches and days of 23 hours have their true length. */
export interface Scale {
  readonly span: TimeSpan;
  /** Pixels. */
  readonly width: number;
}

export const xOf = ({ span, width }: Scale, instant: Microseconds): number =>
  ((instant - span.from) / (span.to - span.from)) * width;

export const timeAt = ({ span, width }: Scale, x: number): Microseconds =>
  Math.round(span.from + (Math.min(Math.max(x, 0), width) / Math.max(width, 1)) * (span.to - span.from));

export const totalOf = ({ information, warning, error }: HistogramBar): number => information + warning + error;

/** The bar that an instant lies in; the first or last one beyond the ends, -1 where there are none. */
export function indexAt(bars: readonly TimelineBar[], instant: Microseconds): number {
  let low = 0;
  let high = bars.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((bars[middle]?.start ?? 0) <= instant) low = middle;
    else high = middle - 1;
  }
  return bars.length === 0 ? -1 : low;
}

/** A bar's place on the axis, cut at its ends. */
export function extentOf(scale: Scale, bar: Pick<TimelineBar, 'start' | 'end'>): { left: number; right: number } {
  const left = Math.max(0, xOf(scale, bar.start));
  const right = Math.min(scale.width, xOf(scale, bar.end));
  return { left, right: Math.max(left, right) };
}

/** Pixels below which a single error among thousands of entries could not be seen. */
const LEAST = 2;

export interface BarPaths {
  readonly information: string;
  readonly warning: string;
  readonly error: string;
}

/** One path for each severity (errors at the bottom, so that they compare): three elements, however many bars. */
export function barPaths(bars: readonly TimelineBar[], scale: Scale, height: number): BarPaths {
  const most = bars.reduce((high, bar) => Math.max(high, totalOf(bar)), 0);
  const paths = { error: '', warning: '', information: '' };
  for (const bar of bars) {
    const total = totalOf(bar);
    if (total === 0 || bar.end <= scale.span.from || bar.start >= scale.span.to) continue;
    const { left, right } = extentOf(scale, bar);
    const gap = right - left >= 3 ? 1 : 0;
    const width = Math.max(right - left - gap, 1);
    let bottom = height;
    for (const [severity, share] of heightsOf(bar, (total / most) * height, height)) {
      if (share === 0) continue;
      paths[severity] += rectangle(left, bottom - share, width, share);
      bottom -= share;
    }
  }
  return paths;
}

/** Heights from the bottom up; what is there at all can be seen, and the whole stays within `most`. */
function heightsOf(
  bar: HistogramBar,
  height: number,
  most: number,
): readonly (readonly ['error' | 'warning' | 'information', number])[] {
  const total = totalOf(bar);
  const own = (count: number): number => (count === 0 ? 0 : Math.max(LEAST, (count / total) * height));
  const error = own(bar.error);
  const warning = own(bar.warning);
  const rest = bar.information === 0 ? 0 : Math.max(LEAST, height - error - warning);
  const factor = Math.min(1, most / (error + warning + rest));
  return [
    ['error', error * factor],
    ['warning', warning * factor],
    ['information', rest * factor],
  ];
}

const fixed = (value: number): string => value.toFixed(2);
const rectangle = (x: number, y: number, width: number, height: number): string =>
  `M${fixed(x)} ${fixed(y)}h${fixed(width)}v${fixed(height)}h${fixed(-width)}z`;

/** Small diamonds for the bars with vanished entries, those without explanation apart. */
export function markPaths(
  bars: readonly TimelineBar[],
  scale: Scale,
  y: number,
): { readonly unexplained: string; readonly explained: string } {
  const paths = { unexplained: '', explained: '' };
  for (const bar of bars) {
    if (bar.vanished === 0 || bar.end <= scale.span.from || bar.start >= scale.span.to) continue;
    const { left, right } = extentOf(scale, bar);
    const x = Math.min(Math.max((left + right) / 2, 4), scale.width - 4);
    paths[bar.unexplained > 0 ? 'unexplained' : 'explained'] +=
      `M${fixed(x)} ${fixed(y - 3.5)}l3.5 3.5l-3.5 3.5l-3.5 -3.5z`;
  }
  return paths;
}

/** Figures of several bars as one. */
export function summed(bars: readonly TimelineBar[]): Omit<TimelineBar, 'start' | 'end'> {
  const sum = { information: 0, warning: 0, error: 0, vanished: 0, unexplained: 0 };
  for (const bar of bars) {
    sum.information += bar.information;
    sum.warning += bar.warning;
    sum.error += bar.error;
    sum.vanished += bar.vanished;
    sum.unexplained += bar.unexplained;
  }
  return sum;
}
