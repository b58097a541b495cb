import { expect, it } from 'vitest';
import { isZone, zoneChoices } from '../../../src/renderer/src/ui/zones';

it('offers UTC and this machine’s zone first, and no zone twice', () => {
  expect(zoneChoices('Europe/Berlin', ['Africa/Cairo', 'Europe/Berlin', 'UTC'])).toEqual([
    'UTC',
    'Europe/Berlin',
    'Africa/Cairo',
  ]);
});

it('takes names that exist and offsets that can be, and nothing else', () => {
  expect(['UTC', 'Europe/Berlin', '+02:00', '-11:30'].map(isZone)).toEqual([true, true, true, true]);
  expect(['', 'Berlin', '+25:00', '+2', 'Europe/Berli'].map(isZone)).toEqual([false, false, false, false, false]);
});
