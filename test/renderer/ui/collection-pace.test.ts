import { expect, it } from 'vitest';
import { collectionPercent, paceInWords } from '../../../src/renderer/src/ui/collection-pace';

const progress = {
  scopesDone: 41,
  scopesTotal: 212,
  windowsDone: 0,
  windowsTotal: 0,
  entriesPerSecond: 1234,
  secondsLeft: 187,
  isPaused: false,
};

it('counts by windows where they are planned, else by tenants, and never says 100 before the end', () => {
  expect(collectionPercent(progress)).toBe(19);
  expect(collectionPercent({ ...progress, windowsDone: 500, windowsTotal: 1000 })).toBe(50);
  expect(collectionPercent({ ...progress, windowsDone: 1000, windowsTotal: 1000 })).toBe(99);
  expect(collectionPercent({ ...progress, scopesDone: 0, scopesTotal: 0 })).toBe(0);
});

it('tells rate and time left, and neither while it is paused', () => {
  expect(paceInWords(progress)).toBe('1,234 entries/s · about 3 min 07 s left');
  expect(paceInWords({ ...progress, entriesPerSecond: 0, secondsLeft: null })).toBe('');
  expect(paceInWords({ ...progress, isPaused: true })).toBe('');
});
