import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { BenchEntry } from '../../bench/generate/bench-entry';
import { cloudTrailRecords } from '../../bench/generate/cloudtrail-records';
import { entryBatches } from '../../bench/generate/entry-batches';
import { lumuEntries } from '../../bench/generate/lumu-entries';
import { panelEntries } from '../../bench/generate/panel-entries';
import { BENCH_NOW, DAYS, MILLISECONDS_A_DAY, RARE_WORD } from '../../bench/generate/population';

const ROWS = 60_000;
const hashOf = (texts: Iterable<string>): string => {
  const hash = createHash('sha256');
  for (const text of texts) hash.update(text);
  return hash.digest('hex');
};
const raws = function* (entries: Iterable<BenchEntry>) {
  for (const entry of entries) yield entry.raw;
};

describe.each([
  ['panel', panelEntries],
  ['lumu', lumuEntries],
] as const)('the bench generator in the %s shape', (_, entriesOf) => {
  const entries = [...entriesOf(ROWS)];

  test('gives the same bytes every time', () => {
    expect(hashOf(raws(entriesOf(2_000)))).toBe(hashOf(raws(entriesOf(2_000))));
  });

  test('gives records of 300 to 2,000 bytes of JSON, each with its own id', () => {
    const sizes = entries.map((entry) => Buffer.byteLength(entry.raw));
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(300);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(2_000);
    expect(entries.slice(0, 100).every((entry) => typeof JSON.parse(entry.raw) === 'object')).toBe(true);
    expect(new Set(entries.map((entry) => entry.nativeId)).size).toBe(ROWS);
  });

  test('spreads 250 tenants of very different sizes over 180 days', () => {
    const sizes = new Map<string, number>();
    for (const entry of entries) sizes.set(entry.tenantId, (sizes.get(entry.tenantId) ?? 0) + 1);
    const sorted = [...sizes.values()].toSorted((one, other) => other - one);
    expect(sorted.length).toBe(250);
    expect(sorted[0] ?? 0).toBeGreaterThan(20 * (sorted[125] ?? 0));
    const times = entries.map((entry) => entry.started / 1000);
    const earliest = times.reduce((least, time) => Math.min(least, time));
    expect(earliest).toBeGreaterThanOrEqual(BENCH_NOW - DAYS * MILLISECONDS_A_DAY);
    expect(times.reduce((most, time) => Math.max(most, time))).toBeLessThanOrEqual(BENCH_NOW);
    expect(earliest).toBeLessThan(BENCH_NOW - (DAYS - 1) * MILLISECONDS_A_DAY);
  });

  test('hides a rare word in one record of 50,000', () => {
    expect(entries.filter((entry) => entry.raw.includes(RARE_WORD))).toHaveLength(1);
  });
});

describe('the bench batches', () => {
  test('hold every entry once, half in each shape, with the hash of its bytes', () => {
    const batches = [...entryBatches(50_000)];
    expect(batches.map(({ shape, batch }) => [shape, batch.kind, batch.count])).toEqual([
      ['panel', 'mspcontrol', 20_000],
      ['lumu', 'lumu', 20_000],
      ['panel', 'mspcontrol', 5_000],
      ['lumu', 'lumu', 5_000],
    ]);
    const batch = batches[1]?.batch;
    if (batch === undefined) throw new Error('no second batch');
    const bytes = batch.raw.bytes.subarray(batch.raw.offsets[7], batch.raw.offsets[8]);
    expect(Buffer.from(batch.sha256.subarray(7 * 32, 8 * 32)).toString('hex')).toBe(
      createHash('sha256').update(bytes).digest('hex'),
    );
    const identities = new Set<string>();
    for (const one of batches) {
      for (let at = 0; at < one.batch.count; at++) {
        identities.add(Buffer.from(one.batch.identity.subarray(at * 16, at * 16 + 16)).toString('hex'));
      }
    }
    expect(identities.size).toBe(50_000);
  });
});

test('CloudTrail records are some 1.4 KB each and the same every time', () => {
  const records = [...cloudTrailRecords(500)];
  const mean = records.reduce((sum, record) => sum + record.length, 0) / records.length;
  expect(mean).toBeGreaterThan(1_300);
  expect(mean).toBeLessThan(1_700);
  expect(hashOf(records)).toBe(hashOf(cloudTrailRecords(500)));
});
