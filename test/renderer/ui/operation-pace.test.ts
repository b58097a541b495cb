import type { OperationProgress } from '@core/operations/operation';
import { expect, it } from 'vitest';
import { paceText, percentDone, secondsLeft } from '../../../src/renderer/src/ui/operation-pace';

const progress: OperationProgress = {
  id: 'a',
  kind: 'import',
  title: 'Importing',
  done: 10_000_000,
  total: 40_000_000,
  unit: 'bytes',
  entries: 12_400,
  entriesPerSecond: 3100,
  startedAt: 1_000_000_000,
};
const at = (seconds: number): number => progress.startedAt + seconds * 1e6;

it('tells amount, entries, rate and time left', () => {
  expect(paceText(progress, at(4))).toBe('10.0 MB of 40.0 MB · 12,400 entries · 3,100 entries/s · about 12 s left');
  expect(paceText({ ...progress, unit: 'entries', done: 5, total: 20, entriesPerSecond: 0 }, at(0))).toBe(
    '5 of 20 entries',
  );
});

it('promises no time before it can know one', () => {
  expect(secondsLeft(progress, at(0.5))).toBeNull();
  expect(secondsLeft({ ...progress, total: null }, at(4))).toBeNull();
  expect(secondsLeft({ ...progress, done: 0 }, at(4))).toBeNull();
  expect(secondsLeft({ ...progress, done: 41_000_000 }, at(4))).toBe(0);
});

it('is never a hundred percent done before the end', () => {
  expect(percentDone({ done: 40, total: 40 })).toBe(99);
  expect(percentDone({ done: 1, total: null })).toBeNull();
  expect(percentDone({ done: 1, total: 0 })).toBeNull();
});
