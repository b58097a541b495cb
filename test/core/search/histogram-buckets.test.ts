import { bucketsOf, type BucketPlan, fittingBucket, planBuckets } from '@core/search/histogram-buckets';
import { HISTOGRAM_BUCKETS } from '@core/search/results';
import { describe, expect, it } from 'vitest';

const at = (text: string): number => Date.parse(text) * 1000;
const HOUR = 3_600_000_000;
const DAY = 24 * HOUR;

const keyOf = (plan: BucketPlan, instant: number): number => {
  const shift = (plan.shifts.findLast((one) => one.from <= instant) ?? plan.shifts[0])?.shift ?? 0;
  return Math.floor((instant - shift) / plan.unit);
};

const hoursOf = (from: string, to: string, zone: string, bucket: (typeof HISTOGRAM_BUCKETS)[number]) => {
  const span = { from: at(from), to: at(to) };
  return bucketsOf(span, planBuckets(span, bucket, zone)).map((one) => (one.to - one.from) / HOUR);
};

describe('buckets of a histogram', () => {
  it('are the finest that fit: minutes for hours, hours for a week, days for half a year, years for centuries', () => {
    const fit = (length: number) => fittingBucket({ from: 0, to: length }, 240);
    expect([HOUR / 60, HOUR, 3 * HOUR, DAY, 7 * DAY, 30 * DAY, 180 * DAY, 365 * DAY, 3650 * DAY].map(fit)).toEqual([
      'second',
      'minute',
      'minute',
      '15-minutes',
      'hour',
      '6-hours',
      'day',
      'week',
      'month',
    ]);
    expect(fittingBucket({ from: 0, to: 200_000 * DAY }, 240)).toBe('year');
  });

  it('are never more than asked for, whatever the span', () => {
    for (let length = 1; length < 80_000 * DAY; length = length * 1.7 + 1) {
      for (const from of [at('2026-01-01T00:00:00Z'), at('2026-03-28T22:59:59.5Z')]) {
        const span = { from, to: Math.ceil(from + length) };
        const plan = planBuckets(span, fittingBucket(span, 240), 'Europe/Berlin');
        expect(bucketsOf(span, plan).length).toBeLessThanOrEqual(242);
      }
    }
  });

  it('follow each other without a gap, and every instant has the key of its bucket', () => {
    const wrong: string[] = [];
    const zones = ['UTC', 'Europe/Berlin', 'Australia/Lord_Howe', 'Asia/Kolkata', 'America/Havana', 'Pacific/Apia'];
    for (const zone of zones) {
      for (const bucket of HISTOGRAM_BUCKETS.filter((one) => !one.includes('second'))) {
        const days = bucket.includes('minute') ? 3 : 400;
        for (const from of [at('2026-03-27T10:11:12.345Z'), at('2026-10-24T00:00:00Z'), at('2026-04-04T00:00:00Z')]) {
          const span = { from, to: from + days * DAY };
          const plan = planBuckets(span, bucket, zone);
          const buckets = bucketsOf(span, plan);
          expect(buckets[0]?.from).toBeLessThanOrEqual(span.from);
          expect(buckets.at(-1)?.to).toBeGreaterThanOrEqual(span.to);
          const starts = new Set(buckets.map((one) => one.from));
          const step = (days > 3 ? 311 : 17) * 60_000_000;
          for (let instant = span.from; instant < span.to; instant += step) {
            const key = keyOf(plan, instant);
            const start = plan.startOf(key);
            const isRight = key >= 0 && key < plan.keys && starts.has(start) && start === plan.startAt(instant);
            if (!isRight) wrong.push(`${zone} ${bucket} ${String(instant)}`);
          }
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  it('make a day of 23 hours in spring and one of 25 in autumn', () => {
    expect(hoursOf('2026-03-28T12:00:00Z', '2026-03-30T12:00:00Z', 'Europe/Berlin', 'day')).toEqual([24, 23, 24]);
    expect(hoursOf('2026-10-24T12:00:00Z', '2026-10-26T12:00:00Z', 'Europe/Berlin', 'day')).toEqual([24, 25, 24]);
  });

  it('keep 3 and 6 hours to the clock on such days, and the repeated hour apart', () => {
    expect(hoursOf('2026-03-28T23:00:00Z', '2026-03-29T22:00:00Z', 'Europe/Berlin', '6-hours')).toEqual([5, 6, 6, 6]);
    expect(hoursOf('2026-10-24T22:00:00Z', '2026-10-25T04:00:00Z', 'Europe/Berlin', '3-hours')).toEqual([4, 3]);
    const span = { from: at('2026-10-25T00:00:00Z'), to: at('2026-10-25T02:00:00Z') };
    expect(bucketsOf(span, planBuckets(span, 'hour', 'Europe/Berlin'))).toHaveLength(2);
  });

  it('begin quarters and years with the zone, weeks on Monday', () => {
    const span = { from: at('2026-02-10T00:00:00Z'), to: at('2026-05-10T00:00:00Z') };
    const starts = (bucket: 'week' | 'quarter' | 'year') =>
      bucketsOf(span, planBuckets(span, bucket, 'Europe/Berlin')).map((one) => new Date(one.from / 1000).toISOString());
    expect(starts('quarter')).toEqual(['2025-12-31T23:00:00.000Z', '2026-03-31T22:00:00.000Z']);
    expect(starts('year')).toEqual(['2025-12-31T23:00:00.000Z']);
    expect(starts('week').slice(0, 2)).toEqual(['2026-02-08T23:00:00.000Z', '2026-02-15T23:00:00.000Z']);
  });
});
