import type { TimeSpan } from '../coverage/time-spans';
import type { Microseconds } from '../entry/entry-time';
import { type OffsetStretch, instantOf, offsetsBetween, stretchAt } from './histogram-zone';

const SECOND = 1_000_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** What a tick's label says: a time of day, a day, a month or a year. */
export type TickKind = 'second' | 'time' | 'day' | 'month' | 'year';

export interface Tick {
  readonly at: Microseconds;
  readonly kind: TickKind;
}

interface Clock {
  readonly unit: number;
}
interface Days {
  readonly days: number;
}
interface Months {
  readonly months: number;
}

/** The distances between ticks that a reader expects, finest first. Days begin anew with each month, months with the year. */
const STEPS: readonly (Clock | Days | Months)[] = [
  ...[1, 2, 5, 10, 15, 30].map((seconds) => ({ unit: seconds * SECOND })),
  ...[1, 2, 5, 10, 15, 30].map((minutes) => ({ unit: minutes * MINUTE })),
  ...[1, 2, 3, 6, 12].map((hours) => ({ unit: hours * HOUR })),
  ...[1, 2, 5, 10].map((days) => ({ days })),
  ...[1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200].map((months) => ({ months })),
];

const lengthOf = (step: Clock | Days | Months): number =>
  'unit' in step ? step.unit : 'days' in step ? step.days * DAY : step.months * 30 * DAY;

/**
 * The ticks of a time axis, at most about `most`, on whole units of the zone's own clock and calendar: a day of 23 or 25
 * hours keeps its midnight.
 */
export function ticksOf(span: TimeSpan, most: number, zone: string): readonly Tick[] {
  if (most < 1 || span.from >= span.to) return [];
  const stretches = offsetsBetween(zone, span.from - 2 * DAY, span.to + 2 * DAY);
  const step = STEPS.find((one) => (span.to - span.from) / lengthOf(one) <= most) ?? { months: 12_000 };
  const inside = (instant: Microseconds): boolean => instant >= span.from && instant < span.to;
  const locals = 'unit' in step ? clockTimes(span, step.unit, stretches) : daysAndMonths(span, step, stretches);
  const ticks = locals
    .map((local) => ({ local, at: instantOf(local, stretches) }))
    .filter(({ at }, index, all) => inside(at) && at !== all[index - 1]?.at);
  return ticks.map(({ local, at }) => ({ at, kind: kindOf(local, step) }));
}

function kindOf(local: number, step: Clock | Days | Months): TickKind {
  const date = new Date(local / 1000);
  if ('months' in step) return step.months >= 12 || date.getUTCMonth() === 0 ? 'year' : 'month';
  if ('days' in step || local % DAY === 0) return 'day';
  return step.unit < MINUTE ? 'second' : 'time';
}

function localAt(instant: Microseconds, stretches: readonly OffsetStretch[]): number {
  return instant + (stretches[stretchAt(instant, stretches)]?.offset ?? 0);
}

function clockTimes({ from, to }: TimeSpan, unit: number, stretches: readonly OffsetStretch[]): readonly number[] {
  const times: number[] = [];
  const end = Math.max(localAt(to, stretches), localAt(from, stretches) + (to - from));
  for (let at = Math.ceil(localAt(from, stretches) / unit) * unit; at <= end; at += unit) times.push(at);
  return times;
}

function daysAndMonths(
  { from, to }: TimeSpan,
  step: Days | Months,
  stretches: readonly OffsetStretch[],
): readonly number[] {
  const first = new Date(localAt(from, stretches) / 1000);
  const end = localAt(to, stretches) / 1000;
  const times: number[] = [];
  const monthStep = 'months' in step ? step.months : 1;
  // Counted from year 0, so that every fifth or tenth year is a round one.
  let month = Math.floor((first.getUTCFullYear() * 12 + first.getUTCMonth()) / monthStep) * monthStep;
  for (;;) {
    const begin = Date.UTC(Math.floor(month / 12), month % 12, 1);
    if (begin > end) return times;
    times.push(begin * 1000);
    if ('days' in step) times.push(...daysOfMonth(begin, step.days));
    month += monthStep;
  }
}

/** Days after the first at a distance from each other, none of them next to the first of the following month. */
function daysOfMonth(begin: number, days: number): readonly number[] {
  const date = new Date(begin);
  const length = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  const times: number[] = [];
  for (let day = 1 + days; day <= length && (days === 1 || length + 1 - day >= days / 2); day += days) {
    times.push(begin * 1000 + (day - 1) * DAY);
  }
  return times;
}

export interface PlacedLabel {
  /** Left edge, in the axis's units. */
  readonly left: number;
  readonly text: string;
}

/** Which labels stand under the axis: centred on their ticks, none over another or beyond an end. */
export function placedLabels(
  labels: readonly { readonly x: number; readonly width: number; readonly text: string; readonly isMajor: boolean }[],
  width: number,
  gap: number,
): readonly PlacedLabel[] {
  const placed: { left: number; right: number; text: string }[] = [];
  // What begins a day, month or year first: it is what the others are read by.
  for (const { x, width: own, text } of labels.toSorted((one, other) => Number(other.isMajor) - Number(one.isMajor))) {
    const left = x - own / 2;
    const right = x + own / 2;
    if (left < 0 || right > width) continue;
    if (placed.some((other) => left < other.right + gap && right + gap > other.left)) continue;
    placed.push({ left, right, text });
  }
  return placed.toSorted((one, other) => one.left - other.left).map(({ left, text }) => ({ left, text }));
}
