import { ServerClock } from '@demo/backends/panel/server-clock';
import { expect, test } from 'vitest';

const clock = new ServerClock('Europe/Berlin');
const write = (text: string): string => clock.write(Date.parse(text));

test('times carry the server’s offset, fractions without trailing zeros', () => {
  expect(write('2026-07-01T10:00:00.120Z')).toBe('2026-07-01T12:00:00.12+02:00');
  expect(write('2026-12-01T10:00:00Z')).toBe('2026-12-01T11:00:00+01:00');
});

test('both passages of the repeated hour are written alike, with the offset of standard time', () => {
  expect(write('2026-10-24T23:59:00Z')).toBe('2026-10-25T01:59:00+02:00');
  expect(write('2026-10-25T00:30:00Z')).toBe('2026-10-25T02:30:00+01:00');
  expect(write('2026-10-25T01:30:00Z')).toBe('2026-10-25T02:30:00+01:00');
  expect(write('2026-03-29T00:30:00Z')).toBe('2026-03-29T01:30:00+01:00');
});

test('a date with a zone becomes local before it is cut to its day', () => {
  expect(clock.dayOf('2026-10-01T00:00:00')?.toString()).toBe('2026-10-01');
  expect(clock.dayOf('2026-10-01T23:00:00Z')?.toString()).toBe('2026-10-02');
  expect(clock.dayOf('soon')).toBeNull();
});
