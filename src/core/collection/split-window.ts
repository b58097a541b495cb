import type { CollectionRules } from '../backends/connector';
import type { TimeSpan } from '../coverage/time-spans';
import { granuleEnd, granuleStart } from './granules';

/** The two halves of a window that held too much, older first; null where it is as short as it can be. */
export function splitWindow(window: TimeSpan, rules: CollectionRules): readonly [TimeSpan, TimeSpan] | null {
  const { from, to } = window;
  if (rules.goesOn === true || to - from <= rules.shortestWindow) return null;
  const middle = from + Math.floor((to - from) / 2);
  const before = granuleStart(middle, rules);
  const bound = before > from ? before : granuleEnd(middle, rules);
  if (bound <= from || bound >= to) return null;
  return [
    { from, to: bound },
    { from: bound, to },
  ];
}
