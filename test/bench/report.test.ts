import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readOptions } from '../../bench/options';
import { writeDocument } from '../../bench/performance-document';
import { type BenchReport, figure, writeSection } from '../../bench/report';
import { timingOf } from '../../bench/statistics';

const timing = (median: number) => ({ median, p95: median * 2, first: null, runs: 20 });
const report = (rows: number): BenchReport => ({
  rows,
  note: 'A note.',
  figures: [figure('rate', 20_000, 'entries/s', { atLeast: 25_000 }), figure('size', 220, 'bytes', { atMost: 350 })],
  questions: [
    { title: 'slow', ours: timing(90), raw: timing(30), target: 80 },
    { title: 'small', ours: timing(4), raw: timing(1), target: 10 },
  ],
});

test('median and 95th percentile are nearest ranks', () => {
  const runs = Array.from({ length: 20 }, (_, at) => 20 - at);
  expect(timingOf(runs, 99)).toEqual({ median: 10, p95: 19, first: 99, runs: 20 });
});

test('a table says of each figure whether it meets its target, and forgives a ratio only where the difference is tiny', () => {
  const section = writeSection(report(1_000_000));
  expect(section).toContain('| rate | 20,000 entries/s | at least 25,000 entries/s | missed |');
  expect(section).toContain('| size | 220 bytes | at most 350 bytes | ok |');
  expect(section).toContain('| slow | 90 | 180 |  | 80 | missed | 30 | 3.00 missed |');
  expect(section).toContain('| small | 4 | 8 |  | 10 | ok | 1 | 4.00 |');
});

test('the document keeps the sections of other scales and replaces its own', () => {
  const folder = mkdtempSync(join(tmpdir(), 'veritrail-bench-test-'));
  const path = join(folder, 'performance.md');
  writeDocument(path, report(10_000_000));
  writeDocument(path, report(1_000_000));
  writeDocument(path, { ...report(1_000_000), note: 'Another note.' });
  const text = readFileSync(path, 'utf8');
  rmSync(folder, { recursive: true });
  expect(text.match(/^## .*/gm)).toEqual(['## 1M entries', '## 10M entries']);
  expect(text.match(/note\./g)).toEqual(['note.', 'note.']);
  expect(text.indexOf('Another note.')).toBeLessThan(text.indexOf('A note.'));
});

test('options name the scale, the parts and what to leave alone; nonsense is refused', () => {
  expect(readOptions(['--rows', '10M', '--import-2gb', '--only', 'questions'])).toMatchObject({
    rows: 10_000_000,
    parts: ['questions', '2gb'],
  });
  expect(readOptions([])?.parts).toEqual(['questions', 'ingest', 'while']);
  expect(readOptions(['--help'])).toBeNull();
  expect(() => readOptions(['--rows', 'many'])).toThrow('--rows');
  expect(() => readOptions(['--only', 'everything'])).toThrow('--only');
});
