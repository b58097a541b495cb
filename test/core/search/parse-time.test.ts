import { isKnownZone, parseTime } from '@core/search/parse-time';
import { describe, expect, it } from 'vitest';

const instant = (text: string, zone = 'UTC'): number | string => {
  const parsed = parseTime(text, zone);
  return parsed.ok ? parsed.instant : parsed.problem;
};
const at = (iso: string): number => Date.parse(iso) * 1000;

describe('parseTime', () => {
  it('reads a date alone as its midnight in the zone', () => {
    expect(instant('2026-11-21')).toBe(at('2026-11-21T00:00:00Z'));
    expect(instant('2026-11-21', 'Europe/Berlin')).toBe(at('2026-11-20T23:00:00Z'));
    expect(instant('2026-11-21', '+02:00')).toBe(at('2026-11-20T22:00:00Z'));
  });

  it('prefers the offset that is written over the zone', () => {
    expect(instant('2026-11-21T08:30:00Z', 'Europe/Berlin')).toBe(at('2026-11-21T08:30:00Z'));
    expect(instant('2026-11-21T08:30:00.25+01:00')).toBe(at('2026-11-21T07:30:00.250Z'));
    expect(instant('2026-11-21T08:30:00+0100')).toBe(at('2026-11-21T07:30:00Z'));
  });

  it('keeps microseconds and cuts what is finer', () => {
    expect(instant('2026-11-21 08:30:00.123456789')).toBe(at('2026-11-21T08:30:00Z') + 123_456);
    expect(instant('1969-12-31T23:59:59.9999999Z')).toBe(-1);
  });

  it('takes the earlier instant of a repeated hour', () => {
    expect(instant('2026-10-25T02:30', 'Europe/Berlin')).toBe(at('2026-10-25T00:30:00Z'));
  });

  it.each(['yesterday', '', '2026-13-01', '21.11.2026', '2026-11-21T25:00'])(
    'says how to write a time for "%s"',
    (text) => {
      expect(instant(text)).toMatch(/is no date or time; write it as 2026-11-21/);
    },
  );

  it('refuses a zone that nobody knows and a year that microseconds cannot hold', () => {
    expect(instant('2026-11-21', 'Mars/Olympus')).toMatch(/is no time zone/);
    expect(instant('1500-01-01')).toMatch(/outside the years/);
    expect(isKnownZone('')).toBe(false);
  });
});
