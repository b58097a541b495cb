import { formatDay, formatTime } from '@core/search/format-time';
import { parseTime } from '@core/search/parse-time';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const noon = Date.parse('2026-11-21T12:00:00Z') * 1000;

describe('formatTime', () => {
  it('writes an instant as fine as it is known', () => {
    expect(formatTime(noon, 'day')).toBe('2026-11-21T12:00Z');
    expect(formatTime(noon, 'minute')).toBe('2026-11-21T12:00Z');
    expect(formatTime(noon, 'second')).toBe('2026-11-21T12:00:00Z');
    expect(formatTime(noon, 'millisecond')).toBe('2026-11-21T12:00:00.000Z');
    expect(formatTime(noon + 40, 'nanosecond')).toBe('2026-11-21T12:00:00.000040Z');
  });

  it('never drops a digit that is there', () => {
    expect(formatTime(noon + 1_250_000, 'minute')).toBe('2026-11-21T12:00:01.25Z');
  });

  it("shows the zone's offset at that instant", () => {
    expect(formatTime(noon, 'second', 'Europe/Berlin')).toBe('2026-11-21T13:00:00+01:00');
    expect(formatTime(noon, 'second', '-03:30')).toBe('2026-11-21T08:30:00-03:30');
    expect(formatDay(noon, '+14:00')).toBe('2026-11-22');
  });

  it('is read back as the same instant, before 1970 too', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -9_000_000_000_000_000, max: 9_000_000_000_000_000 }),
        fc.constantFrom('UTC', '+05:30', '-11:00'),
        (instant, zone) => {
          expect(parseTime(formatTime(instant, 'second', zone), 'UTC')).toEqual({ ok: true, instant });
        },
      ),
    );
  });
});
