import type { Microseconds } from '../entry/entry-time';
import type { Cadence } from './cadence';
import { type LocalClock, monthDayOf, weekdayOf } from './local-clock';

const MINUTE = 60_000_000;
const MINUTES_A_DAY = 1440;

/** Fewer runs than this tell no habit; of a monthly one, three do. */
export const FEWEST_RUNS = 4;
const FEWEST_MONTHS = 3;
/** Of the days on which a run is due, so many have seen one. */
const DUE_DAYS = 0.75;
/** Of the days on which none is due, so few have. */
const STRAY_DAYS = 0.15;
/** Times of day that lie closer together are one: minutes. */
const SAME_TIME = 45;
/** Times of one habit differ by no more than this: minutes. */
const WIDEST = 90;
/** More runs a day than this are an interval's. */
const MOST_TIMES = 12;
/** A habit at times of day explains so many of all runs. */
const EXPLAINED = 0.7;
const TOLERANCE = { least: 30, most: 180 } as const;

/** Of times that were kept, those that ended so many weeks before the last one are an older habit's. */
const ENDED_DAYS = { weekly: 15, monthly: 63, daily: 4 } as const;

export interface LearnedCadence {
  readonly cadence: Cadence;
  /** Since when the habit is kept: before, the task had another one, or none. */
  readonly since: Microseconds;
}

/** What a series of runs shows of its present habit on the clock of a zone; null: none that can be relied on. */
export function learnCadence(starts: readonly Microseconds[], clock: LocalClock): LearnedCadence | null {
  if (starts.length < FEWEST_MONTHS) return null;
  return learnTimes(starts, clock) ?? learnInterval(starts, clock.zone);
}

interface TimeOfDay {
  readonly minute: number;
  readonly spread: number;
  /** Local days on which it was kept, each once. */
  readonly days: readonly number[];
}

function learnTimes(starts: readonly Microseconds[], clock: LocalClock): LearnedCadence | null {
  const times = timesOfDay(starts, clock);
  if (times.length === 0 || times.length > MOST_TIMES) return null;
  const habits = present(times.flatMap((time) => habitOf(time) ?? []));
  const best = habits.toSorted((left, right) => right.runs - left.runs)[0];
  if (best === undefined) return null;
  const alike = habits.filter((habit) => habit.when === best.when);
  const runs = alike.reduce((sum, habit) => sum + habit.runs, 0);
  const firstDay = alike.reduce((first, { time }) => Math.min(first, time.days[0] ?? first), Number.POSITIVE_INFINITY);
  const since = clock.instant({ day: firstDay, minute: 0 });
  if (runs < EXPLAINED * starts.filter((start) => start >= since).length) return null;
  const spread = alike.reduce((widest, habit) => Math.max(widest, habit.time.spread), 0);
  const common = {
    times: alike.map(({ time }) => time.minute).toSorted((left, right) => left - right),
    tolerance: Math.min(TOLERANCE.most, Math.max(TOLERANCE.least, 2 * spread)),
    zone: clock.zone,
  };
  const cadence: Cadence =
    best.weekdays === null
      ? { kind: 'monthly', date: best.date, ...common }
      : { kind: 'weekly', days: [...best.weekdays], ...common };
  return { cadence, since };
}

/** Without the times that were given up for others: a schedule that was changed, or one of another clock. */
function present(habits: readonly Habit[]): readonly Habit[] {
  const last = habits.reduce(
    (latest, { time }) => Math.max(latest, time.days.at(-1) ?? latest),
    Number.NEGATIVE_INFINITY,
  );
  return habits.filter(({ time, weekdays }) => {
    const kept = weekdays === null ? 'monthly' : weekdays.length > 4 ? 'daily' : 'weekly';
    return last - (time.days.at(-1) ?? last) <= ENDED_DAYS[kept];
  });
}

/** Runs grouped by their time of day, the clock being a circle. */
function timesOfDay(starts: readonly Microseconds[], clock: LocalClock): readonly TimeOfDay[] {
  const runs = starts.map((start) => clock.at(start)).toSorted((left, right) => left.minute - right.minute);
  const gapAt = runs.findIndex((run, at) => run.minute - (runs[at - 1]?.minute ?? run.minute) > SAME_TIME);
  const first = runs[0]?.minute ?? 0;
  const wraps = first + MINUTES_A_DAY - (runs.at(-1)?.minute ?? 0) <= SAME_TIME;
  // A habit around midnight belongs to the day on which most of it lies: what is before the gap joins the end.
  const turned =
    wraps && gapAt > 0
      ? [
          ...runs.slice(gapAt),
          ...runs.slice(0, gapAt).map(({ day, minute }) => ({ day: day - 1, minute: minute + MINUTES_A_DAY })),
        ]
      : runs;
  const groups: (typeof turned)[] = [];
  for (const run of turned) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    if (group !== undefined && last !== undefined && run.minute - last.minute <= SAME_TIME) group.push(run);
    else groups.push([run]);
  }
  return groups.flatMap((group) => {
    const middle = group[Math.floor(group.length / 2)]?.minute ?? 0;
    const early = group[Math.floor(group.length * 0.05)]?.minute ?? middle;
    const late = group[Math.ceil(group.length * 0.95) - 1]?.minute ?? middle;
    if (late - early > WIDEST) return [];
    const shift = middle >= MINUTES_A_DAY ? 1 : 0;
    const days = [...new Set(group.map(({ day }) => day + shift))].toSorted((left, right) => left - right);
    return [{ minute: middle % MINUTES_A_DAY, spread: Math.max(middle - early, late - middle), days }];
  });
}

interface Habit {
  readonly time: TimeOfDay;
  /** Two times with the same days are one habit. */
  readonly when: string;
  readonly weekdays: readonly number[] | null;
  /** Of a monthly one; else 0. */
  readonly date: number;
  readonly runs: number;
}

function habitOf(time: TimeOfDay): Habit | null {
  const weekdays = weekdaysOf(time.days);
  if (weekdays !== null) {
    return { time, when: `week ${weekdays.join()}`, weekdays, date: 0, runs: time.days.length };
  }
  const date = dateOf(time.days);
  return date === null ? null : { time, when: `month ${date}`, weekdays: null, date, runs: time.days.length };
}

/** The weekdays that nearly always see a run, where the others nearly never do; null where that is not so. */
function weekdaysOf(days: readonly number[]): readonly number[] | null {
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined || days.length < FEWEST_RUNS) return null;
  const kept = new Set<number>();
  const hits = [0, 0, 0, 0, 0, 0, 0];
  for (const day of days) hits[weekdayOf(day)] = (hits[weekdayOf(day)] ?? 0) + 1;
  const length = last - first + 1;
  const isShort = length < 14;
  const isDaily = days.length >= DUE_DAYS * length;
  if (isShort) return isDaily ? [0, 1, 2, 3, 4, 5, 6] : null;
  for (let weekday = 0; weekday < 7; weekday += 1) {
    const lead = (weekday - weekdayOf(first) + 7) % 7;
    const possible = Math.floor((length - 1 - lead) / 7) + 1;
    const share = (hits[weekday] ?? 0) / Math.max(1, possible);
    if (share >= DUE_DAYS) kept.add(weekday);
    else if (share > STRAY_DAYS) return isDaily ? [0, 1, 2, 3, 4, 5, 6] : null;
  }
  return kept.size === 0 ? null : [...kept];
}

/** The day of the month on which nearly every month sees a run; 31: its last day. */
function dateOf(days: readonly number[]): number | null {
  const found = days.map(monthDayOf);
  const [first, last] = [found[0], found.at(-1)];
  if (first === undefined || last === undefined) return null;
  const months = new Set(found.map(({ month }) => month)).size;
  const isOften = months >= FEWEST_MONTHS && months >= DUE_DAYS * (last.month - first.month + 1);
  if (!isOften || days.length > months) return null;
  if (found.every(({ isLast }) => isLast)) return 31;
  return found.every(({ date }) => date === first.date) ? first.date : null;
}

/** Runs that follow each other at an even distance, whatever the time of day. */
function learnInterval(starts: readonly Microseconds[], zone: string): LearnedCadence | null {
  if (starts.length < 3 * FEWEST_RUNS) return null;
  const gaps = starts.slice(1).map((start, at) => start - (starts[at] ?? start));
  const middle = gaps.toSorted((left, right) => left - right)[Math.floor(gaps.length / 2)] ?? 0;
  const minutes = Math.round(middle / MINUTE);
  if (minutes < 5 || minutes > MINUTES_A_DAY) return null;
  const even = gaps.filter((gap) => Math.abs(gap - middle) <= 0.2 * middle).length;
  if (even < 0.8 * gaps.length) return null;
  const cadence: Cadence = { kind: 'interval', minutes, tolerance: Math.max(1, Math.floor(minutes / 2)), zone };
  return { cadence, since: starts[0] ?? 0 };
}
