import type { TimeSpan } from '../coverage/time-spans';
import type { Microseconds } from '../entry/entry-time';
import type { Cadence, Slot } from './cadence';
import { type LocalClock, monthDayOf, weekdayOf } from './local-clock';

const MINUTE = 60_000_000;
const HOUR = 60 * MINUTE;
/** Slots of one series; a lens says so where it is reached. */
export const MOST_SLOTS = 20_000;

/** What became of a slot. `unknown`: its time is not covered, so that a run may have been. `pending`: it may still come. */
export type SlotState = 'ran' | 'failed' | 'missed' | 'unknown' | 'pending';

export interface JudgedSlot extends Slot {
  readonly state: SlotState;
  /** The index of the run that answers it; null: none does. */
  readonly run: number | null;
}

/** The moments within a span at which a cadence expects a run. An interval's are judged by the runs: see `judgeSlots`. */
export function slotsOf(cadence: Exclude<Cadence, { kind: 'interval' }>, clock: LocalClock, span: TimeSpan): Slot[] {
  const slots: Slot[] = [];
  const last = clock.at(span.to).day + 1;
  for (let day = clock.at(span.from).day - 1; day <= last && slots.length < MOST_SLOTS; day += 1) {
    if (!isDue(cadence, day)) continue;
    for (const minute of cadence.times) {
      const at = clock.instant({ day, minute });
      // A scheduler may take either of two repeated hours, and do what it would in a skipped one before or after it.
      const tolerance = cadence.tolerance * MINUTE + (clock.changesNear(at) ? HOUR : 0);
      if (at >= span.from && at < span.to) slots.push({ at, tolerance });
    }
  }
  return slots;
}

function isDue(cadence: Exclude<Cadence, { kind: 'interval' }>, day: number): boolean {
  if (cadence.kind === 'weekly') return cadence.days.includes(weekdayOf(day));
  const { date, isLast } = monthDayOf(day);
  return date === cadence.date || (isLast && cadence.date > date);
}

export interface SlotQuestion {
  readonly cadence: Cadence;
  readonly clock: LocalClock;
  /** What is judged; nothing is expected before the first run or, of what the user has confirmed, before the span. */
  readonly span: TimeSpan;
  readonly starts: readonly Microseconds[];
  readonly hasFailed: readonly boolean[];
  readonly now: Microseconds;
  /** Whether the tenant is covered all through a span of time. */
  readonly isCovered: (span: TimeSpan) => boolean;
}

/** What became of every slot of a span, oldest first. */
export function judgeSlots(question: SlotQuestion): readonly JudgedSlot[] {
  const { cadence, clock, span } = question;
  if (cadence.kind === 'interval') return judgeInterval(question, cadence.minutes * MINUTE);
  const { starts } = question;
  let next = 0;
  return slotsOf(cadence, clock, span).map((slot) => {
    while (next < starts.length && (starts[next] ?? 0) < slot.at - slot.tolerance) next += 1;
    const start = starts[next];
    if (start === undefined || start > slot.at + slot.tolerance) return unanswered(question, slot);
    next += 1;
    return { ...slot, run: next - 1, state: question.hasFailed[next - 1] === true ? 'failed' : 'ran' };
  });
}

/** Every run is a slot that was answered; where the next one is late, those that it should have been. */
function judgeInterval(question: SlotQuestion, length: number): readonly JudgedSlot[] {
  const { span, starts, hasFailed, now } = question;
  const tolerance = question.cadence.tolerance * MINUTE;
  const slots: JudgedSlot[] = [];
  const end = Math.min(span.to, now);
  for (const [run, start] of starts.entries()) {
    if (start >= span.from && start < span.to) {
      slots.push({ at: start, tolerance, run, state: hasFailed[run] === true ? 'failed' : 'ran' });
    }
    const until = starts[run + 1] ?? end + tolerance;
    for (let at = start + length; at + tolerance < until && slots.length < MOST_SLOTS; at += length) {
      if (at >= span.from && at < span.to) slots.push(unanswered(question, { at, tolerance }));
    }
  }
  return slots;
}

function unanswered({ now, isCovered }: SlotQuestion, slot: Slot): JudgedSlot {
  const span = { from: slot.at - slot.tolerance, to: slot.at + slot.tolerance };
  if (span.to > now) return { ...slot, run: null, state: 'pending' };
  return { ...slot, run: null, state: isCovered(span) ? 'missed' : 'unknown' };
}
