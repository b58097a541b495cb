import { hoursText, hoursWords, parseHours } from '@core/search/working-hours';
import { describe, expect, it } from 'vitest';

describe('hours of a filter', () => {
  it('reads days, times and zone, and writes them back', () => {
    for (const text of [
      'outside mon-fri 08:00-18:00 Europe/Berlin',
      'inside mon,wed,sat 22:00-06:00 UTC',
      'inside sun 00:00-24:00 +05:30',
    ]) {
      const read = parseHours(text);
      expect(read.ok && hoursText(read.hours)).toBe(text);
    }
    const read = parseHours('OUTSIDE  fri-mon, wed 8:00 - 17:30 UTC');
    expect(read.ok && read.hours).toEqual({ isOutside: true, days: [0, 2, 4, 5, 6], from: 480, to: 1050, zone: 'UTC' });
  });

  it('says what is wrong with others', () => {
    for (const text of [
      '',
      'mon-fri 08:00-18:00 UTC',
      'outside mon-xyz 08:00-18:00 UTC',
      'outside mon 08:00-25:00 UTC',
    ]) {
      expect(parseHours(text)).toMatchObject({ ok: false });
    }
    expect(parseHours('outside mon 08:00-18:00 Mars/Olympus')).toEqual({
      ok: false,
      problem: '"outside mon 08:00-18:00 Mars/Olympus" names no hours: "Mars/Olympus" is no time zone.',
    });
  });

  it('has words for a chip', () => {
    expect(hoursWords('outside mon-fri 08:00-18:00 Europe/Berlin')).toBe('outside Mon–Fri 08:00–18:00 Europe/Berlin');
  });
});
