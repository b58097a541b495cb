import { type Cadence, cadenceWords } from '@core/lenses/cadence';
import { judgeSlots } from '@core/lenses/expected-slots';
import { learnCadence } from '@core/lenses/learn-cadence';
import { LocalClock } from '@core/lenses/local-clock';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';

const DAY = 86_400_000_000;
const MINUTE = 60_000_000;
const BERLIN = 'Europe/Berlin';
const at = (text: string, zone = BERLIN): number =>
  Temporal.PlainDateTime.from(text).toZonedDateTime(zone).epochMilliseconds * 1000;
const clockOf = (zone: string): LocalClock => new LocalClock(zone, at('2026-01-01T00:00'), at('2026-12-31T00:00'));
const clock = clockOf(BERLIN);

/** Runs at a local time on the days of a stretch that `isDue` (0 is Monday) takes, some seconds late. */
function runs(from: string, days: number, time: string, isDue: (weekday: number, date: number) => boolean): number[] {
  return Array.from({ length: days }, (_, index) => Temporal.PlainDate.from(from).add({ days: index }))
    .filter((day) => isDue(day.dayOfWeek - 1, day.day))
    .map((day, index) => at(`${day.toString()}T${time}`) + (index % 4) * MINUTE);
}

const wordsOf = (starts: readonly number[]): string | null => {
  const learned = learnCadence(starts, clock);
  return learned === null ? null : cadenceWords(learned.cadence);
};

describe('what a series of runs shows of its habit', () => {
  it('learns every night, across a change of clocks', () => {
    expect(wordsOf(runs('2026-03-10', 40, '02:15', () => true))).toBe('every day at 02:16 Europe/Berlin');
  });

  it('learns working days, single days of the week, and days of the month', () => {
    expect(wordsOf(runs('2026-05-04', 30, '08:00', (weekday) => weekday < 5))).toBe(
      'every mon-fri at 08:01 Europe/Berlin',
    );
    expect(wordsOf(runs('2026-05-04', 40, '04:10', (weekday) => weekday === 0))).toBe(
      'every mon at 04:11 Europe/Berlin',
    );
    expect(wordsOf(runs('2026-01-01', 150, '06:00', (_, date) => date === 1))).toBe(
      'on day 1 of the month at 06:01 Europe/Berlin',
    );
    const ends = ['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30'].map((day) => at(`${day}T23:00`));
    expect(wordsOf(ends)).toBe('on the last day of the month at 23:00 Europe/Berlin');
  });

  it('learns several times a day, times around midnight, and even distances', () => {
    const twice = [...runs('2026-05-04', 20, '03:00', () => true), ...runs('2026-05-04', 20, '15:00', () => true)];
    expect(wordsOf(twice.toSorted((a, b) => a - b))).toBe('every day at 03:02, 15:02 Europe/Berlin');
    const late = Array.from(
      { length: 20 },
      (_, day) => at('2026-05-05T00:00') + day * DAY + ((day % 5) - 2) * 5 * MINUTE,
    );
    expect(wordsOf(late)).toBe('every day at 00:00 Europe/Berlin');
    const hourly = Array.from({ length: 100 }, (_, hour) => at('2026-05-04T00:07') + hour * 60 * MINUTE);
    expect(wordsOf(hourly)).toBe('every hour');
  });

  it('learns nothing from too few runs, or from runs at any time', () => {
    expect(wordsOf(runs('2026-05-04', 3, '03:00', () => true))).toBeNull();
    const random = Array.from(
      { length: 60 },
      (_, index) => at('2026-05-04T00:00') + ((index * 7919) % 43_000) * MINUTE,
    );
    expect(wordsOf(random.toSorted((a, b) => a - b))).toBeNull();
  });

  it('takes the present habit where a schedule was changed, and since when', () => {
    const starts = [...runs('2026-05-04', 30, '02:00', () => true), ...runs('2026-06-03', 20, '05:00', () => true)];
    const learned = learnCadence(starts, clock);
    expect(learned === null ? null : [cadenceWords(learned.cadence), learned.since]).toEqual([
      'every day at 05:02 Europe/Berlin',
      at('2026-06-03T00:00'),
    ]);
  });

  it('still learns where one run in five is lacking', () => {
    const all = runs('2026-05-04', 40, '02:00', () => true).filter((_, index) => index % 6 !== 5);
    expect(wordsOf(all)).toBe('every day at 02:02 Europe/Berlin');
  });
});

describe('what became of expected runs', () => {
  const cadence: Cadence = { kind: 'weekly', days: [0, 1, 2, 3, 4, 5, 6], times: [150], tolerance: 30, zone: BERLIN };
  const judged = (
    span: { from: string; to: string },
    starts: readonly number[],
    rest: { now?: string; covered?: (from: number) => boolean } = {},
  ) =>
    judgeSlots({
      cadence,
      clock,
      span: { from: at(span.from), to: at(span.to) },
      starts,
      hasFailed: starts.map((_, index) => index === 0),
      now: at(rest.now ?? '2026-12-01T00:00'),
      isCovered: (part) => rest.covered?.(part.from) ?? true,
    }).map(({ at: moment, state }) => `${Temporal.Instant.fromEpochMilliseconds(moment / 1000).toString()} ${state}`);

  it('tells runs, failed runs, missed ones, what is not covered, and what is not due yet', () => {
    const starts = ['2026-06-01T02:31', '2026-06-02T02:29'].map((text) => at(text));
    expect(
      judged({ from: '2026-06-01T00:00', to: '2026-06-06T00:00' }, starts, {
        now: '2026-06-05T02:45',
        covered: (from) => from < at('2026-06-03T12:00'),
      }),
    ).toEqual([
      '2026-06-01T00:30:00Z failed',
      '2026-06-02T00:30:00Z ran',
      '2026-06-03T00:30:00Z missed',
      '2026-06-04T00:30:00Z unknown',
      '2026-06-05T00:30:00Z pending',
    ]);
  });

  it('expects the skipped hour’s run at its end, and takes it an hour earlier or later', () => {
    const span = { from: '2026-03-29T00:00', to: '2026-03-30T00:00' };
    expect(judged(span, [])).toEqual(['2026-03-29T01:00:00Z missed']);
    for (const instant of ['2026-03-29T00:30Z', '2026-03-29T01:30Z']) {
      const start = Temporal.Instant.from(instant).epochMilliseconds * 1000;
      expect(judged(span, [0, start])).toEqual(['2026-03-29T01:00:00Z ran']);
    }
  });

  it('expects one run in the repeated hour, whichever it takes', () => {
    const span = { from: '2026-10-25T00:00', to: '2026-10-26T00:00' };
    for (const instant of ['2026-10-25T00:30Z', '2026-10-25T01:30Z']) {
      const start = Temporal.Instant.from(instant).epochMilliseconds * 1000;
      expect(judged(span, [0, start])).toEqual(['2026-10-25T00:30:00Z ran']);
    }
  });

  it('finds the runs that an interval lacks', () => {
    const first = at('2026-06-01T00:00', 'UTC');
    const starts = [0, 1, 2, 5, 6].map((hour) => first + hour * 60 * MINUTE);
    const slots = judgeSlots({
      cadence: { kind: 'interval', minutes: 60, tolerance: 30, zone: 'UTC' },
      clock: clockOf('UTC'),
      span: { from: first, to: first + 8 * 60 * MINUTE },
      starts,
      hasFailed: starts.map(() => false),
      now: first + 8 * 60 * MINUTE,
      isCovered: () => true,
    });
    expect(slots.map(({ at: moment, state }) => `${(moment - first) / 60 / MINUTE} ${state}`)).toEqual([
      '0 ran',
      '1 ran',
      '2 ran',
      '3 missed',
      '4 missed',
      '5 ran',
      '6 ran',
      '7 missed',
    ]);
  });
});
