import type { TimeRange } from './search';

export interface RangePreset {
  readonly id: string;
  readonly title: string;
  readonly range: TimeRange;
}

/** The ranges that a user picks by name, in the order they are offered; a custom range is the window's own. */
export const RANGE_PRESETS: readonly RangePreset[] = [
  { id: 'last-24-hours', title: 'Last 24 hours', range: { kind: 'last', amount: 24, unit: 'hours' } },
  { id: 'last-7-days', title: 'Last 7 days', range: { kind: 'last', amount: 7, unit: 'days' } },
  { id: 'last-30-days', title: 'Last 30 days', range: { kind: 'last', amount: 30, unit: 'days' } },
  { id: 'last-180-days', title: 'Last 180 days', range: { kind: 'last', amount: 180, unit: 'days' } },
  { id: 'all', title: 'All times', range: { kind: 'all' } },
];

/** The units of whole periods, as they are offered. */
export const PERIOD_UNITS = ['day', 'week', 'month', 'quarter', 'year'] as const;

/** A range of the user's own that has a name, such as the months that an audit is about; `[from, to)`, UTC microseconds. */
export interface ReviewPeriod {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  /** The zone that its ends were said in. */
  readonly zone: string;
}

/** The review period that a range is exactly; null where it is none. */
export function reviewPeriodOf(range: TimeRange, periods: readonly ReviewPeriod[]): ReviewPeriod | null {
  if (range.kind !== 'between') return null;
  return periods.find(({ from, to }) => from === range.from && to === range.to) ?? null;
}

function isSameRange(left: TimeRange, right: TimeRange): boolean {
  if (left.kind === 'last' && right.kind === 'last') return left.amount === right.amount && left.unit === right.unit;
  return left.kind === 'all' && right.kind === 'all';
}

/** The preset that a range is; null for a custom one. */
export function presetOf(range: TimeRange): RangePreset | null {
  return RANGE_PRESETS.find((preset) => isSameRange(preset.range, range)) ?? null;
}
