import type { Archive } from '@core/archive/archive';
import type { Criteria } from '@core/search/search';
import { describe, expect, it } from 'vitest';
import { collectWindow } from './collect-pages';
import { criteria, importEntries, openTestArchive } from './open-test-archive';

const MINUTE = 60_000_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const BERLIN = 'Europe/Berlin';
/** Half past midnight on the day that Berlin's clocks go forward. */
const SPRING = Date.UTC(2026, 2, 28, 23, 30) * 1000;
const NOW = SPRING + 40 * DAY;

const SEVERITIES = ['information', 'information', 'warning', 'error'] as const;

async function filled(count = 400, every = 2 * HOUR): Promise<Archive> {
  const archive = await openTestArchive({ now: () => NOW });
  await importEntries(archive, [
    ...Array.from({ length: count }, (_, index) => ({
      key: String(index),
      started: SPRING + index * every,
      severity: SEVERITIES[index % 4] ?? ('information' as const),
      task: index % 7 === 0 ? 'Rare' : 'Common',
    })),
    { key: 'undated', started: null },
  ]);
  return archive;
}

const totalOf = (bars: readonly { information: number; warning: number; error: number }[]): number =>
  bars.reduce((sum, bar) => sum + bar.information + bar.warning + bar.error, 0);

const RANGES: readonly Criteria['range'][] = [
  { kind: 'all' },
  { kind: 'last', amount: 30, unit: 'days' },
  { kind: 'last', amount: 24, unit: 'hours' },
  { kind: 'between', from: SPRING + DAY, to: SPRING + 2 * DAY },
  { kind: 'between', from: null, to: SPRING + 2 * DAY },
  { kind: 'between', from: SPRING + 20 * DAY, to: null },
  { kind: 'period', unit: 'month', back: 1, zone: BERLIN },
];

describe('a search over time', () => {
  it('adds up to the dated entries of the search, for every range and filter, in bars without a gap', async () => {
    const archive = await filled();
    for (const range of RANGES) {
      for (const filters of [[], [{ field: 'task' as const, not: false, values: ['Rare'] }]]) {
        for (const zone of ['UTC', BERLIN, 'Asia/Kolkata']) {
          const one = criteria(filters, { range, undated: 'exclude' });
          const { entries, snapshot } = await archive.count({ criteria: one, snapshot: null });
          const { span, bars } = await archive.timeline(
            { criteria: { ...one, undated: 'include' }, snapshot },
            zone,
            240,
          );
          expect(totalOf(bars), JSON.stringify({ range, filters, zone })).toBe(entries);
          expect(bars.every((bar, index) => index === 0 || bar.start === bars[index - 1]?.end)).toBe(true);
          expect(bars.length).toBeLessThanOrEqual(242);
          expect((bars[0]?.start ?? 0) <= (span?.from ?? 0) && (bars.at(-1)?.end ?? 0) >= (span?.to ?? 0)).toBe(true);
        }
      }
    }
  });

  it('tells the count that is asked beside it, which is what it would be alone: undated entries among them or not', async () => {
    const archive = await filled();
    const allDated = await openTestArchive({ now: () => NOW });
    await importEntries(
      allDated,
      Array.from({ length: 50 }, (_, at) => ({ key: String(at), started: SPRING + at * DAY, task: 'Common' })),
    );
    for (const [index, one] of [archive, allDated].entries()) {
      for (const range of RANGES) {
        for (const undated of ['include', 'exclude', 'only'] as const) {
          const { snapshot } = await one.summary();
          const asked = (values: readonly string[]) => ({
            criteria: criteria([{ field: 'task' as const, not: false, values: [...values] }], { range, undated }),
            snapshot,
          });
          const alone = await one.count(asked(['Common', '']));
          // The same in other words: nothing is remembered of it.
          const question = asked(['', 'Common']);
          const [timeline, beside] = await Promise.all([one.timeline(question, 'UTC', 240), one.count(question)]);
          const where = JSON.stringify({ index, range, undated });
          expect([beside.entries, beside.undated], where).toEqual([alone.entries, alone.undated]);
          if (index === 1 && undated !== 'only') expect(beside.entries, where).toBe(totalOf(timeline.bars));
        }
      }
    }
  });

  it('stopped, leaves the count beside it to count for itself', async () => {
    const archive = await openTestArchive({ now: () => NOW });
    await importEntries(
      archive,
      Array.from({ length: 8_000 }, (_, at) => ({ key: String(at), started: SPRING + at, raw: 'aab'.repeat(200) })),
    );
    const { snapshot } = await archive.summary();
    const question = { criteria: criteria([{ field: 'text', not: false, values: ['ab'.repeat(30)] }]), snapshot };
    const controller = new AbortController();
    const stopped = archive.timeline({ ...question, signal: controller.signal }, 'UTC', 240);
    const beside = archive.count(question);
    controller.abort();
    await expect(stopped).rejects.toMatchObject({ code: 'cancelled' });
    expect((await beside).entries).toBe(0);
  });

  it('shows an open range from the first to the last entry, in buckets that fit them and not the archive', async () => {
    const archive = await filled();
    await importEntries(archive, [{ key: 'old', started: SPRING - 4000 * DAY, task: 'Old' }]);
    const all = await archive.timeline({ criteria: criteria(), snapshot: null }, BERLIN, 240);
    expect(all.bucket).toBe('month');
    const filters = [{ field: 'task' as const, not: false, values: ['Rare'] }];
    const some = await archive.timeline({ criteria: criteria(filters), snapshot: null }, BERLIN, 240);
    expect(some.bucket).toBe('6-hours');
    expect(some.span?.from).toBeLessThanOrEqual(SPRING);
    expect(some.span?.from).toBeGreaterThan(SPRING - DAY);
    expect(totalOf(some.bars)).toBe(58);
  });

  it('shows the last days up to now, also where their end is empty', async () => {
    const archive = await filled(10);
    const { span, bars, bucket } = await archive.timeline(
      { criteria: criteria([], { range: { kind: 'last', amount: 41, unit: 'days' } }), snapshot: null },
      'UTC',
      240,
    );
    expect({ span, bucket }).toEqual({ span: { from: NOW - 41 * DAY, to: NOW }, bucket: '6-hours' });
    expect(totalOf(bars)).toBe(10);
  });

  it('has days of 23 hours, and none where only undated entries are searched for or an open range is empty', async () => {
    const archive = await filled();
    const range = { kind: 'between' as const, from: SPRING - 30 * MINUTE, to: SPRING - 30 * MINUTE + 130 * DAY };
    const { bars } = await archive.timeline({ criteria: criteria([], { range }), snapshot: null }, BERLIN, 240);
    expect((bars[0]?.end ?? 0) - (bars[0]?.start ?? 0)).toBe(23 * HOUR);
    const none = { bucket: 'day', span: null, bars: [] };
    const undated = criteria([], { undated: 'only' });
    expect(await archive.timeline({ criteria: undated, snapshot: null }, BERLIN, 240)).toEqual(none);
    const nobody = criteria([{ field: 'task', not: false, values: ['Nothing'] }]);
    expect(await archive.timeline({ criteria: nobody, snapshot: null }, BERLIN, 240)).toMatchObject({ span: null });
  });

  it('shows a range without entries as the range, in empty bars', async () => {
    const archive = await filled();
    const range = { kind: 'between' as const, from: SPRING - 9 * DAY, to: SPRING - 2 * DAY };
    const found = await archive.timeline({ criteria: criteria([], { range }), snapshot: null }, 'UTC', 240);
    expect(found.span).toEqual({ from: range.from, to: range.to });
    expect(found.bars).toHaveLength(169);
    expect(totalOf(found.bars)).toBe(0);
  });

  it('counts what has vanished, and of it what nothing explains, under the same filters', async () => {
    const archive = await openTestArchive();
    const entries = [1, 2, 3, 26].map((hour) => ({ key: String(hour), started: hour * HOUR }));
    await collectWindow(archive, [entries]);
    await collectWindow(archive, [entries.slice(2, 3)], { end: { keptSince: 2 * HOUR } });
    const gone = (bars: readonly { vanished: number; unexplained: number }[]) =>
      bars.map(({ vanished, unexplained }) => [vanished, unexplained]);
    const range = { kind: 'between' as const, from: 0, to: 200 * DAY };
    const found = await archive.timeline({ criteria: criteria([], { range }), snapshot: null }, 'UTC', 240);
    const listed = await archive.vanished({});
    expect(gone(found.bars).slice(0, 3)).toEqual([
      [2, 1],
      [listed.length - 2, listed.length - 2],
      [0, 0],
    ]);
    const filters = [{ field: 'vanished' as const, not: false, values: ['aged-out'] }];
    const aged = await archive.timeline({ criteria: criteria(filters, { range }), snapshot: null }, 'UTC', 240);
    expect(gone(aged.bars)[0]).toEqual([1, 0]);
  });

  it('fails with a sentence for a zone that is none', async () => {
    const archive = await filled(2);
    await expect(archive.timeline({ criteria: criteria(), snapshot: null }, 'Nowhere/Land', 240)).rejects.toMatchObject(
      {
        code: 'search-invalid',
      },
    );
  });
});
